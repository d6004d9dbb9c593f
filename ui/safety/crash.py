"""What happens when the program itself errs: a log, one dialog with what is safe, and on with the work."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui import clock

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType
    from typing import IO

    from ui.window.main import MainWindow

LOG = "errors.log"
NATIVE_LOG = "native.log"
_MOST_NATIVE = 512 * 1024


class Crash(QObject):
    """Catches what nobody caught, on any thread, in slots and in whatever else Qt calls.

    The log in *folder* and the dialog hold places in the program, never the text of a communiqué. One place of the
    program is told once: a window that cannot be painted must not bury the person under dialogs.
    """

    _happened = Signal(str)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._seen: set[str] = set()
        self._asking = False
        self._window: MainWindow | None = None
        self._native: IO[str] | None = None
        self._happened.connect(self._on_happened)

    def install(self) -> None:
        """Be told of every error from now on; crashes of native code go to a log of their own."""
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self._on_error(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = self._folder / NATIVE_LOG
            if file.exists() and file.stat().st_size > _MOST_NATIVE:
                file.unlink()
            self._native = os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a")
            faulthandler.enable(self._native)

    def serve(self, window: MainWindow) -> None:
        """Show dialogs over *window*, with what its journal makes sure of."""
        self._window = window

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):  # Ctrl+C in the terminal
            sys.__excepthook__(kind, error, trace)
            return
        from aes_editor import logs  # noqa: PLC0415 - most days need none of it

        report = logs.report(error, trace, clock.now())
        place = report.partition("\n")[2]
        if place in self._seen:
            return
        self._seen.add(place)
        logs.append(self._folder / LOG, report)
        sys.stderr.write(report)
        self._happened.emit(report)

    @Slot(str)
    def _on_happened(self, report: str) -> None:
        QTimer.singleShot(0, self, lambda: self._ask(report))  # what erred may still be running

    def _ask(self, report: str) -> None:
        from ui.safety.crash_dialog import ask  # noqa: PLC0415

        if self._window is None or self._asking:
            return
        safe, sentence = self._window.safety.promise()
        self._asking = True
        chosen = ask(sentence, report, safe=safe, parent=self._window)
        self._asking = False
        if chosen == "quit":
            self._window.safety.leave()
