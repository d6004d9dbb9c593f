"""Somebody who types, saves and exports without a pause until the power goes: ``typist HOW SEED FILE OUT``.

Two documents are written in turn, one with a file and one that was never saved, by key events that Qt delivers. Each
state is told the moment it exists.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from exporters import EXPORTERS
from tests.faults import driven
from tests.ui.keyboard import type_text
from ui.batch.rendering import Wish
from ui.dialogs.export import export_all
from ui.jobs import Job
from ui.window.main import MainWindow

_LETTERS = "aeinrstoulé, "
_UNDO = 0.04
_SWITCH = 0.05


class Typist:
    """Writes in *window* as *how* says: ``typing`` only, ``saving`` now and then, or ``exporting`` meanwhile."""

    def __init__(self, how: str, seed: int, out: Path, window: MainWindow) -> None:
        self._how = how
        self._chance = random.Random(seed)
        self._out = out
        self._window = window
        self._job: Job | None = None
        workspace = window.workspace
        self._sessions = (workspace.sessions[0], workspace.new())
        for number, session in enumerate(self._sessions):
            session.changed.connect(lambda _old, doc, number=number: self._tell(number, doc.lead))
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._next)
        self._timer.start(0)

    def _tell(self, number: int, text: str) -> None:
        driven.say(t=time.monotonic(), doc=number, text=text)

    def _next(self) -> None:
        window, chance = self._window, self._chance
        if chance.random() < _SWITCH or window.workspace.current is None:
            window.workspace.show(chance.choice(self._sessions))
        if chance.random() < _UNDO:
            window.actions_by_name["undo"].trigger()
        else:
            field = window.form.editor("lead") if window.form else None
            assert isinstance(field, QWidget)
            type_text(field, chance.choice(_LETTERS))
        if self._how == "saving" and chance.random() < 0.15:
            self._save()
        if self._how == "exporting" and (self._job is None or not self._job.running):
            self._export()
        self._timer.start(chance.randrange(5, 60))

    def _save(self) -> None:
        self._window.workspace.show(self._sessions[0])
        driven.say(t=time.monotonic(), begins="save")
        assert self._window.documents.save()
        driven.say(t=time.monotonic(), ends="save")

    def _export(self) -> None:
        session = self._sessions[0]
        context = self._window.documents.context(session.media)
        formats = [exporter.name for exporter in EXPORTERS]
        wish = Wish(doc=session.doc, stem="export", context=context, formats=formats)
        self._job = Job(lambda ticket: export_all(wish, self._out, ticket))
        self._job.finished.connect(lambda written: driven.say(t=time.monotonic(), ends="export"))
        driven.say(t=time.monotonic(), begins="export")
        self._job.start()


def main() -> int:
    how, seed, file, out = sys.argv[1:]
    typists = []  # a typist lives as long as the program
    return driven.run(lambda window: typists.append(Typist(how, int(seed), Path(out), window)), [file])


if __name__ == "__main__":
    raise SystemExit(main())
