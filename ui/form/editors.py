"""The two editors of text: a line, and a text that grows with what is in it.

Both say ``edited(text)`` only for what a person did, are shown a value with ``show_value``, and leave undo to the
document: a field has no history of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFont

APART = "application/x-aes-editor-apart"
"""Format that tells, beside text, that it is words of their own: a space is put where they would touch others."""

_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_PARAGRAPH_SEPARATORS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})
_CLOSING = ",.;:!?…»”)"
_OPENING = "«“("
_UNWANTED = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))


def _is_history(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _HISTORY)


class LineEditor(QLineEdit):
    """A line of text."""

    edited = Signal(str)
    paint_marks: Callable[[QRect], None] | None = None
    """Draws over the text; set by what marks words, as :mod:`ui.form.underlines` does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.edited)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.paint_marks is not None:
            self.paint_marks(event.rect())

    def show_value(self, text: str, /) -> None:
        """Show *text* without moving the cursor more than needed."""
        if text != self.text():
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(place, len(text)) if self.hasFocus() else len(text))

    def value(self) -> str:
        """Return what is shown."""
        return self.text()

    def event(self, event: QEvent) -> bool:
        # QLineEdit takes Ctrl+Z for its own history; the window's action must get it
        if event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} and _is_history(event):
            event.ignore()
            return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in {"edit-undo", "edit-redo"}:
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _has_files(event.mimeData()):
            event.ignore()  # the window takes files
        else:
            super().dragEnterEvent(event)


