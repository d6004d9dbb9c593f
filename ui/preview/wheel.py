"""Zooming with Control and the wheel, the same in every tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_NOTCH = 120
"""Eighths of a degree in a notch of a wheel; touch pads send many small parts of one."""


class ZoomWheel(QObject):
    """Calls *larger* or *smaller* for each notch turned over *widget* while Control is held."""

    def __init__(self, widget: QWidget, larger: Callable[[], None], smaller: Callable[[], None]) -> None:
        super().__init__(widget)
        self._larger = larger
        self._smaller = smaller
        self._turned = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QWheelEvent) or not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._turned += event.angleDelta().y()
        while abs(self._turned) >= _NOTCH:
            up = self._turned > 0
            self._turned -= _NOTCH if up else -_NOTCH
            (self._larger if up else self._smaller)()
        return True
