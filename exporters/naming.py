"""How exported files are called."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import Exporter


def file_name(stem: str, doc: Communique, exporter: Exporter, now: dt.datetime) -> str:
    """Return the name of the export of *doc*, saved as *stem*.

    While the embargo holds at *now* the name says so first, with the moment it ends in UTC, so that no one who sees
    the file can miss it: ``EMBARGO-20260312T1700Z_NAME.pdf``.
    """
    if not doc.under_embargo(now) or doc.embargo is None:
        return stem + exporter.suffix
    until = doc.embargo.until
    moment = f"-{until.astimezone(dt.UTC):%Y%m%dT%H%MZ}" if until else ""
    return f"EMBARGO{moment}_{stem}{exporter.suffix}"
