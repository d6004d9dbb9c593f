"""Between the sessions and the journal: what changes is handed to the thread that writes it down."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from aes_editor.journal.entry import Snapshot
from aes_editor.journal.writer import Writer
from ui import clock

if TYPE_CHECKING:
    from pathlib import Path

    from aes_editor.errors import AesError
    from ui.session import Session
    from ui.workspace import Workspace


class Keeper(QObject):
    """Keeps the journal of every session of *workspace* in *folder*.

    Signal: ``told(error or None)`` with what :class:`aes_editor.journal.writer.Writer` tells, on the window's thread.
    """

    told = Signal(object)

    _told_in_thread = Signal(object)

    def __init__(self, workspace: Workspace, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._keys: dict[Session, str] = {}
        self._told_in_thread.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self.writer = Writer(folder, clock.now, self._told_in_thread.emit)
        workspace.opened.connect(self.watch)
        workspace.closed.connect(self._on_closed)
        for session in workspace.sessions:
            self.watch(session)

    @Slot(object)
    def watch(self, session: Session) -> None:
        """Keep the journal of *session* from now on."""
        self._keys[session] = uuid.uuid4().hex
        session.changed.connect(lambda: self._keep(session))
        session.saved.connect(lambda: self._forget(session))
        session.undo_stack.cleanChanged.connect(lambda clean: self._forget(session) if clean else None)

    def set_aside(self, session: Session) -> None:
        """Keep what is unsaved in *session* as if it was closed without saving: other work is to take its place."""
        if session.modified:
            self.writer.discard(self._keys[session], _snapshot(session))
            self._keys[session] = uuid.uuid4().hex

    def adopt(self, session: Session, key: str) -> None:
        """Go on with the entry *key* for *session*, which was recovered from it."""
        self._forget(session)
        self._keys[session] = key
        if session.modified:
            self._keep(session)
        else:
            self._forget(session)

    def close(self) -> None:
        """Put down what waits, and leave what is unsaved to the next start."""
        self._keys.clear()  # what Qt tears down from now on is no change
        self.writer.close()

    def _keep(self, session: Session) -> None:
        # Not only while the session is modified: its stack learns of a step only after the document has changed.
        if key := self._keys.get(session):
            self.writer.keep(key, _snapshot(session))

    def _forget(self, session: Session) -> None:
        if key := self._keys.get(session):
            self.writer.forget(key)

    @Slot(object)
    def _on_closed(self, session: Session) -> None:
        key = self._keys.pop(session, None)
        if key is None:
            return
        if session.modified:
            self.writer.discard(key, _snapshot(session))
        else:
            self.writer.forget(key)

    @Slot(object)
    def _on_told(self, error: AesError | None) -> None:
        self.told.emit(error)


def _snapshot(session: Session) -> Snapshot:
    return Snapshot(session.doc, session.media, session.path)
