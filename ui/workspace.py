"""The communiqués that are open, which one is in front, and the files that were open lately."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import ModuleType

    from aes_editor.document import Communique
    from ui.preferences import Preferences
    from ui.session import Session


def _opening() -> ModuleType:
    from ui import opening  # noqa: PLC0415 - the window stands before the document is loaded

    return opening


_PAUSE_MS = 150
"""How long a title must rest before lists are drawn again: typing one costs the typist nothing."""


class Workspace(QObject):
    """Opens and closes sessions.

    Signals: ``opened(session)``, ``current_changed(session or None)``, ``closed(session)``; ``listed()`` when a session
    came, went, or is called differently.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    listed = Signal()
    closed = Signal(object)

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._retitled = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._retitled.timeout.connect(self.listed)
        self.sessions: list[Session] = []
        self.current: Session | None = None

    def new(self) -> Session:
        """Begin a communiqué."""
        return self._add(_opening().new(self._preferences.settings.letterhead))

    def open(self, path: Path) -> Session:
        """Open the file at *path*, or bring it to the front where it is open.

        Raises :class:`aes_editor.errors.InputError` where it cannot be read.
        """
        path = path.absolute()
        if (session := self.session_of(path)) is not None:
            self.show(session)
            return session
        session = self._add(_opening().from_file(path))
        self.remember(path)
        return session

    def session_of(self, path: Path) -> Session | None:
        """Return the session on the file at *path*, by whatever name it was opened; None where it is not open."""
        real = os.path.realpath(path)
        return next((each for each in self.sessions if each.path and os.path.realpath(each.path) == real), None)

    def open_copy(self, path: Path) -> Session:
        """Open what is in the file at *path* as a communiqué without a file; raises as :meth:`open` does."""
        return self._add(_opening().copy_of(path))

    def add(self, doc: Communique, media: Mapping[str, bytes]) -> Session:
        """Open *doc* as a communiqué without a file."""
        from ui.session import Session  # noqa: PLC0415 - the window stands before the document is loaded

        return self._add(Session(doc, media))

    def open_sample(self) -> Session:
        """Open the communiqué that ships with the program."""
        return self._add(_opening().sample())

    def remember(self, path: Path) -> None:
        """Put *path* first among the recent files."""
        self._preferences.set(self._preferences.settings.with_recent(path))
        self.listed.emit()

    def show(self, session: Session) -> None:
        """Bring *session* to the front."""
        if session is not self.current:
            self.current = session
            self.current_changed.emit(session)

    def close(self, session: Session) -> None:
        """Close *session*, saved or not; who asks has asked the person first."""
        index = self.sessions.index(session)
        self.sessions.remove(session)
        if session is self.current:
            rest = self.sessions[max(index - 1, 0) :]
            self.current = rest[0] if rest else None
            self.current_changed.emit(self.current)
        self.closed.emit(session)
        self.listed.emit()
        session.deleteLater()

    def _add(self, session: Session) -> Session:
        session.setParent(self)
        session.changed.connect(self._on_changed)
        session.saved.connect(self.listed)
        session.undo_stack.cleanChanged.connect(self._on_clean_changed)
        self.sessions.append(session)
        self.opened.emit(session)
        self.show(session)
        self.listed.emit()
        return session

    def _on_clean_changed(self, _clean: bool) -> None:
        self.listed.emit()

    def _on_changed(self, old: Communique, new: Communique) -> None:
        if (old.headline, old.short_title, old.status, old.embargo) != (
            new.headline,
            new.short_title,
            new.status,
            new.embargo,
        ):
            self._retitled.start()
