"""What all tabs have in common: a view, and above it, when there is one, a calm word about what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.preview.messages import Failure

_SIGN = QSize(16, 16)


class Notice(QFrame):
    """One sentence in a bar, with its details at hand; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._icon = QLabel(self)
        self._text = QLabel(self, wordWrap=True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; "" while it is hidden."""
        return self._text.text()

    def say(self, failure: Failure | None) -> None:
        """Show the sentence of *failure*, or nothing."""
        self.setVisible(failure is not None)
        if failure is None:
            self._text.clear()
            return
        sign = icons.icon("circle-alert", QPalette.ColorRole.Link)
        self._icon.setPixmap(sign.pixmap(_SIGN, self.devicePixelRatioF()))
        self._text.setText(failure.sentence)
        self._text.setToolTip(failure.details)


class Pane(QWidget):
    """A tab of the preview. What it shows stays until something newer can be shown whole.

    Signals: ``painted(number)`` when the content of that number is on the screen; ``field_clicked(path)``;
    ``zoom_changed()``.
    """

    painted = Signal(int)
    field_clicked = Signal(str)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = Notice(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.notice)

    @property
    def zoom(self) -> float:
        """The magnification; 1 is the natural size."""
        return 1.0

    def show_content(self, number: int, content: object) -> None:
        """Show what the worker made of state *number* of the document."""
        raise NotImplementedError

    def mark_field(self, path: str) -> None:
        """Mark the place of the field *path* where this tab knows it, and bring it into view; "" marks none."""

    def rewind(self) -> None:
        """Go to the top: another document follows."""

    def zoom_in(self) -> None:
        """Magnify by one step."""

    def zoom_out(self) -> None:
        """Reduce by one step."""

    def zoom_reset(self) -> None:
        """Go back to the size at which the tab opened."""

    def shutdown(self) -> None:
        """Let go of what would outlive the window."""
