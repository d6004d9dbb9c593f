"""The window's part that takes in what comes from elsewhere: read in the background, put into the form."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from aes_editor import importers, letterhead
from aes_editor.errors import AesError
from aes_editor.files import SUFFIX
from aes_editor.i18n import _
from ui import clock
from ui.intake import filling
from ui.intake.arrival import Arrival, Clip, Document
from ui.intake.bar import Bar
from ui.intake.desk import Desk
from ui.intake.review import Review
from ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.importers import Imported
    from ui.form.editors import TextEditor
    from ui.intake.folder_dialog import FolderDialog
    from ui.session import Session
    from ui.window.main import MainWindow

_PATIENCE_MS = 400
"""How long reading may take before the bar speaks of it: most is over sooner."""


class Intake(QObject):
    """What *Import*, a drop on the window and the paste of a whole communiqué do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = window.workspace
        self.bar = Bar(self._return_to_form)
        layout = window.centre.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(1, self.bar)  # below the banner of a damaged file
        self.desk = Desk(window)
        self._waiting: deque[tuple[Arrival, Session | None]] = deque()
        self._total = 0
        self._failures: list[str] = []
        self._job: Job | None = None
        self._asked_for: Session | None = None
        self._what = ""
        self.folder_dialog: FolderDialog | None = None
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show_work)
        self._workspace.current_changed.connect(self._on_current_changed)

    @property
    def idle(self) -> bool:
        """Whether nothing is being read."""
        return self._job is None

    # -- the actions

    def import_file(self) -> None:
        """Ask for files of other kinds and read them."""
        names, _kind = QFileDialog.getOpenFileNames(self._window, _("Import"), "", file_kinds())
        self.take_files([Path(name) for name in names])

    def import_folder(self, path: Path | None = None) -> None:
        """Open the window that imports a folder full of files, that at *path* suggested."""
        from ui.intake.folder_dialog import FolderDialog  # noqa: PLC0415 - not before somebody imports a folder

        if self.folder_dialog is None:
            self.folder_dialog = FolderDialog(self._window.preferences, self._window)
            self.folder_dialog.open_asked.connect(lambda made: self._window.documents.open_files([made]))
        if path is not None:
            self.folder_dialog.read_folder(path)
        self.folder_dialog.show()
        self.folder_dialog.raise_()
        self.folder_dialog.activateWindow()

    def show_left_out(self, shown: bool) -> None:
        """Show or hide what the import of the communiqué in front left out."""
        self.desk.show_panel(shown)

    def next_unsure(self) -> None:
        """Go to the next field that was guessed."""
        self.desk.next_unsure()

    # -- what comes

    def take_files(self, paths: Sequence[Path]) -> None:
        """Open the communiqués among *paths* and read the others; a folder is asked about."""
        for folder in [path for path in paths if path.is_dir()][:1]:
            self.import_folder(folder)
        paths = [path for path in paths if not path.is_dir()]
        own = [path for path in paths if path.suffix.lower() == SUFFIX]
        self._window.documents.open_files(own)
        self._take([(Document(path), None) for path in paths if path not in own])

    def offer(self, clip: Clip, editor: TextEditor) -> None:
        """Ask whether *clip*, a whole communiqué pasted into a blank one, is to be structured."""
        session = self._workspace.current
        if session is None:
            return
        self._asked_for = session
        self.bar.ask(
            _("Structure this text? Headline, lead, quotations and the rest go into their fields."),
            (_("&Yes, structure it"), lambda: self._take([(clip, session)])),
            (_("&Paste as it is"), lambda: _paste(clip, editor)),
        )

    def _take(self, arrivals: Sequence[tuple[Arrival, Session | None]]) -> None:
        self._asked_for = None
        self._waiting.extend(arrivals)
        self._total += len(arrivals)
        if self._job is None:
            self._read_next()

    def _read_next(self) -> None:
        if not self._waiting:
            self._end()
            return
        arrival, session = self._waiting.popleft()
        now = clock.now()
        authority = letterhead.load_or_default(self._window.preferences.settings.letterhead).authority
        job = self._job = Job(lambda _ticket: arrival.read(now, authority))
        job.finished.connect(lambda imported: self._on_read(job, arrival, session, imported))
        job.failed.connect(lambda error: self._on_failed(job, arrival, error))
        self._what = arrival.title
        job.start()
        if self.bar.is_working:
            self._show_work()
        else:
            self._patience.start()

    def _show_work(self) -> None:
        if self._job is not None:
            done = self._total - len(self._waiting) - 1
            self.bar.show_work(_("Reading {title}…").format(title=self._what), done, self._total, self._cancel)

    def _cancel(self) -> None:
        """Read no more; what a thread is still at is thrown away when it comes."""
        self._job = None
        self._waiting.clear()
        self._end()

    def _end(self) -> None:
        self._job = None
        self._total = 0
        self._patience.stop()
        if self.bar.is_working:
            self.bar.hide()
        if self._failures:
            self.bar.tell("\n".join(self._failures))
            self._failures.clear()

    def _on_failed(self, job: Job, arrival: Arrival, error: Exception) -> None:
        if job is not self._job:
            return
        if not isinstance(error, AesError):
            defect = _("{title} could not be read, through a fault of the program: {error}")
            error = AesError(defect.format(title=arrival.title, error=error))
        self._failures.append(str(error))
        self._read_next()

    def _on_read(self, job: Job, arrival: Arrival, session: Session | None, imported: Imported) -> None:
        if job is not self._job:
            return
        target = self._target(session)
        blank = target.doc
        filling.fill(target, imported)
        self._return_to_form("headline")
        self.desk.begin(Review(target, blank, imported, arrival.title))
        self._read_next()

    def _return_to_form(self, place: str = "") -> None:
        if (form := self._window.form) is not None:
            form.go_to(place or form.entered or "headline")

    def _target(self, asked: Session | None) -> Session:
        """Return the session to fill: the one asked for or in front while it is blank, else a new one."""
        session = asked if asked in self._workspace.sessions else self._workspace.current
        blank = session is not None and filling.is_blank(session.doc) and (asked is session or session.path is None)
        if session is None or not blank:
            session = self._workspace.new()
        self._workspace.show(session)
        return session

    def _on_current_changed(self, session: Session | None) -> None:
        if self._asked_for is not None and session is not self._asked_for:
            self._asked_for = None
            self.bar.hide()  # what was pasted is still in the clipboard


def file_kinds() -> str:
    """Return the kinds of files that can be read, as file dialogs want them told."""
    everything = sorted({suffix for importer in importers.IMPORTERS for suffix in importer.suffixes})
    kinds = [(_("All that can be read"), everything)]
    kinds += [(_(importer.label), list(importer.suffixes)) for importer in importers.IMPORTERS]
    listed = [f"{label} ({' '.join(f'*{suffix}' for suffix in suffixes)})" for label, suffixes in kinds]
    return ";;".join([*listed, _("All files (*)")])


def _paste(clip: Clip, editor: TextEditor) -> None:
    carried = QMimeData()
    carried.setText(clip.text)
    if clip.html:
        carried.setHtml(clip.html)
    editor.setFocus()
    editor.insert_data(carried)
