"""How a sheet of paper and a marked field look. The paper is white by day and by night, and so are its inks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_SHADOW = ((6, 4), (4, 8), (2, 12), (1, 20))
"""Width in pixels and darkness of each layer of the shadow below a page."""
_OUTLINE, _TINT = 150, 14
"""Opacity, of 255, of the outline of a marked field and of its ground."""


def paint_sheet(painter: QPainter, rect: QRect, image: QImage | None, pixels: QSize) -> None:
    """Paint a page on *rect*, with *image*: dot for dot where it has the right *pixels*, else as near as it comes."""
    painter.setPen(Qt.PenStyle.NoPen)
    for width, darkness in _SHADOW:
        painter.setBrush(QColor(0, 0, 0, darkness))
        painter.drawRoundedRect(rect.adjusted(-width, 2 - width, width, 2 + width), width, width)
    if image is None:
        painter.fillRect(rect, Qt.GlobalColor.white)
    elif image.size() == pixels:
        image.setDevicePixelRatio(pixels.width() / rect.width())
        painter.drawImage(rect.topLeft(), image)
    else:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, image)


def paint_mark(painter: QPainter, rect: QRectF) -> None:
    """Outline the field on *rect*, so lightly that it still reads as paper."""
    colour = QColor(theme.LIGHT.primary)
    colour.setAlpha(_OUTLINE)
    tint = QColor(colour)
    tint.setAlpha(_TINT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(tint)
    painter.drawRoundedRect(rect.adjusted(-6, -4, 6, 4), 4, 4)
