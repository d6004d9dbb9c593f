"""Python's garbage, collected where Qt can bear it: on the thread of the window, between two events."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 1000


class GarbageCollector(QObject):
    """Takes over from Python, which collects on whatever thread makes the next object.

    A widget that lies in a cycle would then be ended by an export or the journal, on a thread that is not its own, and
    the program with it. The generations are collected at Python's own thresholds.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def _collect(self) -> None:
        over = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if over[0]:
            gc.collect(2 if over[1] and over[2] else 1 if over[1] else 0)
