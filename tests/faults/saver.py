"""Somebody who saves onto a disk that refuses: ``saver FILE``.

Types, tells so, waits for a line, saves, tells what the program then says, changes nothing about it, and tells what is
not safe; once more at each further line.
"""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox, QWidget

from tests.faults import driven
from tests.ui.keyboard import type_text
from ui.window.main import MainWindow

TYPED = " et ce qui suit"
_LOOK_MS = 20


class Saver(QObject):
    """Does in *window* what each line of standard input asks: ``save``, ``look`` or, at the end, leave."""

    asked = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.asked.connect(self._act, Qt.ConnectionType.QueuedConnection)
        field = window.form.editor("lead") if window.form else None
        assert isinstance(field, QWidget)
        type_text(field, TYPED)
        self._say_safety()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line.strip())
        self.asked.emit("")

    def _act(self, asked: str) -> None:
        match asked:
            case "save":
                QTimer.singleShot(_LOOK_MS, self._answer)
                saved = self._window.documents.save()
                driven.say(saved=saved)
                self._say_safety()
            case "look":
                self._say_safety()
            case _:
                self._window.safety.leave()

    def _answer(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            buttons: list[QAbstractButton] = box.buttons()
            driven.say(sentence=box.text(), more=box.informativeText(), buttons=[button.text() for button in buttons])
            box.reject()

    def _say_safety(self) -> None:
        assert self._window.safety.keeper is not None
        safe = self._window.safety.keeper.writer.flush(5)
        QApplication.processEvents()  # what the thread tells is shown by the window
        driven.say(safe=safe, unsafe=self._window.status.unsafe.text())


if __name__ == "__main__":
    driven.run(lambda window: vars(window).update(saver=Saver(window)), sys.argv[1:])
