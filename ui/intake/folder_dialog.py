"""The window that imports a folder: where from, where to, how far, what came of each file, what to try again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from aes_editor import files
from aes_editor.errors import AesError
from aes_editor.i18n import _, ngettext
from ui.batch.imports.record import Outcome
from ui.batch.record import DONE, State, encode
from ui.commands.stream import shown
from ui.intake.folder_work import FolderWork
from ui.intake.outcomes import FILE, KIND, REMARKS, STATE, OutcomesModel, summary

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from ui.batch.imports.plan import Plan, Task
    from ui.jobs import Job
    from ui.preferences import Preferences

_IN_THE_FOLDER = "communiqués"
"""What the folder of the communiqués is called, inside the one that is read, until somebody says otherwise."""


class _Table(QTableView):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()  # it chose a row, and is not for the button of the window


class FolderDialog(QDialog):
    """Not modal: writing goes on meanwhile. ``open_asked(path)`` for a communiqué that was made."""

    open_asked = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import a folder"))
        self.setModal(False)
        self.resize(760, 520)
        self._preferences = preferences
        self._work: FolderWork | None = None
        self._plan: Plan | None = None
        self._job: Job | None = None
        self._settled = 0
        self.model = OutcomesModel()
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.setContentsMargins(20, 18, 20, 16)
        column.addLayout(self._folders())
        self.ledger = QCheckBox(_("Write what was &left out of each file beside it"))
        self.force = QCheckBox(_("&Replace communiqués that were edited since"))
        column.addWidget(self.ledger)
        column.addWidget(self.force)
        column.addWidget(self._table(), 1)
        self.progress = QProgressBar()
        self.progress.setFormat("%v / %m")
        self.progress.hide()
        column.addWidget(self.progress)
        self.said = QLabel(
            _("Every file that can be read becomes a communiqué; the files themselves stay as they are.")
        )
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setObjectName("quiet")
        column.addWidget(self.said)
        column.addWidget(self._buttons())
        self._enable()

    def _folders(self) -> QGridLayout:
        grid = QGridLayout()
        self.source, self.folder = QLineEdit(), QLineEdit()
        for row, (label, field, name) in enumerate(
            (
                (_("&Folder to read"), self.source, _("Folder to read")),
                (_("&Into the folder"), self.folder, _("Folder of the communiqués")),
            )
        ):
            words = QLabel(label)
            words.setBuddy(field)
            field.setAccessibleName(name)
            field.textChanged.connect(self._enable)
            choose = QPushButton(_("Choose…"))
            choose.setAutoDefault(False)
            choose.setAccessibleName(_("Choose: {what}").format(what=name))
            choose.clicked.connect(lambda _checked=False, field=field, name=name: self._choose(field, name))
            grid.addWidget(words, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(choose, row, 2)
        return grid

    def _table(self) -> QTableView:
        self.table = _Table()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Files"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for section, width in ((FILE, 230), (KIND, 120), (STATE, 120)):
            self.table.setColumnWidth(section, width)
        head.setSectionResizeMode(REMARKS, QHeaderView.ResizeMode.Stretch)
        self.table.activated.connect(self._on_activated)
        return self.table

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.start_button = box.addButton(_("Import"), roles.AcceptRole)
        self.retry_button = box.addButton(_("Try failures again"), roles.ActionRole)
        self.report_button = box.addButton(_("Save the report…"), roles.ActionRole)
        self.open_button = box.addButton(_("Open the folder"), roles.ActionRole)
        self.close_button = box.addButton(_("Close"), roles.RejectRole)
        for button in (self.retry_button, self.report_button, self.open_button, self.close_button):
            button.setAutoDefault(False)
        self.start_button.setDefault(True)
        self.start_button.clicked.connect(self._on_start)
        self.retry_button.clicked.connect(self._on_retry)
        self.report_button.clicked.connect(self._on_report)
        self.open_button.clicked.connect(self._on_open_folder)
        self.close_button.clicked.connect(self.reject)
        return box

    def read_folder(self, path: Path) -> None:
        """Suggest the folder at *path*."""
        self.source.setText(str(path))
        self.folder.setText(str(path / _IN_THE_FOLDER))

    def _choose(self, field: QLineEdit, name: str) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, name, field.text()):
            if field is self.source:
                self.read_folder(Path(chosen))
            else:
                field.setText(chosen)

    def _enable(self) -> None:
        working = self._job is not None
        outcomes = self.model.outcomes
        for widget in (self.source, self.folder, self.ledger, self.force):
            widget.setEnabled(not working)
        self.start_button.setEnabled(not working and bool(self.source.text().strip() and self.folder.text().strip()))
        self.retry_button.setVisible(not working and any(outcome.state not in DONE for outcome in outcomes))
        self.report_button.setVisible(not working and bool(outcomes))
        self.open_button.setVisible(any(outcome.state in DONE for outcome in outcomes))
        self.close_button.setText(_("Cancel") if working else _("Close"))

    def _on_start(self) -> None:
        source, folder = (Path(field.text().strip()).expanduser() for field in (self.source, self.folder))
        if not source.is_dir():
            self._tell(_("“{path}” is not a folder.").format(path=source), problem=True)
            return
        head = self._preferences.settings.letterhead
        try:
            self._work = FolderWork(
                source, folder, head, ledger=self.ledger.isChecked(), force=self.force.isChecked(), parent=self
            )
        except AesError as error:
            self._tell(str(error), problem=True)
            return
        self._work.settled.connect(self._on_settled, Qt.ConnectionType.QueuedConnection)
        self._begin(self._work.planning())
        self._tell(_("Looking for files…"))
        assert self._job is not None
        self._job.finished.connect(self._on_planned)

    def _on_planned(self, planned: Plan) -> None:
        self._plan = planned
        self._job = None
        waiting = [Outcome(file=shown(task.file), state=State.WAITING) for task in planned.tasks]
        self.model.show(waiting, self.source.text().strip())
        if not planned.tasks:
            self._tell(_("There is no file in it that can be read."), problem=True)
            self._enable()
            return
        self._import(planned.tasks)

    def _on_retry(self) -> None:
        missing = {outcome.file for outcome in self.model.outcomes if outcome.state not in DONE}
        if self._plan is not None:
            self._import(tuple(task for task in self._plan.tasks if shown(task.file) in missing))

    def _import(self, tasks: tuple[Task, ...]) -> None:
        assert self._work is not None
        self._settled = 0
        self.progress.setRange(0, len(tasks))
        self.progress.setValue(0)
        self.progress.show()
        self._begin(self._work.importing(tasks))
        assert self._job is not None
        self._job.finished.connect(lambda _none: self._on_ended(""))
        self._tell(ngettext("Reading {count} file…", "Reading {count} files…", len(tasks)).format(count=len(tasks)))

    def _begin(self, job: Job) -> None:
        self._job = job
        job.failed.connect(lambda error: self._on_ended(str(error), problem=True))
        job.cancelled.connect(lambda: self._on_ended(_("Cancelled.")))
        job.start()
        self._enable()

    @Slot(object)
    def _on_settled(self, outcome: Outcome) -> None:
        row = self.model.settle(outcome)
        self._settled += 1
        self.progress.setValue(self._settled)
        self.table.scrollTo(self.model.index(row, 0))

    def _on_ended(self, word: str, *, problem: bool = False) -> None:
        self._job = None
        self.progress.hide()
        left = len(self._plan.left_alone) if self._plan else 0
        other = ngettext("{count} file of another kind left alone", "{count} files of other kinds left alone", left)
        said = [word, summary(self.model.outcomes), other.format(count=left) if left else ""]
        self._tell("\n".join(filter(None, said)), problem=problem)
        failed = (row for row, outcome in enumerate(self.model.outcomes) if outcome.state is State.FAILED)
        self.table.scrollTo(self.model.index(next(failed, 0), 0))
        self._enable()

    def _tell(self, sentence: str, *, problem: bool = False) -> None:
        self.said.setObjectName("problem" if problem else "")
        self.said.style().polish(self.said)
        self.said.setText(sentence)
        self.said.setAccessibleName(sentence)

    def _on_activated(self, index: QModelIndex) -> None:
        outcome = self.model.outcomes[index.row()]
        if outcome.outputs:
            self.open_asked.emit(Path(self.folder.text().strip()).expanduser() / outcome.outputs[0])

    def _on_report(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the report"), "", _("Reports (*.json)"))
        if not name or self._work is None or self._plan is None:
            return
        try:
            report = self._work.report(self._plan, tuple(self.model.outcomes))
            files.write_atomically(Path(name), encode(report))
        except AesError as error:
            self._tell(str(error), problem=True)

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text().strip()))

    def reject(self) -> None:
        """Close; while work is under way, stop that instead."""
        if self._job is None:
            super().reject()
        else:
            self._job.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None:
            self._job.cancel()
            event.ignore()
        else:
            super().closeEvent(event)
