"""Saving: over nobody's work, and with two ways out where the disk refuses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from aes_editor import container, files, stamp
from aes_editor.errors import AesError, InputError, WriteError
from aes_editor.history import History, Occasion
from aes_editor.i18n import _
from ui import clock
from ui.window.locks import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.session import Session
    from ui.window.locks import Locks
    from ui.workspace import Workspace


class Saving(QObject):
    """Writes sessions to their files; *save_as* asks for another file and writes the session in front to it."""

    def __init__(self, workspace: Workspace, locks: Locks, window: QWidget, save_as: Callable[[], bool]) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._locks = locks
        self._window = window
        self._save_as = save_as

    def write(self, session: Session, path: Path) -> bool:
        """Write *session* to *path*; False where it is not written after all."""
        while True:
            try:
                if (answer := self._before(session, path)) is not None:
                    return answer
                session.save(path, clock.now())
            except (WriteError, InputError) as error:
                match self._ask_after_failure(str(error)):
                    case "retry":
                        continue
                    case "copy":
                        return self._save_as()
                    case _:
                        return False
            self._workspace.remember(path)
            return True

    def keep(self, session: Session, occasion: Occasion, label: str = "") -> None:
        """Add the document of *session* to its versions; in the file at once where that holds all the rest already."""
        session.keep_version(clock.now(), occasion, label)
        self.keep_history(session)

    def keep_history(self, session: Session) -> None:
        """Write the versions of *session* where nothing else is to be written; else the next saving does."""
        path = session.path
        if path is None or session.modified or session.read_only or changed_on_disk(session):
            return
        if self._locks.hold(session, path) is None:
            try:
                session.save(path, clock.now())
            except WriteError as error:
                QMessageBox.warning(self._window, _("Save"), str(error))

    def reload(self, session: Session) -> None:
        """Show what is in the file of *session* now; told where it cannot be read."""
        if session.path is None:
            return
        try:
            data = files.read(session.path)
            contents = container.unpack(data, session.path.name, rescue=True)
        except InputError as error:
            QMessageBox.warning(self._window, _("Reload"), str(error))
            return
        session.reload(contents, stamp.of(session.path, data))

    def compare(self, session: Session) -> None:
        """Show the text in the file of *session* beside that in the window."""
        from ui.dialogs.compare import CompareDialog  # noqa: PLC0415 - not before somebody compares

        if session.path is None:
            return
        try:
            there = container.load(session.path, rescue=True)
        except InputError as error:
            QMessageBox.warning(self._window, _("Compare"), str(error))
            return
        media = {**there.media, **session.media}
        CompareDialog(there.doc, session.doc, self._window, (_("On the disk"), _("In the window")), media).exec()

    def _before(self, session: Session, path: Path) -> bool | None:
        """Return what comes of the saving where it is not to go on: saved elsewhere or reloaded, or not; else None."""
        if (holder := self._locks.hold(session, path)) is not None:
            match self._locks.ask(path, holder, opening=False):
                case Choice.TAKE_OVER:
                    self._locks.take_over(session, path)
                case Choice.COPY:
                    return self._save_as()
                case _:
                    return False
        if path != session.path or not changed_on_disk(session):
            return None
        match self._ask_about_change(session, path):
            case "copy":
                return self._save_as()
            case "replace":
                _keep_theirs(session, path)
                return None
            case "reload":
                self.reload(session)
                return not session.modified
            case _:
                return False

    def _ask_about_change(self, session: Session, path: Path) -> str:
        while True:
            box = QMessageBox(self._window)
            box.setIcon(QMessageBox.Icon.Warning)
            box.setWindowTitle(_("Save"))
            box.setText(_("“{file}” was changed by another program since you opened it.").format(file=path.name))
            box.setInformativeText(
                _("Nothing was written yet. If you replace it, what is in it now stays among the versions.")
            )
            names = {
                box.addButton(_("Save a copy…"), QMessageBox.ButtonRole.AcceptRole): "copy",
                box.addButton(_("&Replace"), QMessageBox.ButtonRole.DestructiveRole): "replace",
                box.addButton(_("Re&load"), QMessageBox.ButtonRole.DestructiveRole): "reload",
                box.addButton(_("Co&mpare…"), QMessageBox.ButtonRole.ActionRole): "compare",
            }
            box.addButton(QMessageBox.StandardButton.Cancel)
            box.setDefaultButton(next(iter(names)))
            box.exec()
            answer = {id(button): name for button, name in names.items()}.get(id(box.clickedButton()), "")
            if answer != "compare":
                return answer
            self.compare(session)

    def _ask_after_failure(self, sentence: str) -> str:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Save"))
        box.setText(sentence)
        box.setInformativeText(_("What you wrote is still here, in the window; the file on the disk is as it was."))
        copy = box.addButton(_("Save a copy…"), QMessageBox.ButtonRole.AcceptRole)
        retry = box.addButton(_("Try again"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(copy)
        box.exec()
        if box.clickedButton() is copy:
            return "copy"
        return "retry" if box.clickedButton() is retry else ""


def changed_on_disk(session: Session) -> bool:
    """Whether another program wrote to the file of *session* since it was read or written here."""
    return session.path is not None and session.stamp is not None and session.stamp.differs(session.path)


def _keep_theirs(session: Session, path: Path) -> None:
    """Make what another program wrote to *path* a version of *session*; beside the file where it is no communiqué.

    Raises :class:`WriteError` where it can be kept in neither way.
    """
    data = files.read(path)
    try:
        theirs = container.unpack(data, path.name)
        history = container.unpack(data, path.name, rescue=True).history
    except AesError:
        files.write_atomically(_beside(path), data)
        return
    for name, image in theirs.media.items():
        session.add_media(image, name.rpartition(".")[2])
    if _continues(history, session.history):
        session.history = history
    session.history = session.history.with_version(theirs.doc, clock.now(), Occasion.REPLACED)


def _continues(later: History, earlier: History) -> bool:
    """Whether *later* has every version of *earlier*."""
    return {(each.number, each.digest) for each in earlier.versions} <= {
        (each.number, each.digest) for each in later.versions
    }


def _beside(path: Path) -> Path:
    """Return a name beside *path* that no file has."""
    names = (path.with_name(f"{path.name}{number or ''}.bak") for number in range(1000))
    return next((name for name in names if not name.exists()), path.with_name(f"{path.name}.bak"))
