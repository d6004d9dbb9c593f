"""The tabs of text: XML and plain text, changed in place so that the reader never loses the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontDatabase, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from aes_editor.i18n import _
from ui.preview import zoom
from ui.preview.findings import FindingsStrip
from ui.preview.highlight import XmlHighlighter
from ui.preview.line_marks import LineMarks
from ui.preview.messages import Source, Tab
from ui.preview.painted import NextPaint
from ui.preview.pane import Pane
from ui.preview.text_diff import changes_between, utf16_length
from ui.preview.wheel import ZoomWheel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.preview.messages import Remark


class SourcePane(Pane):
    """Shows a :class:`~ui.preview.messages.Source`; the text can be selected and copied, never changed."""

    def __init__(self, tab: Tab, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QPlainTextEdit(self, readOnly=True, undoRedoEnabled=False)
        self.view.setStyleSheet("QPlainTextEdit { border: none; border-radius: 0; padding: 0; }")  # no field to fill in
        self.view.setAccessibleName(_("NewsML-G2 record") if tab is Tab.XML else _("Plain text"))
        self.view.document().setDocumentMargin(16)
        self._points = max(9.0, QApplication.font().pointSizeF())
        self._zoom = 1.0
        self._set_font()
        self._highlighter = XmlHighlighter(self.view.document()) if tab is Tab.XML else None
        self._marks = LineMarks(self.view)
        self._marks.field_clicked.connect(self.field_clicked)
        self._text = ""
        self._painted = NextPaint(self.view.viewport())
        self._painted.painted.connect(self.painted)
        ZoomWheel(self.view.viewport(), self.zoom_in, self.zoom_out)
        self._column.addWidget(self.view, 1)
        self.findings = FindingsStrip(self)
        self.findings.chosen.connect(self._on_chosen)
        self._column.addWidget(self.findings)
        self.setFocusProxy(self.view)

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    def show_content(self, number: int, content: object) -> None:
        if not isinstance(content, Source):
            return
        self._edit(content.text)
        self._text = content.text
        self._marks.show_places(content.places)
        if content.remarks is not None:
            self.findings.show_remarks(content.remarks)
        self._painted.expect(number)
        self.view.viewport().update()

    def _edit(self, text: str) -> None:
        """Turn what is shown into *text* line by line; what did not change stays where the reader sees it."""
        document = self.view.document()
        folded = document.characterCount() - 1 != utf16_length(self._text)  # by Qt, and positions mean little
        if folded or not self._text:
            self.view.setPlainText(text)
            return
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for change in reversed(changes_between(self._text, text)):
            start = utf16_length(self._text[: change.start])
            end = start + utf16_length(self._text[change.start : change.start + change.removed])
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(change.inserted)
        cursor.endEditBlock()

    def _on_chosen(self, remark: Remark) -> None:
        """Go to the line of *remark*, and to its field."""
        cursor = QTextCursor(self.view.document().findBlockByNumber(remark.line))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.view.setTextCursor(cursor)
        self.view.centerCursor()
        if remark.field:
            self.field_clicked.emit(remark.field)

    def mark_field(self, path: str) -> None:
        self._marks.mark(path)

    def rewind(self) -> None:
        self.view.verticalScrollBar().setValue(0)

    @property
    def zoom(self) -> float:
        return self._zoom

    def zoom_in(self) -> None:
        self._set_zoom(zoom.above(self._zoom))

    def zoom_out(self) -> None:
        self._set_zoom(zoom.below(self._zoom))

    def zoom_reset(self) -> None:
        self._set_zoom(1.0)

    def _set_zoom(self, magnification: float) -> None:
        self._zoom = magnification
        self._set_font()
        self.zoom_changed.emit()

    def _set_font(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(self._points * self._zoom)
        self.view.setFont(font)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._marks.dress()
            if self._highlighter:
                self._highlighter.dress()
