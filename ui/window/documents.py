"""Opening, saving, exporting and closing, with the questions they ask."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets  # the classes of dialogs are made when they are first named

from aes_editor import files
from aes_editor.errors import AesError
from aes_editor.i18n import _
from aes_editor.text import slug
from ui import clock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from exporters import ExportContext
    from ui.preferences import Preferences
    from ui.session import Session
    from ui.window.locks import Locks
    from ui.window.saving import Saving
    from ui.workspace import Workspace


class Documents(QtCore.QObject):
    """What the File menu does, for *window*."""

    def __init__(self, workspace: Workspace, preferences: Preferences, window: QtWidgets.QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._preferences = preferences
        self._window = window
        self._parts: tuple[Locks, Saving] | None = None

    @property
    def saving(self) -> Saving:
        """What writes to files."""
        return self._files()[1]

    def _files(self) -> tuple[Locks, Saving]:
        if self._parts is None:
            from ui.window.locks import Locks  # noqa: PLC0415 - the window stands before anything is opened
            from ui.window.saving import Saving  # noqa: PLC0415

            locks = Locks(self._workspace, self._window)
            self._parts = locks, Saving(self._workspace, locks, self._window, self.save_as)
        return self._parts

    def add_notice(self, region: QtWidgets.QWidget) -> None:
        """Put the line that tells about the file in front at the top of *region*."""
        from ui.window.notices import Notice  # noqa: PLC0415 - the window stands before anything is opened

        column = region.layout()
        assert isinstance(column, QtWidgets.QBoxLayout)
        column.insertWidget(0, Notice(self._workspace, self.saving, self._window))

    def new(self) -> None:
        """Begin a communiqué."""
        self._workspace.new()

    def open_sample(self) -> None:
        """Open the communiqué that ships with the program."""
        self._workspace.open_sample()

    def open(self) -> None:
        """Ask for files and open them."""
        kinds = _("Communiqués (*.communique);;All files (*)")
        names, _kind = QtWidgets.QFileDialog.getOpenFileNames(self._window, _("Open"), str(self._folder()), kinds)
        self.open_files([Path(name) for name in names])

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open *paths*; one that cannot be read is told, and the others are opened."""
        for path in paths:
            try:
                self.open_file(path)
            except AesError as error:
                QtWidgets.QMessageBox.warning(self._window, _("Open"), str(error))

    def open_file(self, path: Path) -> None:
        """Open the file at *path*, or as much of that as the person wants where somebody else has it open.

        Raises :class:`aes_editor.errors.InputError` where it cannot be read.
        """
        self._files()[0].open(path)

    def save(self) -> bool:
        """Save the communiqué in front; False where it is not saved after all."""
        session = self._workspace.current
        if session is None:
            return False
        if session.path is None or session.read_only:
            return self.save_as()
        return self.saving.write(session, session.path)

    def save_as(self) -> bool:
        """Ask for a file and save the communiqué in front in it."""
        session = self._workspace.current
        if session is None:
            return False
        suggested = session.path or self._folder() / (stem_of(session) + files.SUFFIX)
        kinds = _("Communiqués (*.communique)")
        name, _kind = QtWidgets.QFileDialog.getSaveFileName(self._window, _("Save as"), str(suggested), kinds)
        if not name:
            return False
        path = Path(name)
        if not path.suffix:
            path = path.with_suffix(files.SUFFIX)
        return self.saving.write(session, path)

    def export(self) -> None:
        """Export the communiqué in front."""
        from aes_editor.history import Occasion  # noqa: PLC0415 - not before there is a document
        from ui.dialogs.export import ExportDialog  # noqa: PLC0415 - not before somebody exports

        if (session := self._workspace.current) is not None:
            context = self.context(session.media)
            dialog = ExportDialog(session.doc, stem_of(session), context, self._preferences, self._window)
            dialog.exec()
            if dialog.exported:
                self.saving.keep(session, Occasion.EXPORTED, ", ".join(dialog.exported))

    def versions(self) -> None:
        """Show the versions of the communiqué in front."""
        from ui.dialogs.versions import VersionsDialog  # noqa: PLC0415 - not before somebody asks for them

        if (session := self._workspace.current) is not None:
            VersionsDialog(session, self._workspace, self.saving, self._window).exec()

    @cached_property
    def _batch(self) -> QtWidgets.QWidget:
        from ui.batch_window.window import BatchWindow  # noqa: PLC0415 - not before somebody exports

        return BatchWindow(self._preferences, self._window)

    def export_several(self) -> None:
        """Show the window that exports many files; it is there once, and keeps what is on its list."""
        self._batch.show()
        self._batch.raise_()
        self._batch.activateWindow()

    def context(self, media: Mapping[str, bytes]) -> ExportContext:
        """Return what exporters and previews are told at this moment."""
        from aes_editor import letterhead  # noqa: PLC0415 - not before something is shown or exported
        from ui.context import export_context  # noqa: PLC0415

        chosen = letterhead.load_or_default(self._preferences.settings.letterhead)
        return export_context(clock.now(), media, "", chosen)

    def close(self) -> bool:
        """Close the communiqué in front; False where the person would rather keep it open."""
        session = self._workspace.current
        return session is None or self._close(session)

    def quit(self) -> None:
        """Close the window, which asks about what is not saved."""
        self._window.close()

    def close_all(self) -> bool:
        """Close everything; False as soon as the person would rather keep something open."""
        return all(self._close(session) for session in tuple(self._workspace.sessions))

    def _close(self, session: Session) -> bool:
        if session.modified:
            self._workspace.show(session)
            answer = self._ask_before_closing(session)
            if answer == QtWidgets.QMessageBox.StandardButton.Cancel:
                return False
            if answer == QtWidgets.QMessageBox.StandardButton.Save and not self.save():
                return False
        self._workspace.close(session)
        return True

    def _ask_before_closing(self, session: Session) -> QtWidgets.QMessageBox.StandardButton:
        buttons = QtWidgets.QMessageBox.StandardButton
        return QtWidgets.QMessageBox.question(
            self._window,
            _("Close"),
            _("“{title}” has changes that are in no file.").format(title=session.title)
            + "\n"
            + _("Without saving they are kept for 30 days only, under File › Recover."),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )

    def _folder(self) -> Path:
        session = self._workspace.current
        if session is not None and session.path is not None:
            return session.path.parent
        if self._preferences.settings.recent:
            folder = Path(self._preferences.settings.recent[0]).parent
            if folder.is_dir():
                return folder
        documents = QtCore.QStandardPaths.writableLocation(QtCore.QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents else Path.home()


def stem_of(session: Session) -> str:
    """Return what the files of *session* are called: its own file's stem, else its date and title."""
    from exporters.naming import safe_stem  # noqa: PLC0415 - not before something is saved or exported

    if session.path is not None:
        return safe_stem(session.path.stem)
    day = session.doc.dateline.date
    parts = [f"{day:%Y%m%d}" if day else "", slug(session.doc.short_title or session.doc.headline)]
    return safe_stem("-".join(part for part in parts if part))
