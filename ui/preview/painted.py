"""Knowing when something new has reached the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_LONGEST = 100
"""Milliseconds after which a change counts as seen though nothing was painted: it lies outside the visible part."""


class NextPaint(QObject):
    """Tells, by ``painted(number)``, when *widget* has been painted for the first time since :meth:`expect`."""

    painted = Signal(int)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._number = 0
        self._timer = QTimer(self, interval=_LONGEST, singleShot=True)
        self._timer.timeout.connect(self._on_seen)

    def expect(self, number: int) -> None:
        """Wait for the next paint, which shows state *number*; a later number takes the place of one that waits."""
        self._number = number
        if not self._timer.isActive():
            self._widget.installEventFilter(self)
        self._timer.start(_LONGEST)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            self._timer.start(0)  # this filter runs before the widget paints
        return False

    def _on_seen(self) -> None:
        self._widget.removeEventFilter(self)
        self.painted.emit(self._number)
