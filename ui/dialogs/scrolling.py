"""What a dialog asks, scrolled where the screen is too low for it: 1366 × 768 pixels at 200 % are 384 lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

_LEAST_HEIGHT = 120
_FRAME_OF_WINDOW = 60


class Scrolling(QScrollArea):
    """Asks for the height of *inside*, and takes less. When *inside* grows, so does its dialog, as far as it can."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inside = inside
        self.setWidget(inside)
        inside.installEventFilter(self)

    def sizeHint(self) -> QSize:
        room = self.screen().availableSize().height() - _FRAME_OF_WINDOW
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, min(self._inside.sizeHint().height(), room))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), _LEAST_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            window = self.window()
            if isinstance(window, QDialog) and window.isVisible():
                fit(window)
        return super().eventFilter(watched, event)


def fit(window: QWidget) -> None:
    """Let *window* be as high as it would like to be, and not higher than the screen."""
    room = window.screen().availableSize().height() - _FRAME_OF_WINDOW
    wanted = window.sizeHint().height()
    if wanted > window.height():
        window.resize(window.width(), min(wanted, room))
