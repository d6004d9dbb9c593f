"""Looks the communiqué in front through, in a thread and after a pause; only the newest answer counts."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui import clock
from ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from aes_editor.checks import CheckContext, Finding
    from aes_editor.document import Communique
    from aes_editor.kinds import Range
    from aes_editor.known import Collection
    from ui.checking.surroundings import Surroundings
    from ui.jobs import Ticket
    from ui.session import Session
    from ui.window.main import MainWindow

_REST_S = 0.001
"""How long the thread lets the window have the interpreter between two checks: a key waits for one at most."""
_PAUSE_MS = 500
"""How long typing must rest before the document is looked through."""


class Looker(QObject):
    """Follows the communiqué in front of *window*; ``looked()`` when :attr:`found` is true of it as it is now."""

    looked = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._checked: Communique | None = None
        self.found: tuple[Finding, ...] = ()
        self.target: Range | None = None
        self._job: Job | None = None
        self._surroundings: Surroundings | None = None
        self._follows_known = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        window.workspace.current_changed.connect(self._follow)
        window.preferences.changed.connect(lambda _settings: self._pause.start())
        self._follow(window.workspace.current)

    @property
    def done(self) -> bool:
        """Whether what was found is true of the document as it is."""
        return self._session is None or self._checked is self._session.doc

    @property
    def session(self) -> Session | None:
        """The communiqué in front."""
        return self._session

    def _follow(self, session: Session | None) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._on_changed)
        self._drop()
        self._session, self._checked, self.found = session, None, ()
        if session is not None:
            session.changed.connect(self._on_changed)
            self._pause.start()

    def look(self) -> None:
        """Look at once."""
        self._pause.stop()
        if self._session is None:
            return
        doc, context_of = self._session.doc, self._context()

        def work(ticket: Ticket) -> tuple[tuple[Finding, ...], Range]:
            from aes_editor.checks import findings  # noqa: PLC0415 - the window stands before

            context = context_of()
            return findings(doc, context, lambda: _give_way(ticket)), context.profiles.of(doc.kind).target

        self._drop()
        job = self._job = Job(work)
        job.finished.connect(lambda told: self._on_found(job, doc, *told))
        job.failed.connect(lambda error: self._on_failed(job, error))
        job.start()

    def correct_all(self, rule: str, then: Callable[[Communique], None]) -> None:
        """Correct all the findings of *rule*, in a thread, and give *then* the document, where it is the same still."""
        if self._session is None:
            return
        doc, context_of = self._session.doc, self._context()

        def work(ticket: Ticket) -> Communique:
            from aes_editor.checks import corrected  # noqa: PLC0415 - the window stands before

            return corrected(doc, context_of(), rule, lambda: _give_way(ticket))[0]

        def done(made: Communique) -> None:
            if self._session is not None and self._session.doc is doc:
                then(made)

        job = Job(work)
        job.finished.connect(done)
        job.failed.connect(_raise)
        job.start()

    def _context(self) -> Callable[[], CheckContext]:
        """Return what makes the context of the document as it is now; to be called in a thread, as it reads files."""
        session = self._session
        assert session is not None
        known, surroundings = self._known(), self._made_surroundings()
        all_known = bool(self._window.preferences.settings.archive) and not self._window.known.looking
        return partial(surroundings.context, clock.now(), frozenset(session.media), known, all_known=all_known)

    def _drop(self) -> None:
        """Let go of the answer that is under way: it would be about what the document was."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_changed(self) -> None:
        self._drop()
        self._pause.start()

    def _known(self) -> Collection:
        if not self._follows_known:
            self._follows_known = True
            self._window.known.changed.connect(self._pause.start)
        return self._window.known.collection()

    def _made_surroundings(self) -> Surroundings:
        if self._surroundings is None:
            from ui.checking.surroundings import Surroundings  # noqa: PLC0415 - the window stands before

            self._surroundings = Surroundings(self._window.preferences.folder / "kinds", self._window.data)
        return self._surroundings

    def _on_found(self, job: Job, doc: Communique, found: tuple[Finding, ...], target: Range) -> None:
        if job is not self._job:
            return
        self._job = None
        if self._session is not None and doc is self._session.doc:  # if not, the pause is running
            self._checked, self.found, self.target = doc, found, target
            self.looked.emit()

    def _on_failed(self, job: Job, error: Exception) -> None:
        if job is self._job:
            self._job = None
            raise error


def _give_way(ticket: Ticket) -> None:
    """Let keys be served; end here where the answer is wanted no more."""
    ticket.check()
    time.sleep(_REST_S)


def _raise(error: Exception) -> None:
    raise error
