"""Typing as a person does, also what Qt's own test keyboard has no key for (« é ’ œ »)."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Send *text* to *widget*, a key event for each character."""
    for char in text:
        key = Qt.Key.Key_Return if char == "\n" else 0
        typed = "\r" if char == "\n" else char
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, typed))
