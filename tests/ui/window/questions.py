"""Answering the questions of the window as a person does: by the words on a button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget


def answer(words: str) -> list[str]:
    """Click the button that reads *words* in the dialog that opens next; return what it said, once it has opened.

    A dialog without that button is closed, and fails the test by what it leaves undone.
    """
    said: list[str] = []

    def click(dialog: QWidget) -> None:
        said.append(getattr(dialog, "text", str)())
        for button in dialog.findChildren(QAbstractButton):
            if button.text().replace("&", "") == words:
                button.click()
                return
        assert isinstance(dialog, QDialog)
        dialog.reject()

    in_dialog(click)
    return said


def in_dialog(act: Callable[[QWidget], object]) -> None:
    """Do *act* with the modal dialog that opens next, once it has; again and again as long as it gives False."""
    waiting = QTimer(QApplication.instance(), interval=1)

    def look() -> None:
        if (dialog := QApplication.activeModalWidget()) is None:
            return
        waiting.stop()  # what is done may open a dialog of its own
        if act(dialog) is False:
            waiting.start()
        else:
            waiting.deleteLater()

    waiting.timeout.connect(look)
    waiting.start()
