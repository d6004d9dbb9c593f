"""The checksums of a set of exports, as ``sha256sum -c`` (GNU coreutils) reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "SHA256SUMS"
"""What the file is called, beside the files it vouches for."""

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_MEANT = {escape: char for char, escape in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\[\\nr]")
_LINE = re.compile(r"(?P<escaped>\\?)(?P<digest>[0-9a-f]{64}) [ *](?P<name>.+)", re.DOTALL)


def manifest(digests: Mapping[str, str]) -> bytes:
    """Return one line for each file in *digests* (SHA-256 by name, as it stands beside the manifest), by name."""
    return "".join(_line(name, digests[name]) for name in sorted(digests)).encode("utf-8", "surrogateescape")


def digests(data: bytes) -> dict[str, str]:
    """Return what the manifest *data* vouches for; :class:`ValueError` where it is none."""
    found: dict[str, str] = {}
    for line in data.decode("utf-8", "surrogateescape").split("\n"):
        if not line:
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"no line of a manifest: {line[:80]!r}")
        name = _ESCAPED.sub(lambda escape: _MEANT[escape[0]], match["name"]) if match["escaped"] else match["name"]
        found["-" if name == "./-" else name] = match["digest"]
    return found


def _line(name: str, digest: str) -> str:
    """Return the line of one file; a name with a backslash or a line end in it is escaped, and the line says so."""
    escaped = "./-" if name == "-" else "".join(_ESCAPES.get(char, char) for char in name)  # "-" is standard input
    mark = "\\" if "\\" in escaped else ""
    return f"{mark}{digest}  {escaped}\n"
