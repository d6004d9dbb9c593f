"""The checksums of a set of exports, as ``sha256sum -c`` (GNU coreutils) reads them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "SHA256SUMS"
"""What the file is called, beside the files it vouches for."""

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Return one line for each of *files* (names as they stand beside the manifest), sorted by name."""
    return "".join(_line(name, files[name]) for name in sorted(files)).encode("utf-8", "surrogateescape")


def _line(name: str, data: bytes) -> str:
    """Return the line of one file; a name with a backslash or a line end in it is escaped, and the line says so."""
    escaped = "./-" if name == "-" else "".join(_ESCAPES.get(char, char) for char in name)  # "-" is standard input
    mark = "\\" if "\\" in escaped else ""
    return f"{mark}{hashlib.sha256(data).hexdigest()}  {escaped}\n"
