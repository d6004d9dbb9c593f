"""The map from the codes of a font back to characters (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST = 100
"""Entries that one section may have."""

_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_FOOT = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def cmap(texts: Mapping[int, str]) -> bytes:
    """Return the CMap that gives each code its characters; a code without any has no entry."""
    entries = [_entry(code, text) for code, text in sorted(texts.items()) if text]
    sections = [entries[start : start + _MOST] for start in range(0, len(entries), _MOST)]
    listed = ("{} beginbfchar\n{}\nendbfchar\n".format(len(section), "\n".join(section)) for section in sections)
    return _HEAD + "".join(listed).encode() + _FOOT


@lru_cache(maxsize=1 << 12)
def _entry(code: int, text: str) -> str:
    return f"<{code:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>"
