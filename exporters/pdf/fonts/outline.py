"""The outline of a glyph as path operators."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.pdf.cos import objects

if TYPE_CHECKING:
    from exporters.pdf.fonts.typeface import Typeface

Point = tuple[float, float]


class _Pen:
    """Collects an outline in the units of its font."""

    def __init__(self) -> None:
        self.operators: list[bytes] = []
        self._at: Point = (0.0, 0.0)

    def moveTo(self, point: Point) -> None:  # noqa: N802 - what HarfBuzz calls a pen's methods
        self._add(b"m", point)

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._add(b"l", point)

    def curveTo(self, first: Point, second: Point, end: Point) -> None:  # noqa: N802
        self._add(b"c", first, second, end)

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802
        """Raise a quadratic curve to a cubic one: PDF knows no other."""
        (x0, y0), (x1, y1), (x2, y2) = self._at, control, end
        first = (x0 + (x1 - x0) * 2 / 3, y0 + (y1 - y0) * 2 / 3)
        second = (x2 + (x1 - x2) * 2 / 3, y2 + (y1 - y2) * 2 / 3)
        self._add(b"c", first, second, end)

    def closePath(self) -> None:  # noqa: N802
        self.operators.append(b"h")

    def endPath(self) -> None:  # noqa: N802
        """Leave an open contour open: filling closes it."""

    def _add(self, operator: bytes, *points: Point) -> None:
        self._at = points[-1]
        numbers = [objects.number(round(value, 1)) for point in points for value in point]
        self.operators.append(b" ".join([*numbers, operator]))


@lru_cache(maxsize=512)
def outline(typeface: Typeface, glyph: int) -> bytes:
    """Return the outline of *glyph*, in the units of its font, ready to be filled."""
    pen = _Pen()
    typeface.font.draw_glyph_with_pen(glyph, pen)
    return b" ".join([*pen.operators, b"f"])


def placed(typeface: Typeface, glyph: int, x: float, y: float, size: float) -> bytes:
    """Return operators that fill *glyph* with its origin at *x*, *y*, all in points."""
    scale = b"%.6f" % (size * typeface.unit / 1000)
    where = b"%b 0 0 %b %.2f %.2f cm" % (scale, scale, x, y)
    return b"q %b %b Q" % (where, outline(typeface, glyph))
