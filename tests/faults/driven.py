"""The real program, started as a person starts it, with hands that act inside its window."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer

from ui import app
from ui.window import start
from ui.window.main import MainWindow


def run(act: Callable[[MainWindow], None], files: list[str]) -> int:
    """Run the program on *files* to its end; *act* is called once its window stands and the files are open."""

    class Driven(MainWindow):
        def _on_first_painted(self) -> None:
            super()._on_first_painted()
            QTimer.singleShot(0, partial(act, self))

    start.MainWindow = Driven  # type: ignore[attr-defined]
    return app.main(files)


def say(**facts: object) -> None:
    """Tell *facts* to whoever watches: one line, out of this process before anything else happens in it."""
    os.write(sys.stdout.fileno(), json.dumps(facts).encode() + b"\n")
