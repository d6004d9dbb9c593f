"""The field that is marked in a text, and the field that a click in it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication, QTextEdit

from ui import theme
from ui.preview.marks import lines_of

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QPlainTextEdit

    from aes_editor.lines import Lines


class LineMarks(QObject):
    """Marks lines of *view*, of which a line is a block of Qt's. Signal: ``field_clicked(path)``."""

    field_clicked = Signal(str)

    def __init__(self, view: QPlainTextEdit) -> None:
        super().__init__(view)
        self._view = view
        self._places: tuple[Lines, ...] = ()
        self._path = ""
        self._pressed: QPoint | None = None
        view.viewport().installEventFilter(self)

    def show_places(self, places: tuple[Lines, ...]) -> None:
        """Take *places* as what the text says now; what is marked stays in view."""
        moved = lines_of(self._path, places) != self.marked()
        self._places = places
        self.dress()
        if moved:
            self._reveal()

    def mark(self, path: str) -> None:
        """Mark the field *path* and bring it into view; "" marks none."""
        self._path = path
        self.dress()
        self._reveal()

    def marked(self) -> tuple[Lines, ...]:
        """Return what is marked."""
        return lines_of(self._path, self._places)

    def dress(self) -> None:
        """Draw the marks in the colours of the moment."""
        selections = []
        for first, last, _field in self.marked():
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._view.document().findBlockByNumber(first))
            end = self._view.document().findBlockByNumber(last)
            after = min(end.position() + end.length(), self._view.document().characterCount() - 1)
            cursor.setPosition(after, QTextCursor.MoveMode.KeepAnchor)  # with the line end, which fills its row
            selection.cursor = cursor
            selection.format.setBackground(QColor(theme.tokens().tint))
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            selections.append(selection)
        self._view.setExtraSelections(selections)

    def _reveal(self) -> None:
        marked = self.marked()
        if not marked:
            return
        view = self._view
        top = view.firstVisibleBlock().blockNumber()
        bottom = view.cursorForPosition(view.viewport().rect().bottomLeft()).blockNumber()
        if not any(first <= bottom and last >= top for first, last, _field in marked):
            view.verticalScrollBar().setValue(max(0, self._row(marked[0].first) - 3))

    def _row(self, line: int) -> int:
        """Return the row of the scroll bar at which *line* begins: a line that wraps takes several."""
        return self._view.document().findBlockByNumber(line).firstLineNumber()

    def field_at(self, position: QPoint) -> str:
        """Return the field said at *position*: that of the fewest lines, and of these the outer one; "" for none."""
        line = self._view.cursorForPosition(position).blockNumber()
        here = [place for place in self._places if place.first <= line <= place.last]
        return min(reversed(here), key=lambda place: place.last - place.first).field if here else ""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            here = event.position().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = here
            elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
                clicked = (here - self._pressed).manhattanLength() < QApplication.startDragDistance()
                self._pressed = None
                if clicked and (path := self.field_at(here)):
                    self.field_clicked.emit(path)
        return False
