"""Where what an exporter is told besides the document comes together, for window and command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor import __version__
from exporters.context import ExportContext

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from aes_editor.letterhead import Letterhead

PRODUCER = f"AES Editor {__version__}"


def export_context(
    now: dt.datetime, media: Mapping[str, bytes], profile: str, letterhead: Letterhead, icc: bytes = b""
) -> ExportContext:
    """Return the context of one export; *profile* "" is the first one of each exporter."""
    return ExportContext(now=now, producer=PRODUCER, letterhead=letterhead, media=media, profile=profile, icc=icc)
