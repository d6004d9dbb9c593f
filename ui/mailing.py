"""The window's part that writes the draft of an e-mail and, when asked, opens it with the desktop's mail program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from aes_editor import files
from aes_editor.errors import AesError
from aes_editor.i18n import _
from exporters import naming
from exporters.mail import MailExporter
from ui.dialogs.file_field import FileField
from ui.jobs import Job
from ui.window.documents import stem_of

if TYPE_CHECKING:
    from exporters import ExportContext
    from ui.preferences import Preferences
    from ui.session import Session
    from ui.window.main import MainWindow


class Mail(QObject):
    """One method per action."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def prepare_mail(self) -> None:
        """Ask what goes with the message and where the draft is written."""
        if (session := self._window.workspace.current) is not None:
            context = self._window.documents.context(session.media)
            MailDialog(session, context, self._window.preferences, self._window).exec()


class MailDialog(QDialog):
    """The subject, the attachments, the folder; then the draft is there, and may be opened."""

    def __init__(self, session: Session, context: ExportContext, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        from exporters.mail.draft import subject  # noqa: PLC0415 - brings what a start need not pay

        self._doc = session.doc
        self._context = context
        self._preferences = preferences
        self._stem = stem_of(session)
        self._job: Job | None = None
        self.written: Path | None = None
        self.setWindowTitle(_("Prepare an e-mail"))
        self.setMinimumWidth(560)
        self.subject = QLabel(subject(session.doc, context))
        self.subject.setWordWrap(True)
        self.pdf = QCheckBox(_("PDF document"))
        self.pdf.setChecked(True)
        self.newsml = QCheckBox(_("NewsML-G2 record"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        there = preferences.settings.export_folder or documents or str(Path.home())
        self.folder = FileField(_("Folder of the draft"), there)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        folder = QLabel(_("&Folder"))
        folder.setBuddy(self.folder.line)
        for widget in (_heading(_("Subject")), self.subject, _heading(_("Attachments")), self.pdf, self.newsml, folder):
            column.addWidget(widget)
        column.addWidget(self.folder)
        note = QLabel(_("The draft has the text and the page in it; nothing is sent."))
        note.setObjectName("quiet")
        column.addWidget(note)
        column.addWidget(self.said)
        buttons = QDialogButtonBox()
        self.write_button = QPushButton(_("&Write the draft"))
        self.write_button.setDefault(True)
        self.open_button = QPushButton(_("&Open the draft"))
        self.open_button.setEnabled(False)
        buttons.addButton(self.write_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self.write_button.clicked.connect(self._on_write)
        self.open_button.clicked.connect(self._on_open)
        column.addWidget(buttons)

    def _on_write(self) -> None:
        attached = [name for name, box in (("pdf", self.pdf), ("newsml", self.newsml)) if box.isChecked()]
        folder = Path(self.folder.line.text().strip()).expanduser()
        name = naming.file_name(self._stem, self._doc, MailExporter(), self._context.now)
        doc, context = self._doc, self._context

        def write() -> Path:
            from exporters.mail.draft import draft  # noqa: PLC0415 - in the thread

            data = draft(doc, context, attached)
            files.make_folder(folder)
            files.write_atomically(folder / name, data)
            return folder / name

        self.write_button.setEnabled(False)
        self._say(_("Writing the draft…"), "quiet")
        self._job = Job(lambda _ticket: write())
        self._job.finished.connect(self._on_written)
        self._job.failed.connect(self._on_failed)
        self._job.start()

    def _on_written(self, path: Path) -> None:
        self.written = path
        self._preferences.change(export_folder=str(path.parent))
        self.write_button.setEnabled(True)
        self.open_button.setEnabled(True)
        self.open_button.setFocus()
        self._say(_("Written: {name}").format(name=path.name), "rendered")

    def _on_failed(self, error: Exception) -> None:
        self.write_button.setEnabled(True)
        unknown = _("The draft could not be written, through a fault of the program: {error}")
        self._say(str(error) if isinstance(error, AesError) else unknown.format(error=error), "problem")

    def _on_open(self) -> None:
        if self.written is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written))):
            self._say(_("No program for e-mail drafts is set up on this system."), "problem")

    def _say(self, sentence: str, name: str) -> None:
        self.said.setObjectName(name)
        self.said.setText(sentence)
        self.said.style().polish(self.said)
        self.said.show()


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("quiet")
    return label
