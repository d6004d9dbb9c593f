"""Pages on the desk: where each one lies, and which fields lie on it. Plain geometry in pixels of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF

from ui.preview.marks import candidates, covers

if TYPE_CHECKING:
    from ui.preview.messages import Spot

MARGIN = 20
"""Pixels of desk around the pages."""
GAP = 16
"""Pixels of desk between two pages."""
_NEAR = 14.0
"""Points within which a click beside a field still means it."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Pages below one another: *rects* on a desk of *size*, *scale* pixels to the point."""

    rects: tuple[QRect, ...]
    size: QSize
    scale: float

    def page_at(self, y: float) -> int:
        """Return the page nearest to the height *y*; -1 where there is no page at all."""
        near = [abs(rect.center().y() - y) - rect.height() / 2 for rect in self.rects]
        return near.index(min(near)) if near else -1

    def within(self, top: int, bottom: int) -> tuple[int, ...]:
        """Return the pages of which something lies between *top* and *bottom*."""
        return tuple(page for page, rect in enumerate(self.rects) if rect.bottom() >= top and rect.top() <= bottom)

    def on_desk(self, spot: Spot) -> QRectF:
        """Return where *spot* lies on the desk."""
        origin = self.rects[spot.page].topLeft()
        corners = QPointF(spot.x0, spot.y0) * self.scale, QPointF(spot.x1, spot.y1) * self.scale
        return QRectF(*corners).translated(origin)


def fitting(sizes: tuple[QSizeF, ...], width: int, most: float) -> float:
    """Return the scale at which the widest of *sizes* fills *width* pixels of desk, but no more than *most*."""
    widest = max((size.width() for size in sizes), default=1.0)
    return min(max(width - 2 * MARGIN, 80) / widest, most)


def arrange(sizes: tuple[QSizeF, ...], scale: float, width: int) -> Arrangement:
    """Lay pages of *sizes* in points on a desk at least *width* pixels wide, each in the middle."""
    papers = [QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale))) for size in sizes]
    desk = max([width, *(paper.width() + 2 * MARGIN for paper in papers)])
    rects: list[QRect] = []
    y = MARGIN
    for paper in papers:
        rects.append(QRect((desk - paper.width()) // 2, y, paper.width(), paper.height()))
        y += paper.height() + GAP
    return Arrangement(tuple(rects), QSize(desk, y - GAP + MARGIN if rects else 0), scale)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one PDF, where they lie."""

    spots: tuple[Spot, ...] = ()

    def at(self, page: int, x: float, y: float) -> str:
        """Return the field at the point *x*, *y* of *page*: the smallest there, else the nearest; "" where none is."""
        here = [spot for spot in self.spots if spot.page == page]
        inside = [spot for spot in here if spot.x0 <= x <= spot.x1 and spot.y0 <= y <= spot.y1]
        if inside:
            return min(inside, key=lambda spot: (spot.x1 - spot.x0) * (spot.y1 - spot.y0)).field
        near = [(away, spot.field) for spot in here if (away := _distance(spot, x, y)) <= _NEAR]
        return min(near)[1] if near else ""

    def of(self, path: str) -> tuple[Spot, ...]:
        """Return the spots that show the field *path*."""
        for candidate in candidates(path):
            if found := tuple(spot for spot in self.spots if covers(candidate, spot.field)):
                return found
        return ()


def _distance(spot: Spot, x: float, y: float) -> float:
    across = max(spot.x0 - x, 0.0, x - spot.x1)
    down = max(spot.y0 - y, 0.0, y - spot.y1)
    return float((across * across + down * down) ** 0.5)
