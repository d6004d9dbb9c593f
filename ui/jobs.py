"""Long work in the background, on a frozen value, with progress and a way to stop it.

The work is a function that is given a :class:`Ticket`. It runs in a thread of Qt's pool and must touch no widget.
Whatever it reports arrives on the thread of the window, in order, and ends with exactly one of ``finished``,
``failed`` and ``cancelled``::

    job = Job(lambda ticket: export_all(paths, ticket))
    job.progressed.connect(bar.show_progress)
    job.finished.connect(self._on_exported)
    job.start()
"""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, SignalInstance, Slot

if TYPE_CHECKING:
    from collections.abc import Callable


class Cancelled(Exception):
    """The work is wanted no more; raised by :meth:`Ticket.check`."""


class Ticket:
    """What running work holds of its job. Its methods may be called from any thread."""

    def __init__(self, report: Callable[[int, int, str], None]) -> None:
        self._report = report
        self._stop = Event()

    def progress(self, done: int, total: int, what: str = "") -> None:
        """Tell that *done* of *total* steps are over, and *what* comes now, in words for people."""
        self._report(done, total, what)

    def check(self) -> None:
        """Raise :class:`Cancelled` where the work is wanted no more; call it between steps, with nothing half done."""
        if self._stop.is_set():
            raise Cancelled

    def stop(self) -> None:
        """Make the next :meth:`check` raise."""
        self._stop.set()


class Job(QObject):
    """One run of a piece of work.

    Signals: ``progressed(done, total, what)``; then one of ``finished(result)``, ``failed(error)`` with the exception
    that the work raised, and ``cancelled()``. Work that was past its last check when it was cancelled ends with
    ``finished``: what it did is done.

    A job is started once. It has no parent, and keeps itself alive until its end was told, whatever window is closed
    meanwhile.
    """

    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    _told = Signal(object, object)
    _running: ClassVar[set[Job]] = set()

    def __init__(self, work: Callable[[Ticket], object]) -> None:
        super().__init__()
        self._work = work
        self._ticket = Ticket(lambda *step: self._tell(self.progressed, *step))
        # A plain function connected to a signal may run on the thread that emits; a queued slot of ours never does.
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        """Whether it was started and its end is still to be told."""
        return self in self._running

    def start(self) -> None:
        """Begin as soon as a thread is free."""
        self._running.add(self)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Ask the work to end at its next check; ``cancelled`` tells when it has."""
        self._ticket.stop()

    def _run(self) -> None:
        try:
            self._ticket.check()
            result = self._work(self._ticket)
        except Cancelled:
            self._tell(self.cancelled)
        except Exception as error:  # the runner: whoever started the job is told
            self._tell(self.failed, error)
        else:
            self._tell(self.finished, result)

    def _tell(self, signal: SignalInstance, *values: object) -> None:
        self._told.emit(signal, values)

    @Slot(object, object)
    def _on_told(self, signal: SignalInstance, values: tuple[object, ...]) -> None:
        if signal is not self.progressed:
            self._running.discard(self)
        signal.emit(*values)


def shutdown() -> None:
    """Cancel every running job and wait until none runs: for the moment before the program ends."""
    for job in tuple(Job._running):  # noqa: SLF001 - one room
        job.cancel()
    QThreadPool.globalInstance().waitForDone()
