"""How exported files are called."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import Exporter

NAMELESS = "communique"
"""The stem of a file whose own name says nothing."""

_MOST_BYTES = 180  # of the 255 that file systems take: room for the embargo, the suffix and a temporary name
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\..*)?\Z", re.IGNORECASE)


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


def safe_stem(stem: str) -> str:
    """Return *stem* as every system and USB key takes it: most stems are returned as they are.

    Characters that Windows forbids, control and invisible ones become ``_``, a leading dot too (the file would be
    hidden); the names of Windows devices get one in front; what is too long is cut, and told apart by eight digits
    of its SHA-256.
    """
    visible = "".join("_" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char for char in stem)
    safe = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", visible)).rstrip(". ")
    if safe.startswith("."):
        safe = "_" + safe[1:]
    if not safe.strip("_ "):
        return NAMELESS
    if _DEVICES.match(safe):
        safe = "_" + safe
    if len(safe.encode()) > _MOST_BYTES:
        digest = hashlib.sha256(safe.encode()).hexdigest()[:8]
        safe = f"{safe.encode()[:_MOST_BYTES].decode(errors='ignore')}~{digest}"
    return safe
