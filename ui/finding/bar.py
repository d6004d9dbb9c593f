"""The bar above the form where a person says what is looked for, and sees what there is of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from aes_editor.finding import Query
from aes_editor.i18n import _
from ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class FindBar(QFrame):
    """Two lines, the second for replacing.

    ``changed()`` after every change of what is looked for; ``next_asked()``, ``previous_asked()``,
    ``replace_asked()``, ``all_asked()`` and ``closed()`` for the buttons and their keys.
    """

    changed = Signal()
    next_asked = Signal()
    previous_asked = Signal()
    replace_asked = Signal()
    all_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("find")
        self.words = _line(_("Find"), _("Find in every field"))
        self.instead = _line(_("Replace by"), _("Replace by"))
        self.case = _switch("case-sensitive", _("Match case"))
        self.exact = _switch("", _("Tell accents, apostrophes and no-break spaces apart"), "é")
        self.whole = _switch("whole-word", _("Whole words"))
        self.expression = _switch("regex", _("Regular expression"))
        self.count = QLabel()
        self.count.setObjectName("counter")
        self.count.setMinimumWidth(64)
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said = QLabel()
        self.said.setObjectName("quiet")
        self.said.setWordWrap(True)
        self._previous = _button("chevron-up", _("Previous match"))
        self._next = _button("chevron-down", _("Next match"))
        self._close = _button("x", _("Close"))
        self._one = QPushButton(_("Replace"))
        self._all = QPushButton(_("Replace all"))
        self._replacing = _row(self._one, self._all)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 8, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.addWidget(self.words, 0, 0)
        switches = (self.case, self.exact, self.whole, self.expression)
        grid.addWidget(_row(*switches, self.count, self._previous, self._next, self._close), 0, 1)
        grid.addWidget(self.instead, 1, 0)
        grid.addWidget(self._replacing, 1, 1)
        grid.addWidget(self.said, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.said.hide()

    def _connect(self) -> None:
        self.words.textChanged.connect(self.changed)
        for switch in (self.case, self.exact, self.whole, self.expression):
            switch.toggled.connect(self.changed)
        self._previous.clicked.connect(self.previous_asked)
        self._next.clicked.connect(self.next_asked)
        self._close.clicked.connect(self.closed)
        self._one.clicked.connect(self.replace_asked)
        self._all.clicked.connect(self.all_asked)

    def query(self) -> Query:
        """Return what is looked for."""
        return Query(
            self.words.text(),
            expression=self.expression.isChecked(),
            case=self.case.isChecked(),
            exact=self.exact.isChecked(),
            words=self.whole.isChecked(),
        )

    def open(self, *, replacing: bool, words: str) -> None:
        """Show the bar, with the line for *replacing* or without, and *words*, if there are any, to look for."""
        self.instead.setVisible(replacing)
        self._replacing.setVisible(replacing)
        if words:
            self.words.setText(words)
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def tell(self, at: int, total: int, where: str) -> None:
        """Show that match *at* (counted from 1; 0 for none) of *total* is meant, which stands in the field *where*."""
        looked = bool(self.words.text())
        self.count.setText(f"{at or '–'} / {total}" if looked else "")
        self._say(where if total else _("Found nowhere.") if looked else "", "quiet")
        for button in (self._previous, self._next, self._one, self._all):
            button.setEnabled(total > 0)

    def tell_fault(self, sentence: str) -> None:
        """Say what is wrong with what is looked for."""
        self.count.setText("")
        self._say(sentence, "problem")
        for button in (self._previous, self._next, self._one, self._all):
            button.setEnabled(False)

    def tell_done(self, sentence: str) -> None:
        """Say what was done."""
        self._say(sentence, "quiet")

    def _say(self, sentence: str, name: str) -> None:
        if self.said.objectName() != name:
            self.said.setObjectName(name)
            self.said.style().polish(self.said)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.words.setAccessibleDescription(" – ".join(filter(None, (self.count.text(), sentence))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.instead.hasFocus():
            self.replace_asked.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            (self.previous_asked if back else self.next_asked).emit()
        else:
            super().keyPressEvent(event)


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setPlaceholderText(hint)
    line.setClearButtonEnabled(True)
    return line


def _switch(symbol: str, name: str, text: str = "") -> QToolButton:
    switch = _button(symbol, name)
    switch.setText(text)
    switch.setCheckable(True)
    return switch


def _button(symbol: str, name: str) -> QToolButton:
    button = QToolButton()
    if symbol:
        button.setIcon(icon(symbol))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setMinimumSize(28, 28)
    return button


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return row
