"""A program that errs while somebody writes: ``crasher HOW BUTTON FILE``. Tells what it then shows, presses BUTTON."""

from __future__ import annotations

import os
import sys
import threading
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QTextEdit, QWidget

from tests.faults import driven
from tests.ui.keyboard import type_text
from ui.window.main import MainWindow

SECRET = "un accord secret sous embargo"
_LOOK_MS = 20
_SECOND_MS = 1000


_SOURCE = """
def accord_secret_sous_embargo(text):
    raise type('AccordSecretSousEmbargo', (ValueError,), {})(text)
"""


def err() -> None:
    """Raise what quotes the communiqué in every way an error can."""
    namespace: dict[str, Any] = {}
    exec(compile(_SOURCE, f"/tmp/{SECRET}.py", "exec"), namespace)
    try:
        dict[str, str]()[SECRET]
    except KeyError as cause:
        cause.add_note(SECRET)
        namespace["accord_secret_sous_embargo"](SECRET)


class Painted(QWidget):
    """Errs each time it is drawn."""

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt calls it so
        err()


def act(how: str, button: str, window: MainWindow) -> None:
    """Type, err as *how* says, tell what is shown, press *button*, and tell what is open then."""
    field = window.form.editor("lead") if window.form else None
    assert isinstance(field, QWidget)
    type_text(field, SECRET)
    match how:
        case "slot":
            QTimer.singleShot(0, err)
        case "thread":
            threading.Thread(target=err).start()
        case "native":
            QTimer.singleShot(_SECOND_MS, os.abort)
        case "paint":
            painted = Painted(window)
            painted.show()
    timer = QTimer(window, interval=_LOOK_MS)

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            timer.stop()
            details = box.findChild(QTextEdit)
            driven.say(
                text=box.text(),
                more=box.informativeText(),
                details=details.toPlainText() if details else "",
                folded=details is not None and not details.isVisible(),
                buttons=[each.text() for each in box.buttons()],
            )
            next(each for each in box.buttons() if each.text().replace("&", "") == button).click()
            QTimer.singleShot(200, rest)

    def rest() -> None:
        driven.say(dialogs=isinstance(QApplication.activeModalWidget(), QMessageBox))
        window.safety.leave()

    timer.timeout.connect(look)
    timer.start()


if __name__ == "__main__":
    how, button, file = sys.argv[1:]
    raise SystemExit(driven.run(lambda window: act(how, button, window), [file]))
