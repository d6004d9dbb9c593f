"""The thread that fills the journal. Whoever types hands over a reference and goes on typing."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from aes_editor.journal.entry import State
from aes_editor.journal.lifeline import Lifeline, new_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from aes_editor.errors import AesError
    from aes_editor.journal.entry import Snapshot
    from aes_editor.journal.store import Store

    _Wanted = tuple[Snapshot | None, State]

GATHER_S = 0.2
"""What is typed within so many seconds is written in one go."""

RETRY_S = 2.0
"""Seconds after which a disk that refused is tried again."""


class Writer:
    """Keeps the newest snapshot of each document on the disk; older ones that still wait are dropped.

    *told* is called from the thread, with an error when the disk begins to refuse, with the
    :class:`~aes_editor.errors.DamagedFile` of a journal that was repaired, and with None once all is kept again.
    ``owner`` names this process in the journal.
    """

    def __init__(self, folder: Path, now: Callable[[], dt.datetime], told: Callable[[AesError | None], None]) -> None:
        self.owner = new_name()
        self._folder = folder
        self._now = now
        self._told = told
        self._changed = threading.Condition()
        self._waiting: dict[str, _Wanted] = {}
        self._open: dict[str, Snapshot] = {}
        self._hurried = False
        self._closing = False
        self._resting = False
        self._refused = False
        self._store: Store | None = None
        self._lifeline: Lifeline | None = None
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    # -- from any thread

    def keep(self, key: str, snapshot: Snapshot) -> None:
        """Have *snapshot* on the disk within a second, in place of any older one of the document *key*."""
        with self._changed:
            self._open[key] = snapshot
            first = not self._waiting
            self._waiting[key] = (snapshot, State.OPEN)
            if first:
                self._changed.notify_all()

    def forget(self, key: str) -> None:
        """Drop the document *key*: its file holds all of it."""
        with self._changed:
            self._open.pop(key, None)
            self._waiting[key] = (None, State.OPEN)
            self._hurried = True
            self._changed.notify_all()

    def discard(self, key: str, snapshot: Snapshot) -> None:
        """Keep *snapshot* for :data:`aes_editor.journal.store.KEPT_DAYS` days: the person would not save it."""
        with self._changed:
            self._open.pop(key, None)
            self._waiting[key] = (snapshot, State.DISCARDED)
            self._hurried = True
            self._changed.notify_all()

    def flush(self, seconds: float = 3.0) -> bool:
        """Wait until everything is on the disk; False where it is not within *seconds*, or the disk refuses."""
        with self._changed:
            self._hurried = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._refused or (self._resting and not self._waiting), seconds)
            return not self._refused and self._resting and not self._waiting

    def close(self, seconds: float = 5.0) -> None:
        """Write what waits and end the thread; a disk that does not answer holds nobody up longer than *seconds*."""
        with self._changed:
            self._closing = self._hurried = True
            self._changed.notify_all()
        self._thread.join(seconds)

    # -- the thread

    def _run(self) -> None:
        refused = self._attempt({})  # whoever types is to know from the start where nothing can be kept
        closing = False
        while not closing:
            with self._changed:
                self._resting, self._refused = True, refused
                self._changed.notify_all()
                self._gather()
                batch, self._waiting = self._waiting, {}
                closing = self._closing
                self._resting = self._hurried = False
            refused = self._attempt(batch)
            if refused:
                with self._changed:
                    self._waiting = batch | self._waiting
        self._close_store()
        if self._lifeline is not None:
            self._lifeline.release()

    def _gather(self) -> None:
        """Wait for something to write, and a little longer for what comes right after; not once it is to end."""
        if self._refused:
            self._changed.wait_for(lambda: self._closing, RETRY_S)
        else:
            self._changed.wait_for(lambda: self._waiting or self._closing)
            self._changed.wait_for(lambda: self._hurried, GATHER_S)

    def _attempt(self, batch: dict[str, _Wanted]) -> bool:
        """Write *batch*; True where the disk refuses."""
        from aes_editor.errors import DamagedFile, WriteError  # noqa: PLC0415 - loaded off the thread of the window

        try:
            try:
                self._write(batch)
            except DamagedFile:
                self._close_store()
                self._repair()
                self._write(batch)
        except (DamagedFile, WriteError) as error:
            self._close_store()
            if not self._refused:
                self._told(error)
            return True
        if self._refused:
            self._told(None)
        return False

    def _write(self, batch: dict[str, _Wanted]) -> None:
        from aes_editor.journal.store import Store  # noqa: PLC0415

        self._hold_lifeline()
        if self._store is None or self._store.lost:
            self._close_store()
            self._store = Store(self._folder)
            with self._changed:
                batch = {key: (snapshot, State.OPEN) for key, snapshot in self._open.items()} | batch
        self._store.write(self.owner, batch, self._now())

    def _hold_lifeline(self) -> None:
        from aes_editor.errors import WriteError  # noqa: PLC0415
        from aes_editor.i18n import _  # noqa: PLC0415

        if self._lifeline is not None:
            if not self._lifeline.cut:
                return
            self._lifeline.release()
            self._lifeline = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lifeline = Lifeline(self._folder, self.owner)
        except OSError as cause:
            refusal = _("Unsaved work is not kept for recovery: “{path}” cannot be written to.")
            raise WriteError(refusal.format(path=self._folder)) from cause

    def _repair(self) -> None:
        from aes_editor.errors import DamagedFile  # noqa: PLC0415
        from aes_editor.journal.repair import repair  # noqa: PLC0415

        if told := repair(self._folder, self._now()):
            self._told(DamagedFile(told))

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
