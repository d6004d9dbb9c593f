"""The window of a batch: its files, how they come out, how far it is, and what can be done about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from aes_editor import files
from aes_editor.errors import AesError
from aes_editor.i18n import _, ngettext
from exporters import EXPORTERS
from ui.batch import record
from ui.batch.record import DONE
from ui.batch.sharing import jobs
from ui.batch_window.run import BatchRun, Plan
from ui.batch_window.sources import found
from ui.batch_window.table import BatchTable
from ui.dialogs.file_field import FileField
from ui.dialogs.output_options import OutputOptions
from ui.dialogs.scrolling import Scrolling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.batch.record import Outcome, Report
    from ui.preferences import Preferences

_MOST_PROCESSES = 8
_LEAST_HEIGHT = 150
_FORMATS_IN_A_ROW = 3


class BatchWindow(QDialog):
    """Not modal: writing goes on while it works, also when it is closed meanwhile."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("Export several files"))
        self.resize(QSize(920, 680).boundedTo(self.screen().availableSize()))
        self.setAcceptDrops(True)
        self._preferences = preferences
        self._terms = record.Terms()
        self._run: BatchRun | None = None
        self.table = BatchTable()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 4)
        column.setSpacing(12)
        column.addLayout(self._list_row())
        column.addLayout(self._list(), 1)
        column.addLayout(self._choices())
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("Progress"))
        self.progress.setTextVisible(False)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.measure = QLabel()
        far = QHBoxLayout()
        far.addWidget(self.progress, 1)
        far.addWidget(self.measure)
        column.addLayout(far)
        column.addWidget(self.summary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 16)
        whole.setSpacing(12)
        whole.addWidget(Scrolling(inside), 1)
        whole.addLayout(self._button_row())
        self.progress.hide()
        self.measure.hide()
        self.summary.hide()
        self._show_state()

    # -- what it is made of

    def _list_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.add_button = self._button(_("&Add files…"), self._on_add_files)
        self.folder_button = self._button(_("Add a f&older…"), self._on_add_folder)
        self.remove_button = self._button(_("&Remove"), self._on_remove)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        for widget in (self.add_button, self.folder_button, self.remove_button):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.count)
        return row

    def _list(self) -> QStackedLayout:
        self.view = QTreeView()
        self.view.setModel(self.table)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setAllColumnsShowFocus(True)
        self.view.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.view.setAccessibleName(_("Files to export"))
        self.view.setMinimumHeight(_LEAST_HEIGHT)
        self.view.header().setStretchLastSection(True)
        self.table.modelReset.connect(self._fit_columns)
        QShortcut(QKeySequence.StandardKey.Delete, self.view, self._on_remove)
        empty = QLabel(_("Drop communiqués here, or folders of them;\nor add them with the buttons above."))
        empty.setObjectName("quiet")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pile = QStackedLayout()
        self._pile.addWidget(empty)
        self._pile.addWidget(self.view)
        return self._pile

    def _choices(self) -> QFormLayout:
        settings = self._preferences.settings
        formats = QGridLayout()
        formats.setHorizontalSpacing(18)
        formats.setColumnStretch(_FORMATS_IN_A_ROW, 1)
        self.boxes: dict[str, QCheckBox] = {}
        for number, exporter in enumerate(EXPORTERS):
            box = QCheckBox(_(exporter.label))
            box.setChecked(exporter.name in settings.formats)
            box.toggled.connect(self._show_state)
            self.boxes[exporter.name] = box
            formats.addWidget(box, *divmod(number, _FORMATS_IN_A_ROW))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder = FileField(
            _("Folder of the exports"), settings.export_folder or str(Path(documents or Path.home()) / _("Exports"))
        )
        self.options = OutputOptions(self._preferences)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(formats)
        form.addRow(self.options)
        form.addRow(_("&Folder"), self.folder)
        return form

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        self.report_button = self._button(_("Save the re&port…"), self._on_save_report)
        self.open_button = self._button(_("Op&en the folder"), self._on_open_folder)
        self.retry_button = self._button(_("Re&try what failed"), self._on_retry)
        self.pause_button = self._button(_("Pa&use"), self._on_pause)
        self.pause_button.setCheckable(True)
        self.cancel_button = self._button(_("&Cancel"), self._on_cancel)
        self.start_button = self._button(_("E&xport"), self._on_start)
        self.start_button.setDefault(True)
        for widget in (self.report_button, self.open_button):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.retry_button, self.pause_button, self.cancel_button, self.start_button):
            row.addWidget(widget)
        return row

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: act())
        return button

    # -- files

    def add(self, paths: Sequence[Path]) -> None:
        """Put *paths* on the list, folders with the communiqués in them."""
        if self._run is None:
            self.table.add(found(paths))
            self._fit_columns()
            self._show_state()

    def _on_add_files(self) -> None:
        kinds = _("Communiqués (*.communique);;All files (*)")
        names, _kind = QFileDialog.getOpenFileNames(self, _("Add files"), "", kinds)
        self.add([Path(name) for name in names])

    def _on_add_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, _("Add a folder")):
            self.add([Path(name)])

    def _on_remove(self) -> None:
        if self._run is None:
            self.table.remove(index.row() for index in self.view.selectionModel().selectedRows())
            self._show_state()

    # -- the run

    def _on_start(self) -> None:
        self._start(list(self.table.sources))

    def _on_retry(self) -> None:
        self._start(self.table.unfinished)

    def _start(self, sources: list[str]) -> None:
        chosen = tuple(name for name, box in self.boxes.items() if box.isChecked())
        self._preferences.change(formats=chosen, export_folder=self.folder.path)
        self.table.begin(chosen, sources)
        self._run = BatchRun(
            Plan(
                sources=tuple(sources),
                formats=chosen,
                folder=Path(self.folder.path),
                output=self.options.chosen(),
                jobs=min(jobs(None, len(sources)), _MOST_PROCESSES),
            )
        )
        queued = Qt.ConnectionType.QueuedConnection  # it tells from its own thread
        self._run.settled.connect(self._on_settled, queued)
        self._run.ended.connect(self._on_ended, queued)
        self.pause_button.setChecked(False)
        self.progress.setRange(0, len(sources))
        self._show_progress(0)
        self.progress.show()
        self.measure.show()
        self.summary.hide()
        self._show_state()
        self._run.start()

    @Slot(object)
    def _on_settled(self, outcomes: tuple[Outcome, ...]) -> None:
        self.table.settle(outcomes)
        self._show_progress(self.progress.value() + 1)

    def _show_progress(self, done: int) -> None:
        self.progress.setValue(done)
        self.measure.setText(f"{done} / {self.progress.maximum()}")

    @Slot(object, str)
    def _on_ended(self, report: Report | None, failure: str) -> None:
        self._run = None
        self.table.end()
        if report is not None:
            self._terms = report.terms
        self._tell(failure)
        self._show_state()

    def _on_pause(self) -> None:
        if self._run is not None:
            self._run.pause(self.pause_button.isChecked())
        self._show_state()

    def _on_cancel(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def _tell(self, failure: str) -> None:
        there = sum(outcome.state in DONE for outcome in self.table.outcomes)
        left = len(self.table.unfinished)
        told = ngettext("{count} file was written.", "{count} files were written.", there).format(count=there)
        if left:
            missing = ngettext("{count} communiqué is not complete.", "{count} communiqués are not complete.", left)
            told += " " + missing.format(count=left)
        self.summary.setText(failure or told)
        self.summary.setObjectName("problem" if failure or left else "")
        self.summary.style().polish(self.summary)
        self.summary.show()

    # -- afterwards

    def _on_save_report(self) -> None:
        suggested = str(Path(self.folder.path) / _("report.json"))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the report"), suggested, "JSON (*.json)")
        if not name:
            return
        try:
            data = record.encode(record.Report(terms=self._terms, exports=self.table.outcomes))
            files.write_atomically(Path(name), data)
        except AesError as error:
            self._tell(str(error))

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.path))

    # -- what can be done at the moment

    def _show_state(self) -> None:
        going, any_file = self._run is not None, bool(self.table.sources)
        self._pile.setCurrentIndex(1 if any_file else 0)
        count = len(self.table.sources)
        self.count.setText(ngettext("{count} file", "{count} files", count).format(count=count) if count else "")
        some_format = any(box.isChecked() for box in self.boxes.values())
        known = bool(self.table.outcomes)
        for widget in (self.add_button, self.folder_button, self.options, self.folder, *self.boxes.values()):
            widget.setEnabled(not going)
        self.remove_button.setEnabled(any_file and not going)
        self.start_button.setEnabled(any_file and some_format and not going)
        self.start_button.setVisible(not going)
        self.retry_button.setVisible(known and bool(self.table.unfinished) and not going)
        self.pause_button.setVisible(going)
        self.pause_button.setText(_("Go &on") if self.pause_button.isChecked() else _("Pa&use"))
        self.cancel_button.setVisible(going)
        self.report_button.setVisible(known and not going)
        self.open_button.setVisible(known and not going)

    def _fit_columns(self) -> None:
        header = self.view.header()
        last = self.table.columnCount() - 1
        for section in range(last):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
            self.view.setColumnWidth(section, 112)
        self.view.setColumnWidth(0, 260)

    # -- Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._run is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()  # a batch under way goes on; the window comes back as it is
