"""Which files this window holds, and what is asked where somebody else does."""

from __future__ import annotations

import contextlib
import os
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject
from PySide6.QtWidgets import QMessageBox, QWidget

from aes_editor import files, lock
from aes_editor.i18n import _
from aes_editor.lock import Held, State
from ui import clock
from ui.form.choices import locale

if TYPE_CHECKING:
    from pathlib import Path

    from aes_editor.lock import Holder, Lock
    from ui.session import Session
    from ui.workspace import Workspace


class Choice(Enum):
    """What a person wants with a file that somebody else holds."""

    READ = auto()
    COPY = auto()
    TAKE_OVER = auto()
    NOTHING = auto()


class Locks(QObject):
    """The notes beside the files that are open in *window*; each goes with its session."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._held: dict[Session, tuple[Path, Lock | None]] = {}
        workspace.closed.connect(self._on_closed)

    def open(self, path: Path) -> None:
        """Open the file at *path*, or as much of that as the person wants where somebody else has it open.

        Raises :class:`aes_editor.errors.InputError` where it cannot be read.
        """
        if self._workspace.session_of(path) is not None or not os.path.isfile(path):  # noqa: PTH113 - raises nothing
            self._workspace.open(path)
            return
        try:
            note = lock.acquire(path, clock.now())
        except Held as held:
            self._open_held(path, held.holder)
            return
        try:
            session = self._workspace.open(path)
        except BaseException:
            if note is not None:
                note.release()
            raise
        if note is None and not os.access(path.parent, os.W_OK):
            session.protected = _("The folder of this file is read-only. Save under another name to keep changes.")
            self._workspace.listed.emit()
        if note is not None:
            files.remove_leftovers(path)  # of a program that was killed in saving
        self._keep(session, note)

    def _open_held(self, path: Path, holder: Holder) -> None:
        match self.ask(path, holder, opening=True):
            case Choice.READ:
                session = self._workspace.open(path)
                session.protected = _(
                    "{who} has this file open. You can read it here; save under another name."
                ).format(who=who(holder))
                self._workspace.listed.emit()
            case Choice.COPY:
                self._workspace.open_copy(path)
            case Choice.TAKE_OVER:
                self.take_over(self._workspace.open(path), path)
            case Choice.NOTHING:
                pass

    def hold(self, session: Session, path: Path) -> Holder | None:
        """Hold *path*, to which *session* is to be written; return who holds it instead where somebody does."""
        held_path, note = self._held.get(session, (None, None))
        if held_path is not None and os.path.realpath(held_path) == os.path.realpath(path) and note is not None:
            if note.valid:
                return None
            if (taken := lock.holder(path)) is not None:
                return taken
        try:
            self._keep(session, lock.acquire(path, clock.now()), path)
        except Held as held:
            return held.holder
        return None

    def take_over(self, session: Session, path: Path) -> None:
        """Hold *path* whoever holds it: the person decided so. Two who take over at once: the next saving tells."""
        with contextlib.suppress(Held):
            self._keep(session, lock.acquire(path, clock.now(), force=True), path)

    def _keep(self, session: Session, note: Lock | None, path: Path | None = None) -> None:
        self._on_closed(session)
        if (file := path or session.path) is not None:
            self._held[session] = (file, note)

    def _on_closed(self, session: Session) -> None:
        _path, note = self._held.pop(session, (None, None))
        if note is not None:
            note.release()

    def ask(self, path: Path, holder: Holder, *, opening: bool) -> Choice:
        """Ask what to do with the file at *path*, which *holder* holds."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(_("Open") if opening else _("Save"))
        box.setText(_("“{file}” is open elsewhere: {who}.").format(file=path.name, who=who(holder)))
        box.setInformativeText(_advice(holder))
        choices: dict[object, Choice] = {}
        accept = QMessageBox.ButtonRole.AcceptRole
        first = box.addButton(_("&Read only") if opening else _("Save a copy…"), accept)
        choices[first] = Choice.READ if opening else Choice.COPY
        if opening:
            choices[box.addButton(_("Open a &copy"), accept)] = Choice.COPY
        box.setDefaultButton(first)
        if lock.state(holder) is not State.RUNS:
            choices[box.addButton(_("&Take over"), QMessageBox.ButtonRole.DestructiveRole)] = Choice.TAKE_OVER
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return choices.get(box.clickedButton(), Choice.NOTHING)


def who(holder: Holder) -> str:
    """Return *holder* in words: name, machine, since when."""
    name = holder.name or _("somebody")
    parts = [_("{name} on {machine}").format(name=name, machine=holder.machine) if holder.machine else name]
    if holder.time is not None:
        moment = QDateTime.fromSecsSinceEpoch(int(holder.time.timestamp()))
        parts.append(_("since {time}").format(time=locale().toString(moment, QLocale.FormatType.ShortFormat)))
    return ", ".join(parts)


def _advice(holder: Holder) -> str:
    if lock.state(holder) is State.RUNS:
        return _("The program is running there: whoever saves last would undo the work of the other.")
    return _(
        "Whether the program still runs there cannot be told from here. Ask, or take the file over if you know that "
        "nobody works on it any more."
    )
