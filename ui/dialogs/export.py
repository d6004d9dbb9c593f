"""Exporting the document in front: which formats, where to, how far, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aes_editor import edition, files
from aes_editor.errors import AesError
from aes_editor.i18n import _, ngettext
from exporters import EXPORTERS
from exporters.naming import file_name
from ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.document import Communique
    from exporters import ExportContext, Exporter
    from ui.jobs import Ticket
    from ui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one format: the file, or the sentence that says why there is none."""

    exporter: Exporter
    path: Path
    failure: str = ""


def export_all(
    doc: Communique, context: ExportContext, targets: Sequence[tuple[Exporter, Path]], ticket: Ticket
) -> tuple[Written, ...]:
    """Write *doc* in each format to its path; one that fails does not keep the others from being written."""
    done: list[Written] = []
    for number, (exporter, path) in enumerate(targets):
        ticket.check()
        ticket.progress(number, len(targets), path.name)
        try:
            files.write_atomically(path, exporter.export(doc, context))
        except AesError as error:
            done.append(Written(exporter, path, str(error)))
        else:
            done.append(Written(exporter, path))
    ticket.progress(len(targets), len(targets), "")
    return tuple(done)


class ExportDialog(QDialog):
    """Asks, works in the background, reports."""

    def __init__(
        self, doc: Communique, stem: str, context: ExportContext, preferences: Preferences, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(560)
        self._doc = doc
        self._stem = stem
        self._context = context
        self._preferences = preferences
        self._job: Job | None = None
        self.boxes: dict[str, QCheckBox] = {}
        self._names: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.setContentsMargins(20, 18, 20, 16)
        if doc.embargo is not None and doc.under_embargo(context.now):
            notice = QLabel("⚠ " + edition.of(doc).embargo(doc.embargo))
            notice.setObjectName("warning")
            notice.setWordWrap(True)
            column.addWidget(notice)
        column.addLayout(self._format_grid())
        column.addLayout(self._folder_row())
        self._report = QLabel()
        self._report.setWordWrap(True)
        self._report.setTextFormat(Qt.TextFormat.PlainText)
        self._report.hide()
        self._progress = QProgressBar()
        self._progress.hide()
        column.addWidget(self._progress)
        column.addWidget(self._report)
        column.addStretch(1)
        self.buttons = QDialogButtonBox()
        self.export_button = self.buttons.addButton(_("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export_button.setDefault(True)
        self.open_button = self.buttons.addButton(_("Open the folder"), QDialogButtonBox.ButtonRole.ActionRole)
        self.open_button.hide()
        self.close_button = self.buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.export_button.clicked.connect(self._on_export)
        self.open_button.clicked.connect(self._on_open_folder)
        self.close_button.clicked.connect(self.reject)
        column.addWidget(self.buttons)
        self._on_boxes_changed()

    def _format_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(18)
        for row, exporter in enumerate(EXPORTERS):
            box = QCheckBox(_(exporter.label))
            box.setChecked(exporter.name in self._preferences.settings.formats)
            box.toggled.connect(self._on_boxes_changed)
            name = QLabel(file_name(self._stem, self._doc, exporter, self._context.now))
            name.setObjectName("quiet")
            name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.boxes[exporter.name] = box
            self._names[exporter.name] = name
            grid.addWidget(box, row, 0)
            grid.addWidget(name, row, 1)
        return grid

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel(_("&Folder"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = QLineEdit(self._preferences.settings.export_folder or documents or str(Path.home()))
        self.folder.setAccessibleName(_("Folder of the exports"))
        self.folder.textChanged.connect(self._on_boxes_changed)
        label.setBuddy(self.folder)
        choose = QPushButton(_("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose)
        row.addWidget(label)
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        return row

    def _on_choose(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, _("Folder of the exports"), self.folder.text()):
            self.folder.setText(folder)

    def _chosen(self) -> list[Exporter]:
        return [exporter for exporter in EXPORTERS if self.boxes[exporter.name].isChecked()]

    def _on_boxes_changed(self) -> None:
        self.export_button.setEnabled(bool(self._chosen()) and bool(self.folder.text().strip()))

    def _on_export(self) -> None:
        folder = Path(self.folder.text().strip()).expanduser()
        chosen = self._chosen()
        self._preferences.change(formats=tuple(exporter.name for exporter in chosen), export_folder=str(folder))
        targets = [
            (exporter, folder / file_name(self._stem, self._doc, exporter, self._context.now)) for exporter in chosen
        ]
        try:
            files.make_folder(folder)
        except AesError as error:
            self._tell(str(error), failed=True)
            return
        if not self._may_replace([path for _exporter, path in targets if path.exists()]):
            return
        doc, context = self._doc, self._context
        self._job = Job(lambda ticket: export_all(doc, context, targets, ticket))
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(lambda error: self._on_stopped(str(error), failed=True))
        self._job.cancelled.connect(lambda: self._on_stopped(_("The export was cancelled."), failed=False))
        self.export_button.setEnabled(False)
        self.close_button.setText(_("Cancel"))
        self._report.hide()
        self._progress.show()
        self._job.start()

    def _may_replace(self, there: list[Path]) -> bool:
        if not there:
            return True
        question = ngettext("“{name}” is there already.", "{count} of the files are there already.", len(there))
        answer = QMessageBox.question(
            self,
            _("Export"),
            question.format(name=there[0].name, count=len(there)) + "\n" + _("Replace?"),
            QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Yes,
        )
        return answer == QMessageBox.StandardButton.Yes

    def _on_progressed(self, done: int, total: int, what: str) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setFormat(what or "%p %")

    def _on_finished(self, written: tuple[Written, ...]) -> None:
        failures = [f"✗ {_(one.exporter.label)}: {one.failure}" for one in written if one.failure]
        good = [f"✓ {one.path.name}" for one in written if not one.failure]
        self.open_button.setVisible(bool(good))
        self._on_stopped("\n".join([*good, *failures]), failed=bool(failures))

    def _on_stopped(self, report: str, *, failed: bool) -> None:
        self._job = None
        self._progress.hide()
        self.close_button.setText(_("Close"))
        self._on_boxes_changed()
        self._tell(report, failed=failed)

    def _tell(self, report: str, *, failed: bool) -> None:
        self._report.setObjectName("problem" if failed else "")
        self._report.style().polish(self._report)
        self._report.setText(report)
        self._report.setAccessibleName(report)
        self._report.show()

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
