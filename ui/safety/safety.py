"""The part of the window that sees to it that nothing is lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QMessageBox

from aes_editor import journal
from aes_editor.errors import AesError, DamagedFile
from aes_editor.i18n import _
from ui import clock
from ui.jobs import Job
from ui.safety.keeper import Keeper

if TYPE_CHECKING:
    from pathlib import Path

    from aes_editor.journal.survey import Left
    from ui.jobs import Ticket
    from ui.safety.recovery import RecoveryDialog
    from ui.window.main import MainWindow


class Safety(QObject):
    """Journal and recovery of *window*. Until :meth:`start` nothing is kept."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.keeper: Keeper | None = None
        self.dialog: RecoveryDialog | None = None
        self._job: Job | None = None

    def start(self, data: Path) -> None:
        """Keep the journal in the data folder *data*, and offer what was left in it."""
        self.keeper = Keeper(self._window.workspace, journal.folder(data), self)
        self.keeper.told.connect(self._on_told)
        self._window.actions_by_name["recover"].setEnabled(True)
        self._look(asked=False)

    def shutdown(self) -> None:
        """Close the journal; what is unsaved is offered at the next start."""
        if self.keeper is not None:
            self.keeper.close()

    def recover(self) -> None:
        """Show everything the journal still has, also what was ignored or closed without saving."""
        self._look(asked=True)

    def leave(self) -> None:
        """End the program at once, without a question; what is unsaved is offered at the next start."""
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        from ui.app import DEFECT  # noqa: PLC0415

        if self._window.preview is not None:
            self._window.preview.shutdown()
        QApplication.exit(DEFECT)

    def promise(self) -> tuple[bool, str]:
        """Write what waits; return whether all unsaved work is on the disk now, and the sentence that says so."""
        if self.keeper is not None and self.keeper.writer.flush():
            return True, _("What you wrote is safe: it is in the journal, and is offered again at the next start.")
        return False, _("What you wrote is in the window only. Save it now, under another name if need be.")

    @property
    def looking(self) -> bool:
        """Whether it is still being found out what was left."""
        return self._job is not None

    def _look(self, *, asked: bool) -> None:
        assert self.keeper is not None
        if self._job is not None or self.dialog is not None:
            return
        self._job = Job(partial(_survey, self.keeper.folder))
        self._job.finished.connect(lambda found: self._on_surveyed(*found, asked=asked))
        self._job.failed.connect(self._on_failed)
        QTimer.singleShot(0, self._job.start)  # at the start of the program its files are opened first

    def _on_surveyed(self, left: tuple[Left, ...], told: str, *, asked: bool) -> None:
        from aes_editor.journal.entry import State  # noqa: PLC0415 - only for what was left

        self._job = None
        if told:
            QMessageBox.warning(self._window, _("Recovery"), told)
        if not asked:
            left = tuple(item for item in left if item.entry.state is State.OPEN)
        if left:
            self._show(left, asked=asked)
        elif asked and not told:
            QMessageBox.information(self._window, _("Recovery"), _("There is no unsaved work to recover."))

    def _show(self, left: tuple[Left, ...], *, asked: bool) -> None:
        from ui.safety.recovery import RecoveryDialog  # noqa: PLC0415
        from ui.safety.restoring import restore  # noqa: PLC0415

        assert self.keeper is not None
        window = self._window
        take_up = partial(restore, workspace=window.workspace, keeper=self.keeper, open_file=window.documents.open_file)
        self.dialog = RecoveryDialog(left, take_up, self.keeper.folder, asked=asked, parent=window)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _on_failed(self, error: BaseException) -> None:
        self._job = None
        if not isinstance(error, AesError):
            raise error
        self._window.status.show_unsafe(str(error))

    @Slot(object)
    def _on_told(self, error: AesError | None) -> None:
        if isinstance(error, DamagedFile):
            QMessageBox.warning(self._window, _("Recovery"), str(error))
        else:
            self._window.status.show_unsafe(str(error) if error else "")


def _survey(folder: Path, _ticket: Ticket) -> tuple[tuple[Left, ...], str]:
    """Return what was left, and what is to be told of a journal that had to be repaired."""
    from aes_editor.journal import repair, survey  # noqa: PLC0415 - loaded off the thread of the window

    try:
        return survey.survey(folder, clock.now()), ""
    except DamagedFile:
        told = repair.repair(folder, clock.now())
    return survey.survey(folder, clock.now()), told
