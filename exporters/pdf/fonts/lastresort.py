"""The face of last resort: one empty box, for every character that no font has.

A font may not show its ``.notdef`` (ISO 19005-3, 6.2.11.8; ISO 14289-1, 7.21.8), so the box is a glyph of a font made
here. Each character keeps a code of its own, so that the text can still be copied and searched.
"""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from exporters.pdf.fonts.glyphs import Glyph
from exporters.pdf.fonts.harfbuzz import hb
from exporters.pdf.fonts.typeface import Typeface, shaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exporters.pdf.fonts.glyphs import Shaped

BOX = 1
_ADVANCE = 620
_OUTER, _INNER = (60, 0, 560, 700), (104, 44, 516, 656)
_UNSPEAKABLE = {"Cc", "Co", "Cs", "Cn"}


@dataclass(frozen=True, eq=False)
class LastResort(Typeface):
    """A face that covers everything with its box."""

    @cached_property
    def face(self) -> Any:
        """The font, made in memory."""
        return hb.Face(_font_file())

    def covers(self, character: str) -> bool:  # noqa: ARG002 - whatever it is
        """Whether the face can draw *character*: always."""
        return True

    @cached_property
    def meanings(self) -> Mapping[int, str]:
        """No glyph has one: the box stands for whatever was written."""
        return {}

    def shape(self, text: str, *, rtl: bool = False) -> Shaped:
        """Return a box for each character of *text*, marks included with their base."""
        clusters = _clusters(text)
        count = len(clusters)
        boxes = (
            Glyph(BOX, cluster, (count - 1 - number if rtl else number) * float(_ADVANCE), 0.0, float(_ADVANCE))
            for number, cluster in enumerate(clusters)
        )
        return shaped(self, tuple(boxes), float(count * _ADVANCE))


def _clusters(text: str) -> list[str]:
    clusters: list[str] = []
    for character in text:
        if clusters and unicodedata.category(character) in {"Mn", "Me", "Cf"}:
            clusters[-1] += character
        else:
            clusters.append("\ufffd" if unicodedata.category(character) in _UNSPEAKABLE else character)
    return clusters


@lru_cache(maxsize=1)
def _font_file() -> bytes:
    """Return a TrueType font of two glyphs, ``.notdef`` and the box."""
    box = _outline()
    tables = {
        b"glyf": box * 2,
        b"head": struct.pack(">4i2H2q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, 1000, 0, 0, *_OUTER, 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">i3hH11hH", 0x10000, 800, -200, 0, _ADVANCE, 0, 0, _OUTER[2], 1, *[0] * 7, 2),
        b"hmtx": struct.pack(">HhHh", _ADVANCE, _OUTER[0], _ADVANCE, _OUTER[0]),
        b"loca": struct.pack(">3I", 0, len(box), 2 * len(box)),
        b"maxp": struct.pack(">i14H", 0x10000, 2, 8, 2, 0, 0, 2, *[0] * 8),
    }
    return _sfnt(tables)


def _outline() -> bytes:
    """Return a simple glyph: an outer contour, and an inner one the other way round."""
    (x0, y0, x1, y1), (u0, v0, u1, v1) = _OUTER, _INNER
    points = [(x0, y0), (x0, y1), (x1, y1), (x1, y0), (u0, v0), (u1, v0), (u1, v1), (u0, v1)]
    on_curve = b"\x01" * len(points)
    before = [(0, 0), *points[:-1]]
    deltas = [
        struct.pack(f">{len(points)}h", *(point[axis] - last[axis] for point, last in zip(points, before, strict=True)))
        for axis in (0, 1)
    ]
    return struct.pack(">5h3H", 2, *_OUTER, 3, 7, 0) + on_curve + b"".join(deltas)


def _sfnt(tables: Mapping[bytes, bytes]) -> bytes:
    offset = 12 + 16 * len(tables)
    directory, bodies = [struct.pack(">I4H", 0x10000, len(tables), 64, 2, len(tables) * 16 - 64)], []
    for tag, table in tables.items():
        padded = table + b"\0" * (-len(table) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory.append(tag + struct.pack(">3I", checksum, offset, len(table)))
        bodies.append(padded)
        offset += len(padded)
    return b"".join(directory + bodies)


LAST_RESORT = LastResort("LR", Path(), "LastResortBox")
