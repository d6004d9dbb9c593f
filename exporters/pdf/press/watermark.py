"""A word across the page, behind the text, as outlines: it is seen, and no search or copy finds it in the text."""

from __future__ import annotations

import math
from functools import lru_cache

from exporters.pdf.cos import objects
from exporters.pdf.fonts import catalogue, fallback
from exporters.pdf.fonts.catalogue import Family
from exporters.pdf.typesetting import bidi

_ANGLE = math.radians(56)
_SPAN = 0.72
_LARGEST = 150.0


class _Pen:
    """Collects a glyph's outline as path operators."""

    def __init__(self, x: float) -> None:
        self.operators: list[bytes] = []
        self._x = x
        self._at = (0.0, 0.0)

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802 - HarfBuzz calls pens so
        self._add(b"m", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802
        self._add(b"l", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add(b"c", *points)

    def qCurveTo(self, control: tuple[float, float], end: tuple[float, float]) -> None:  # noqa: N802
        """Raise a quadratic curve to a cubic one: PDF knows no other."""
        (x0, y0), (x1, y1), (x2, y2) = self._at, control, end
        first = (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3)
        second = (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3)
        self._add(b"c", first, second, end)

    def closePath(self) -> None:  # noqa: N802
        self.operators.append(b"h")

    def endPath(self) -> None:  # noqa: N802
        """Leave an open contour open: filling closes it."""

    def _add(self, operator: bytes, *points: tuple[float, float]) -> None:
        self._at = points[-1]
        numbers = [objects.number(round(value, 1)) for x, y in points for value in (x + self._x, y)]
        self.operators.append(b" ".join([*numbers, operator]))


@lru_cache(maxsize=16)
def outlined(word: str, width: float, height: float, ink: bytes) -> bytes:
    """Return the operators that draw *word* across the middle of a page of *width* by *height* points."""
    outlines, advance = _outlines(word)
    room = _SPAN * min(width / math.cos(_ANGLE), height / math.sin(_ANGLE))
    scale = min(_LARGEST, room * 1000 / max(advance, 1)) / 1000
    cosine, sine = math.cos(_ANGLE) * scale, math.sin(_ANGLE) * scale
    x, y = width / 2 - cosine * advance / 2 + sine * 350, height / 2 - sine * advance / 2 - cosine * 350
    matrix = b" ".join(map(_precise, (cosine, sine, -sine, cosine, x, y)))
    return b"q %b %b cm\n%b f Q" % (ink, matrix, outlines)


def _precise(value: float) -> bytes:
    return b"%.5f" % value


def _outlines(word: str) -> tuple[bytes, float]:
    """Return the outlines of *word* in thousandths of an em, and how wide it is."""
    parts: list[bytes] = []
    x = 0.0
    for face, stretch in fallback.stretches(word, catalogue.chain(Family.SANS, bold=True)):
        shaped = face.shape(stretch, rtl=bidi.is_mixed(stretch))
        for glyph in shaped.glyphs:
            pen = _Pen((x + glyph.x) / face.unit)
            face.font.draw_glyph_with_pen(glyph.id, pen)
            parts.extend(pen.operators)
        x += shaped.advance
    return b"\n".join(parts), x
