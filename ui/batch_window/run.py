"""A batch in the background: the same as that of the command line, with a way to hold it and to end it."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from aes_editor import files, i18n
from aes_editor.errors import AesError
from ui import clock
from ui.batch import checksums, plan, record
from ui.batch.run import Batch
from ui.jobs import Cancelled, Job

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.batch.record import Outcome, Report
    from ui.dialogs.output_options import Output
    from ui.jobs import Ticket

_POLL_SECONDS = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a batch is to do: which *sources* (paths) into which *formats*, where to and how; *jobs* processes."""

    sources: tuple[str, ...]
    formats: tuple[str, ...]
    folder: Path
    output: Output
    jobs: int


class BatchRun(QObject):
    """One run over a plan.

    Signals: ``settled(outcomes)`` for each file, ``said(sentence)``, and at the end ``ended(report, failure)``, where
    *report* is None and *failure* a sentence if nothing could be begun. A run that was cancelled ends as well: what it
    did not get to is waiting.
    """

    settled = Signal(object)
    said = Signal(str)
    ended = Signal(object, str)

    def __init__(self, wanted: Plan) -> None:
        super().__init__()
        self._wanted = wanted
        self._going = Event()
        self._going.set()
        self._ticket: Ticket | None = None
        self._job = Job(self._work)
        self._job.finished.connect(self._on_finished, Qt.ConnectionType.DirectConnection)
        self._job.failed.connect(self._on_failed, Qt.ConnectionType.DirectConnection)
        self._job.cancelled.connect(self._on_cancelled, Qt.ConnectionType.DirectConnection)

    def start(self) -> None:
        """Begin."""
        self._job.start()

    def pause(self, on: bool) -> None:
        """Hold the batch between two files, or let it go on."""
        if on:
            self._going.clear()
        else:
            self._going.set()

    def cancel(self) -> None:
        """End the batch between two files; what is written stays."""
        self._job.cancel()

    def _work(self, ticket: Ticket) -> Report:
        wanted, now = self._wanted, clock.now()
        order = plan.Order(
            formats=wanted.formats,
            folder=wanted.folder,
            now=now,
            profile=wanted.output.profile,
            letterhead=wanted.output.letterhead,
            icc=wanted.output.colours(),
            identity=wanted.output.identity(now),
            language=i18n.active(),
        )
        files.make_folder(wanted.folder)
        tasks = plan.tasks(wanted.sources)
        terms = record.terms(order, clock.fixed_moment(None))
        batch = Batch(tasks, order, _Listener(self, ticket))
        journal = record.Journal(order.folder, terms, ())
        try:
            batch.run(wanted.jobs, journal, apart=True)
        except Cancelled:
            pass  # the report says what is waiting
        finally:
            journal.close(complete=batch.complete)
        if wanted.output.manifest:
            checksums.update(order.folder, batch.digests)
        return record.Report(terms=terms, exports=batch.outcomes)

    def wait_while_paused(self, ticket: Ticket) -> None:
        """Return as soon as the batch may go on; raise :class:`ui.jobs.Cancelled` where it is wanted no more."""
        ticket.check()
        while not self._going.wait(_POLL_SECONDS):
            ticket.check()

    @Slot(object)
    def _on_finished(self, report: Report) -> None:
        self.ended.emit(report, "")

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.ended.emit(None, str(error) if isinstance(error, AesError) else f"{type(error).__name__}: {error}")

    @Slot()
    def _on_cancelled(self) -> None:
        self.ended.emit(None, "")


class _Listener:
    """Hands on what the batch tells, from its thread to that of the window."""

    def __init__(self, run: BatchRun, ticket: Ticket) -> None:
        self._run = run
        self._ticket = ticket

    def say(self, sentence: str) -> None:
        self._run.said.emit(sentence)

    def settled(self, outcomes: tuple[Outcome, ...]) -> None:
        self._run.settled.emit(outcomes)
        self._run.wait_while_paused(self._ticket)


def failed(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    """Return the files of which something is not there, each once, in their order."""
    return tuple(dict.fromkeys(outcome.file for outcome in outcomes if outcome.state not in record.DONE))