class TextEditor(QPlainTextEdit):
    """A text that is as high as its lines; with *single*, one paragraph that wraps and holds no line feed.

    ``split(before, after)`` and ``merge()`` ask the body for what Enter and Backspace do between paragraphs, where
    *splits* is on; Tab leaves the field.
    """

    edited = Signal(str)
    split = Signal(str, str)
    merge = Signal()
    paint_marks: Callable[[QRect], None] | None = None
    """As in :class:`LineEditor`."""

    def __init__(
        self,
        font: QFont | None = None,
        *,
        single: bool = False,
        splits: bool = False,
        markdown: bool = False,
        least: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._single = single
        self._splits = splits
        self.markdown = markdown
        self._least = least
        self._showing = False
        self._last = ""
        if font is not None:
            self.setFont(font)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLineWidth(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.textChanged.connect(self._on_text_changed)
        self._fit()

    def value(self) -> str:
        """Return what is shown, no-break spaces included (``toPlainText`` would make them plain)."""
        return self.document().toRawText().translate(_PARAGRAPH_SEPARATORS)

    def show_value(self, text: str, /) -> None:
        """Show *text*, touching only what differs, so that cursor and view stay where they are."""
        shown = self.value()
        if text == shown:
            return
        start = common_start(shown, text)
        end = common_start(shown[start:][::-1], text[start:][::-1])
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(shown[:start]))
        cursor.setPosition(units(shown[: len(shown) - end]), QTextCursor.MoveMode.KeepAnchor)
        self._showing = True
        cursor.insertText(text[start : len(text) - end])
        self._showing = False
        self._last = self.value()
        if self.hasFocus():
            self.setTextCursor(cursor)
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def place_cursor(self, position: int) -> None:
        """Put the cursor before the character *position* (of Python's counting)."""
        cursor = self.textCursor()
        cursor.setPosition(units(self.value()[:position]))
        self.setTextCursor(cursor)

    def select(self, start: int, end: int) -> None:
        """Select the characters [start, end) of Python's counting."""
        text = self.value()
        cursor = self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selection(self) -> tuple[int, int]:
        """Return the [start, end) of the selection in characters of Python's counting."""
        cursor = self.textCursor()
        text = self.value()
        return characters(text, cursor.selectionStart()), characters(text, cursor.selectionEnd())

    def replace_selection(self, text: str, select: tuple[int, int] | None = None) -> None:
        """Write *text* over the selection as if typed; select its characters [start, end)."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        cursor.insertText(text)
        if select is not None:
            cursor.setPosition(start + units(text[: select[0]]))
            cursor.setPosition(start + units(text[: select[1]]), QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _on_text_changed(self) -> None:
        if self._showing:
            return
        text = self.value()
        if text != self._last:
            self._last = text
            self.edited.emit(text)

    def _fit(self) -> None:
        lines = max(self._least, round(self.document().size().height()))
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + round(2 * self.document().documentMargin())
        height = lines * self.fontMetrics().lineSpacing() + frame + 2
        if height != self.height():
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.paint_marks is not None:
            self.paint_marks(event.rect())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} and _is_history(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._single:
                self.focusNextChild()
                return
            if self._splits and plain and self._split():
                return
        if event.key() == Qt.Key.Key_Backspace and plain and self._splits and self._at_start():
            self.merge.emit()
            return
        super().keyPressEvent(event)

    def _at_start(self) -> bool:
        cursor = self.textCursor()
        return cursor.position() == 0 and not cursor.hasSelection()

    def _split(self) -> bool:
        """Ask for a new paragraph at the cursor, unless the line belongs to a list or a table."""
        cursor = self.textCursor()
        line = cursor.block().text()
        if marker := _list_marker(line):
            if line.strip() == marker.strip():
                cursor.select(QTextCursor.SelectionType.LineUnderCursor)
                cursor.removeSelectedText()
            else:
                cursor.insertText("\n" + _next_marker(marker))
            return True
        if line.lstrip().startswith("|"):
            return False
        start, end = self.selection()
        text = self.value()
        self.split.emit(text[:start], text[end:])
        return True

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether *source* is text; files are taken by the window, not by a field."""
        return not _has_files(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped, unless the form has something better to do with it."""
        if not _taken_by_form(self, source):
            self.insert_data(source)

    def insert_data(self, source: QMimeData) -> None:
        """Insert *source* as plain text, without control characters."""
        text = source.text().replace("\r\n", "\n").replace("\r", "\n").translate(_UNWANTED)
        text = " ".join(text.split("\n")) if self._single else text
        self.textCursor().insertText(self._set_apart(text) if source.hasFormat(APART) else text)
        self.ensureCursorVisible()

    def _set_apart(self, text: str) -> str:
        value = self.value()
        start, end = self.selection()
        before, after = value[start - 1 : start] if start else "", value[end : end + 1]
        space_before = before.isalnum() or before in _CLOSING
        space_after = after.isalnum() or after in _OPENING
        return f"{' ' * bool(before and space_before)}{text}{' ' * bool(after and space_after)}"

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy no-break spaces as themselves."""
        start, end = self.selection()
        data = QMimeData()
        data.setText(self.value()[start:end])
        return data


def _has_files(source: QMimeData) -> bool:
    return any(url.isLocalFile() for url in source.urls())


def _taken_by_form(editor: TextEditor, source: QMimeData) -> bool:
    form: Any = editor.parentWidget()
    while form is not None and not hasattr(form, "takes"):
        form = form.parentWidget()
    return form is not None and form.takes(source, editor)


def common_start(first: str, second: str) -> int:
    """Return how many characters *first* and *second* begin with in common."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(first), len(second)))


def units(text: str) -> int:
    """Return the length of *text* in the UTF-16 units that Qt counts positions in."""
    return len(text) + (0 if text.isascii() else sum(char > "\uffff" for char in text))


def characters(text: str, position: int) -> int:
    """Return how many characters of *text* stand before the UTF-16 unit *position*."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return len(raw[: 2 * position].decode("utf-16-le", "surrogatepass"))


def _list_marker(line: str) -> str:
    """Return the Markdown list marker that opens *line*, with its indent and space; "" where there is none."""
    indent = line[: len(line) - len(line.lstrip())]
    first, space, _rest = line.lstrip().partition(" ")
    is_marker = first in {"-", "*", "+"} or (first.endswith(".") and first[:-1].isdecimal() and len(first) < 4)
    return f"{indent}{first}{space}" if is_marker and space else ""


def _next_marker(marker: str) -> str:
    number = marker.strip().rstrip(".")
    return marker.replace(number, str(int(number) + 1)) if number.isdecimal() else marker
