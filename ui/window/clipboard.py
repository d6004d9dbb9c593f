"""What the Edit menu copies of the whole communiqué, and pasting without formatting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from aes_editor.i18n import _
from ui.form.editors import TextEditor
from ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from aes_editor.document import Communique
    from exporters import ExportContext
    from ui.window.main import MainWindow

_MOMENT_MS = 4000


class Clipboard(QObject):
    """One method per action. A text is made in a thread: a page with its images takes a moment."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None

    @property
    def idle(self) -> bool:
        """Whether what was asked for is in the clipboard."""
        return self._job is None

    def paste_plain(self) -> None:
        """Paste the words alone into the field that has the focus."""
        focused: QObject | None = QApplication.focusWidget()
        source = QGuiApplication.clipboard().mimeData()
        if isinstance(focused, TextEditor):
            session = self._window.workspace.current
            if session is not None:
                session.end_visit()
            focused.insert_data(source)
            if session is not None:
                session.end_visit()
        elif isinstance(focused, QLineEdit):
            focused.paste()  # a line takes words alone anyway

    def copy_as_text(self) -> None:
        """Copy the communiqué as plain text, its warnings first."""
        from exporters.text.writer import compose  # noqa: PLC0415 - not before somebody copies

        self._copy(lambda doc, ctx: (compose(doc, ctx).text, ""))

    def copy_as_html(self) -> None:
        """Copy the communiqué for a word processor, a mail program or a content management system."""
        from exporters.html.letter import letter  # noqa: PLC0415
        from exporters.text.writer import compose  # noqa: PLC0415

        self._copy(lambda doc, ctx: (compose(doc, ctx).text, letter(doc, ctx, inline=True).html))

    def copy_as_message(self) -> None:
        """Copy headline, lead and address as they are passed on by messaging."""
        from exporters.text.message import message  # noqa: PLC0415

        self._copy(lambda doc, ctx: (message(doc, ctx), ""))

    def _copy(self, write: Callable[[Communique, ExportContext], tuple[str, str]]) -> None:
        session = self._window.workspace.current
        if session is None:
            return
        doc, context = session.doc, self._window.documents.context(session.media)
        job = self._job = Job(lambda _ticket: write(doc, context))
        job.finished.connect(lambda made: self._put(job, *made))
        job.failed.connect(self._on_failed)
        job.start()

    def _put(self, job: Job, text: str, html: str) -> None:
        if job is not self._job:  # something else was asked for meanwhile
            return
        self._job = None
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
        self._window.statusBar().showMessage(_("Copied: {count} signs").format(count=len(text)), _MOMENT_MS)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._window.statusBar().showMessage(str(error), _MOMENT_MS)
