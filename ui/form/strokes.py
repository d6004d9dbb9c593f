"""How the marks under words are drawn: each kind has a shape of its own, so that none is told by its colour alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from ui import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QTextLine

    from ui.form.editors import LineEditor, TextEditor

_WAVE = 4.6
_HEIGHT = 1.15
_STEP = 0.575
_BELOW = 2.4
"""Pixels between the baseline and the stroke."""

LOOKS: dict[str, tuple[str, str, float]] = {
    "error": ("danger", "line", 2.0),
    "warning": ("warning", "dash", 1.7),
    "note": ("quiet", "dot", 1.7),
    "spelling": ("danger", "wave", 1.2),
    "typography": ("primary", "dot", 1.7),
    "found": ("primary", "line", 1.5),
    "found-here": ("primary", "line", 4.0),
}
"""The kinds of mark: ink (:class:`ui.theme.Tokens`), shape, width in pixels."""

_SHAPES = {"dash": [3.2, 2.0], "dot": [0.1, 1.9]}

Stretch = tuple[float, float, float]
"""From x to x, at y; in pixels of the widget that is painted."""


def draw(painter: QPainter, stretches: Iterator[Stretch], kind: str) -> None:
    """Draw the mark of *kind* along *stretches*."""
    ink, shape, width = LOOKS[kind]
    pen = QPen(QColor(getattr(theme.tokens(), ink)), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if shape in _SHAPES:
        pen.setDashPattern(_SHAPES[shape])
        if shape == "dot":
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    for left, right, y in stretches:
        if shape == "wave":
            painter.drawPath(_wave(left, right, y))
        else:
            painter.drawLine(QPointF(left, y), QPointF(right, y))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    for step in range(1, math.ceil((right - left) / _STEP) + 1):
        x = min(left + step * _STEP, right)
        path.lineTo(x, y + _HEIGHT * math.sin((x - left) * 2 * math.pi / _WAVE))
    return path


def in_text(editor: TextEditor, start: int, end: int, visible: QRect) -> Iterator[Stretch]:
    """Yield where the characters [*start*, *end*) of *editor* stand, in UTF-16 units, as far as they are *visible*."""
    offset = editor.contentOffset()
    block = editor.document().findBlock(start)
    while block.isValid() and block.position() < end:
        top = editor.blockBoundingGeometry(block).translated(offset).topLeft()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            y = top.y() + line.y() + line.ascent() + _BELOW
            if visible.top() - line.height() <= y <= visible.bottom() + line.height():
                for left, right in _along(line, start - block.position(), end - block.position()):
                    yield top.x() + left, top.x() + right, y
        block = block.next()


def in_line(editor: LineEditor, start: int, end: int) -> Iterator[Stretch]:
    """Yield where the characters [*start*, *end*) of *editor* stand, in UTF-16 units.

    Qt tells of a line only where its cursor is: the text is laid out anew and put where the cursors meet.
    """
    option = QTextOption()
    option.setTextDirection(editor.layoutDirection())
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout = QTextLayout(editor.displayText(), editor.font())
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    cursor = editor.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    x = cursor.x() + cursor.width() / 2 - _x(line, editor.cursorPosition())
    y = (editor.height() + line.height()) / 2 - line.descent() + _BELOW
    shown = editor.contentsRect().adjusted(3, 0, -3, 0)
    for left, right in _along(line, start, end):
        if x + right > shown.left() and x + left < shown.right():
            yield max(x + left, shown.left()), min(x + right, shown.right()), min(y, editor.height() - 2.5)


def _along(line: QTextLine, start: int, end: int) -> Iterator[tuple[float, float]]:
    first = max(start, line.textStart())
    last = min(end, line.textStart() + line.textLength())
    if first < last:
        ends = sorted((_x(line, first), _x(line, last)))
        yield ends[0], ends[1]


def _x(line: QTextLine, position: int) -> float:
    return float(cast("tuple[float, int]", line.cursorToX(position))[0])
