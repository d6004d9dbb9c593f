"""The work behind the window that imports folders: the batch of the command line, run in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aes_editor import files, i18n, letterhead
from aes_editor.i18n import _
from ui import clock
from ui.batch import sharing
from ui.batch.imports import record
from ui.batch.imports.plan import Order, plan
from ui.batch.imports.run import Imports
from ui.batch.record import Terms
from ui.jobs import Job

if TYPE_CHECKING:
    from ui.batch.imports.plan import Plan, Task
    from ui.batch.imports.record import Outcome
    from ui.jobs import Ticket


class _Listener:
    def __init__(self, ticket: Ticket, work: FolderWork) -> None:
        self._ticket = ticket
        self._work = work

    def say(self, sentence: str) -> None:
        """Nothing: the table shows what the outcome says."""

    def settled(self, outcome: Outcome) -> None:
        self._work.settled.emit(outcome)
        self._ticket.check()


class FolderWork(QObject):
    """Imports the files of *source* into *folder*. ``settled(outcome)`` after each file, on the thread of the work."""

    settled = Signal(object)

    def __init__(self, source: Path, folder: Path, head: str, *, ledger: bool, force: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._folder = folder
        self._terms = Terms(now=clock.fixed_moment(None), letterhead=head)
        self._order = Order(
            folder=folder,
            now=clock.now(),
            authority=letterhead.load_or_default(head).authority,
            ledger=ledger,
            force=force,
            advice=_("Move it away, or choose to replace it."),
            done=record.earlier(folder, None, self._terms),  # what an interrupted run has done is done
            language=i18n.active(),
        )

    def planning(self) -> Job:
        """Return the job that finds the files: its result is a :class:`ui.batch.imports.plan.Plan`."""
        return Job(lambda _ticket: plan([str(self._source)], self._folder))

    def importing(self, tasks: tuple[Task, ...]) -> Job:
        """Return the job that imports *tasks*."""
        return Job(lambda ticket: self._run(tasks, ticket))

    def _run(self, tasks: tuple[Task, ...], ticket: Ticket) -> None:
        files.make_folder(self._folder)
        batch = Imports(tasks, self._order, _Listener(ticket, self))
        journal = record.journal(self._folder, self._terms, tuple(self._order.done.values()))
        try:
            batch.run(sharing.jobs(None, len(tasks)), journal)
        finally:
            journal.close(complete=batch.complete)

    def report(self, planned: Plan, outcomes: tuple[Outcome, ...]) -> record.Report:
        """Return the report of *outcomes*."""
        return record.Report(terms=self._terms, imports=outcomes, left_alone=planned.left_alone)
