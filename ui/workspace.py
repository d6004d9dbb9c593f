"""The communiqués that are open, which one is in front, and the files that were open lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

import resources
from aes_editor import container, letterhead
from aes_editor.document import Communique, Dateline, mint_guid
from ui import clock
from ui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from ui.preferences import Preferences

SAMPLE = "samples/exemple.communique"


class Workspace(QObject):
    """Opens and closes sessions.

    Signals: ``current_changed(session or None)``, ``listed()`` when a session came, went, or is called differently,
    ``closed(session)``.
    """

    current_changed = Signal(object)
    listed = Signal()
    closed = Signal(object)

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.sessions: list[Session] = []
        self.current: Session | None = None

    def new(self) -> Session:
        """Begin a communiqué, dated today."""
        now = clock.now()
        authority = letterhead.load(self._preferences.settings.letterhead).authority
        guid = mint_guid(authority, now.date())
        return self._add(Session(Communique(guid=guid, dateline=Dateline(date=now.date()), created=now, modified=now)))

    def open(self, path: Path) -> Session:
        """Open the file at *path*, or bring it to the front where it is open.

        Raises :class:`aes_editor.errors.InputError` where it cannot be read.
        """
        path = path.absolute()
        for session in self.sessions:
            if session.path == path:
                self.show(session)
                return session
        contents = container.load(path)
        session = self._add(Session(contents.doc, contents.media, path, contents.losses))
        self.remember(path)
        return session

    def open_sample(self) -> Session:
        """Open the sample as a communiqué without a file: whatever is done to it, the sample stays."""
        contents = container.load(resources.path(SAMPLE))
        return self._add(Session(contents.doc, contents.media))

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
        session.undo_stack.cleanChanged.connect(lambda _clean: self.listed.emit())
        self.sessions.append(session)
        self.show(session)
        self.listed.emit()
        return session

    def _on_changed(self, old: Communique, new: Communique) -> None:
        if (old.headline, old.short_title, old.status, old.embargo) != (
            new.headline,
            new.short_title,
            new.status,
            new.embargo,
        ):
            self.listed.emit()
