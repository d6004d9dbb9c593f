"""Exporting the document in front: which formats, for whom, where to, how far, and what came of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from aes_editor import edition, files, letterhead
from aes_editor.errors import AesError
from aes_editor.i18n import _, ngettext
from exporters import EXPORTERS
from exporters.naming import file_name
from ui.batch import checksums
from ui.batch.rendering import Wish, rendered
from ui.dialogs.file_field import FileField
from ui.dialogs.outcome_view import OutcomeView
from ui.dialogs.output_options import OutputOptions
from ui.dialogs.scrolling import Scrolling
from ui.jobs import Job

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters import ExportContext
    from ui.batch.checks import Finding
    from ui.dialogs.output_options import Output
    from ui.jobs import Ticket
    from ui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one format: the file, or the sentence that says why there is none; and what there is to know."""

    label: str
    path: Path
    failure: str = ""
    findings: tuple[Finding, ...] = ()


def export_all(wish: Wish, folder: Path, ticket: Ticket, *, manifest: bool = False) -> tuple[Written, ...]:
    """Write each format of *wish* to *folder*; one that fails does not keep the others from being written.

    A *manifest* vouches for those that are. What its own writing fails of is told as a format would be.
    """
    done: list[Written] = []
    digests: dict[str, str] = {}
    labels = {exporter.name: exporter.label for exporter in EXPORTERS}
    ticket.progress(0, len(wish.formats))
    for number, made in enumerate(rendered(wish), 1):
        ticket.check()
        failure = made.reason
        if not failure:
            try:
                files.write_atomically(folder / made.name, made.data)
                digests[made.name] = hashlib.sha256(made.data).hexdigest()
            except AesError as error:
                failure = str(error)
        done.append(Written(labels[made.format], folder / made.name, failure, made.findings))
        ticket.progress(number, len(wish.formats), made.name)
    if manifest and digests:
        try:
            done.append(Written("", checksums.update(folder, digests)))
        except AesError as error:
            done.append(Written("", folder, str(error)))
    return tuple(done)


def told(written: tuple[Written, ...]) -> list[tuple[str, str]]:
    """Return *written* as lines for people, each with its kind: ``problem``, ``warning`` or ""."""
    lines: list[tuple[str, str]] = []
    for one in written:
        if one.failure:
            lines.append(("problem", f"✗ {_(one.label)}: {one.failure}" if one.label else f"✗ {one.failure}"))
            continue
        lines.append(("", f"✓ {one.path.name}"))
        for finding in one.findings:
            kind = {"error": "problem", "warning": "warning"}.get(finding.severity, "")
            lines.append((kind, f"{'ⓘ' if finding.severity == 'note' else '⚠'} {finding.message}"))
    return lines


class ExportDialog(QDialog):
    """Asks, works in the background, reports."""

    def __init__(
        self, doc: Communique, stem: str, context: ExportContext, preferences: Preferences, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(620)
        self._doc = doc
        self._stem = stem
        self._context = context
        self._preferences = preferences
        self._job: Job | None = None
        self.exported: tuple[str, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        column.setContentsMargins(20, 18, 20, 4)
        if doc.embargo is not None and doc.under_embargo(context.now):
            notice = QLabel("⚠ " + edition.of(doc).embargo(doc.embargo))
            notice.setObjectName("warning")
            notice.setWordWrap(True)
            column.addWidget(notice)
        column.addLayout(self._format_grid())
        self.options = OutputOptions(preferences)
        column.addWidget(self.options)
        column.addLayout(self._folder_row())
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        column.addWidget(self._progress)
        self.outcome = OutcomeView()
        column.addWidget(self.outcome)
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
        whole = QVBoxLayout(self)
        whole.setSpacing(12)
        whole.setContentsMargins(0, 0, 0, 16)
        self._asked = Scrolling(inside)
        whole.addWidget(self._asked, 1)
        below = QHBoxLayout()
        below.setContentsMargins(20, 0, 20, 0)
        below.addWidget(self.buttons)
        whole.addLayout(below)
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
            grid.addWidget(box, row, 0)
            grid.addWidget(name, row, 1)
        return grid

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel(_("&Folder"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        there = self._preferences.settings.export_folder or documents or str(Path.home())
        chooser = FileField(_("Folder of the exports"), there)
        self.folder = chooser.line
        self.folder.textChanged.connect(self._on_boxes_changed)
        label.setBuddy(self.folder)
        row.addWidget(label)
        row.addWidget(chooser, 1)
        return row

    def _chosen(self) -> tuple[str, ...]:
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def _on_boxes_changed(self) -> None:
        self.export_button.setEnabled(bool(self._chosen()) and bool(self.folder.text().strip()))

    def _on_export(self) -> None:
        folder = Path(self.folder.text().strip()).expanduser()
        self._preferences.change(formats=self._chosen(), export_folder=str(folder))
        output = self.options.chosen()
        try:
            wish = self._wish(output)
            files.make_folder(folder)
        except AesError as error:
            self._stopped([("problem", str(error))])
            return
        names = [file_name(self._stem, self._doc, each, wish.context.now) for each in EXPORTERS]
        wanted = [name for name, each in zip(names, EXPORTERS, strict=True) if each.name in wish.formats]
        if not self._may_replace([folder / name for name in wanted if (folder / name).exists()]):
            return
        self._job = Job(lambda ticket: export_all(wish, folder, ticket, manifest=output.manifest))
        self._job.progressed.connect(self._on_progressed)
        self._job.finished.connect(self._on_finished)
        self._job.failed.connect(lambda error: self._stopped([("problem", str(error))]))
        self._job.cancelled.connect(lambda: self._stopped([("", _("The export was cancelled."))]))
        self.export_button.setEnabled(False)
        self.close_button.setText(_("Cancel"))
        self.outcome.hide()
        self._progress.show()
        self._job.start()

    def _wish(self, output: Output) -> Wish:
        context = replace(
            self._context,
            profile=output.profile,
            icc=output.colours(),
            letterhead=letterhead.load_or_default(output.letterhead),
        )
        identity = output.identity(context.now)
        return Wish(doc=self._doc, stem=self._stem, context=context, formats=self._chosen(), identity=identity)

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
        self._progress.setAccessibleDescription(what)

    def _on_finished(self, written: tuple[Written, ...]) -> None:
        self.exported = tuple(_(one.label) for one in written if one.label and not one.failure)
        self.open_button.setVisible(bool(self.exported))
        self._stopped(told(written))

    def _stopped(self, lines: list[tuple[str, str]]) -> None:
        self._job = None
        self._progress.hide()
        self.close_button.setText(_("Close"))
        self._on_boxes_changed()
        self.outcome.tell(lines)
        QTimer.singleShot(0, self, self._show_outcome)

    def _show_outcome(self) -> None:
        """Bring what came of it into view, once there is room for it."""
        self._asked.ensureWidgetVisible(self.outcome)

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
