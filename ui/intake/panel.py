"""« Laissé de côté »: the strip under the form with what an import put into no field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from aes_editor.i18n import _, ngettext
from ui import theme
from ui.icons import icon
from ui.intake.lines import LinesView

if TYPE_CHECKING:
    from ui.intake.review import Review

_LEAST = 84
_MOST_ROWS = 5


class Panel(QFrame):
    """Shows one review at a time.

    Signals: ``insert_asked(text, where on the screen)``, ``next_asked()`` for the next field to check, ``closed()``.
    """

    insert_asked = Signal(str, QPoint)
    next_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(_("Left out"))
        self.setMinimumHeight(_LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 4)
        column.setSpacing(4)
        column.addLayout(self._head())
        self._losses = QLabel()
        self._losses.setObjectName("warning")
        self._losses.setWordWrap(True)
        self._losses.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self._losses)
        self._nothing = QLabel(_("Every line is in a field."))
        self._nothing.setObjectName("quiet")
        column.addWidget(self._nothing)
        self.view = LinesView()
        self.view.activated.connect(self._on_insert)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        title = QLabel(_("Left out"))
        title.setFont(theme.strong(title.font(), 600))
        self._count = QLabel()
        self._count.setObjectName("quiet")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.check_button = QPushButton()
        self.check_button.setToolTip(_("Go to the next field to check"))
        self.check_button.clicked.connect(self.next_asked)
        self.insert_button = QPushButton(_("Insert…"))
        self.insert_button.setAccessibleName(_("Insert the line into a field"))
        self.insert_button.setToolTip(_("Insert the line into a field; lines can be dragged too"))
        self.insert_button.clicked.connect(self._on_insert)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setToolTip(_("Close"))
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.closed)
        row.addWidget(title)
        row.addWidget(self._count, 1)
        for button in (self.check_button, self.insert_button, close):
            row.addWidget(button)
        return row

    def ideal_height(self) -> int:
        """Return the height that shows every line, up to half a dozen."""
        rows = min(self.view.lines.rowCount(), _MOST_ROWS)
        chrome = self.sizeHint().height() - self.view.sizeHint().height() if rows else self.sizeHint().height()
        return max(_LEAST, chrome + rows * max(self.view.sizeHintForRow(0), 0) + 6)

    def show_review(self, review: Review) -> None:
        """Show *review* from now on."""
        if self.view.lines.review is review:
            return  # it tells of its changes itself
        if self.view.lines.review is not None:
            self.view.lines.review.changed.disconnect(self._refresh)
        review.changed.connect(self._refresh)
        self.view.lines.show(review)
        self.view.setCurrentIndex(self.view.lines.index(0))
        self.view.clearSelection()
        self._losses.setText("⚠ " + " ".join(review.losses))
        self._losses.setVisible(bool(review.losses))
        self._nothing.setVisible(not review.lines)
        self.view.setVisible(bool(review.lines))
        self.insert_button.setVisible(bool(review.lines))
        self._refresh()

    def forget(self, review: Review) -> None:
        """Show *review* no more: it is at its end."""
        if self.view.lines.review is review:
            review.changed.disconnect(self._refresh)
            self.view.lines.show(None)

    def _refresh(self) -> None:
        review = self.view.lines.review
        if review is None:
            return
        lines, unsure = len(review.lines), len(review.unsure)
        said = ngettext("{count} line of {title}", "{count} lines of {title}", lines)
        self._count.setText(said.format(count=lines, title=review.title) if lines else review.title)
        self.check_button.setVisible(bool(unsure))
        self.check_button.setText("⚠ " + ngettext("{count} to check", "{count} to check", unsure).format(count=unsure))
        self.view.lines.refresh()

    def _on_insert(self) -> None:
        if text := self.view.chosen_text():
            where = self.view.visualRect(self.view.currentIndex()).bottomLeft() + QPoint(30, 2)
            self.insert_asked.emit(text, self.view.viewport().mapToGlobal(where))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
