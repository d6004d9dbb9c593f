"""The communiqués that the window knows of: its files, what lies beside them, the archive, and what is open now."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from aes_editor import known
from aes_editor.files import SUFFIX
from ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aes_editor.known import Collection
    from aes_editor.settings import Settings
    from ui.jobs import Ticket
    from ui.preferences import Preferences
    from ui.session import Session
    from ui.workspace import Workspace


class KnownDocuments(QObject):
    """Looks through the files in the background, at first and whenever one is saved, opened or another archive chosen.

    ``changed()`` tells that :meth:`collection` may have other answers. *data* is the folder where what was read is
    kept, None for nowhere.
    """

    changed = Signal()

    def __init__(
        self, workspace: Workspace, preferences: Preferences, data: Path | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._preferences = preferences
        self._data = data
        self._files = known.Collection()
        self._job: Job | None = None
        self._again = False
        for session in workspace.sessions:
            self._follow(session)
        workspace.opened.connect(self._follow)
        workspace.opened.connect(lambda _session: self.refresh())
        self._places = _places(preferences.settings)
        preferences.changed.connect(self._on_preferences_changed)
        self.refresh()

    @property
    def looking(self) -> bool:
        """Whether the files are being looked through."""
        return self._job is not None

    def collection(self) -> Collection:
        """Return what is known now: files as they were found last, open documents as they stand."""
        return self._files.with_open((str(session.path or ""), session.doc) for session in self._workspace.sessions)

    def refresh(self) -> None:
        """Look through the files again."""
        if self._job is not None:
            self._again = True
            return
        self._again = False
        self._job = Job(partial(_survey, *self._places, self._data))
        self._job.finished.connect(self._on_found)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_ended)
        self._job.start()

    def _follow(self, session: Session) -> None:
        session.saved.connect(self.refresh)

    def _on_preferences_changed(self, settings: Settings) -> None:
        places = _places(settings)
        if places != self._places:
            self._places = places
            self.refresh()

    def _on_found(self, found: Collection) -> None:
        self._files = found
        self._on_ended()

    def _on_failed(self, error: Exception) -> None:
        self._on_ended()
        raise error

    def _on_ended(self) -> None:
        self._job = None
        self.changed.emit()
        if self._again:
            self.refresh()


def _places(settings: Settings) -> tuple[tuple[Path, ...], Path | None]:
    """Return the recent files, and the archive where one was chosen."""
    return tuple(map(Path, settings.recent)), Path(settings.archive) if settings.archive else None


def _survey(recent: Sequence[Path], archive: Path | None, data: Path | None, ticket: Ticket) -> Collection:
    named = recent if archive else (*recent, *_beside(recent))
    return known.survey(named, [archive] if archive else [], data, ticket.check)


def _beside(files: Sequence[Path]) -> Iterator[Path]:
    """Yield what lies in the folders of *files*."""
    for folder in dict.fromkeys(file.parent for file in files):
        yield from sorted(folder.glob(f"*{SUFFIX}"))
