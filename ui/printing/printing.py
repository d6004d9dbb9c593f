"""The window's part that prints: it makes the PDF in a thread, asks how to print it, and shows how far the paper is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from aes_editor.errors import AesError
from aes_editor.i18n import _
from ui.jobs import Job
from ui.window.documents import stem_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from aes_editor.document import Communique
    from exporters import ExportContext
    from ui.printing.paper import PaperWork
    from ui.printing.preview import PrintPreview
    from ui.window.main import MainWindow


class Printing(QObject):
    """One method per action; the PDF is the one that is exported, with its notices."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._job: Job | None = None
        self._work: PaperWork | None = None
        self._wait: QProgressDialog | None = None
        self.preview: PrintPreview | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is being made or printed."""
        return self._job is None and self._work is None

    def print(self) -> None:
        """Ask for a printer and print the communiqué in front."""
        self._made(self._ask)

    def preview_print(self) -> None:
        """Show the sheets before they are printed."""
        self._made(self._show_preview)

    # -- the pages

    def _made(self, then: Callable[[bytes, str], None]) -> None:
        """Make the PDF in a thread, and go on with it and its name."""
        session = self._window.workspace.current
        if session is None or not self.idle:
            return
        doc, context, name = session.doc, self._window.documents.context(session.media), stem_of(session)
        job = self._job = Job(lambda _ticket: _pdf(doc, context))
        job.finished.connect(lambda data: self._on_made(then, data, name))
        job.failed.connect(self._on_failed)
        job.start()

    def _on_made(self, then: Callable[[bytes, str], None], data: bytes, name: str) -> None:
        self._job = None
        then(data, name)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        unknown = _("The pages could not be made, through a fault of the program: {error}")
        self._warn(str(error) if isinstance(error, AesError) else unknown.format(error=error))

    def _warn(self, sentence: str) -> None:
        QMessageBox.warning(self._window, _("Print"), sentence)

    def _show_preview(self, data: bytes, name: str) -> None:
        from ui.printing.preview import PrintPreview  # noqa: PLC0415 - not before somebody prints

        self.preview = PrintPreview(data, self._window)
        self.preview.print_asked.connect(lambda grey: self._ask(data, name, grey=grey))
        self.preview.show()

    # -- the paper

    def _ask(self, data: bytes, name: str, *, grey: bool = False) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 - not before somebody prints

        from ui.preview.raster import Rasterizer  # noqa: PLC0415
        from ui.printing.paper import prepared  # noqa: PLC0415

        sizes = Rasterizer(self).open(data)
        printer = prepared(sizes)
        printer.setDocName(name)
        if grey:
            printer.setColorMode(QPrinter.ColorMode.GrayScale)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(_("Print"))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=True)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies, on=True)
        dialog.setMinMax(1, len(sizes))
        if dialog.exec():
            self.put_on_paper(data, printer)

    def put_on_paper(self, data: bytes, printer: QPrinter) -> None:
        """Print the PDF *data* on *printer*, as that is set up; the person can stop it."""
        from ui.printing.paper import PaperWork  # noqa: PLC0415

        work = self._work = PaperWork(data, printer, self)
        wait = self._wait = QProgressDialog(_("Printing…"), _("Cancel"), 0, 0, self._window)
        wait.setWindowTitle(_("Print"))
        wait.setWindowModality(Qt.WindowModality.WindowModal)
        wait.canceled.connect(work.cancel)
        work.progressed.connect(self._show_progress)
        work.finished.connect(lambda: self._over(_("Printed.")))
        work.cancelled.connect(lambda: self._over(_("Printing was cancelled.")))
        work.failed.connect(self._on_refused)
        work.start()

    def _show_progress(self, done: int, total: int) -> None:
        if self._wait is not None and not self._wait.wasCanceled():
            self._wait.setMaximum(total)
            self._wait.setValue(done)

    def _over(self, sentence: str) -> None:
        if self._wait is not None:
            self._wait.canceled.disconnect()
            self._wait.close()
            self._wait.deleteLater()
        if self._work is not None:
            self._work.deleteLater()
        self._wait = self._work = None
        if sentence:
            self._window.statusBar().showMessage(sentence, 4000)

    def _on_refused(self) -> None:
        self._over("")
        self._warn(_("The printer took nothing. Look whether it is switched on, or choose another one."))


def _pdf(doc: Communique, context: ExportContext) -> bytes:
    from exporters.pdf import PdfExporter  # noqa: PLC0415 - in the thread

    return PdfExporter().export(doc, context)
