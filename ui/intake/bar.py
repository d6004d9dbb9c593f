"""One calm line above the form: a question, work under way, or what went wrong. It never stops anybody from writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from aes_editor.i18n import _
from ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    Choice = tuple[str, Callable[[], None]]


class Bar(QFrame):
    """Hidden until it has something to say; Escape is its last choice. *go_back* gives the focus back to the form."""

    def __init__(self, go_back: Callable[[], None]) -> None:
        super().__init__()
        self._go_back = go_back
        self.setObjectName("banner")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 10, 7)
        row.setSpacing(8)
        self._symbol = QLabel()
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called anything
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(110, 10)
        row.addWidget(self._symbol)
        row.addWidget(self.sentence, 1)
        row.addWidget(self._progress)
        self._row = row
        self._working = False
        self.buttons: list[QPushButton] = []
        self.hide()

    @property
    def is_working(self) -> bool:
        """Whether it shows work under way."""
        return self._working and not self.isHidden()

    def ask(self, question: str, *choices: Choice) -> None:
        """Ask *question*; the first of *choices* takes the focus, each hides the bar and does what it says."""
        self._say("text-quote", question, choices)
        self.buttons[0].setDefault(True)
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_work(self, sentence: str, done: int, total: int, stop: Callable[[], None]) -> None:
        """Show that *done* of *total* things are read; one alone has no measure of how far it is."""
        if not self.is_working:
            self._say("hourglass", sentence, [(_("Cancel"), stop)])
            self._progress.show()
            self._working = True
        self.sentence.setText(sentence)
        self._progress.setRange(0, total if total > 1 else 0)
        self._progress.setValue(done)

    def tell(self, sentence: str) -> None:
        """Say *sentence* until the person closes the bar."""
        self._say("triangle-alert", sentence, [(_("Close"), lambda: None)])

    def _say(self, symbol: str, sentence: str, choices: list[Choice] | tuple[Choice, ...]) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._symbol.setPixmap(icon(symbol, QPalette.ColorRole.WindowText).pixmap(18, 18))
        self._progress.hide()
        self._working = False
        self.sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self.buttons = [self._button(*choice) for choice in choices]
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        def choose() -> None:
            self._go_back()  # first, or Qt hands the focus to whatever comes next
            self.hide()
            act()

        button = QPushButton(text)
        button.setAccessibleDescription(self.sentence.text())
        button.clicked.connect(choose)
        self._row.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused: QWidget | None = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, QPushButton):
            focused.click()
        elif event.key() == Qt.Key.Key_Escape and self.buttons:
            self.buttons[-1].click()
        else:
            super().keyPressEvent(event)
