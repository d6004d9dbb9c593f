"""PDF pages as images, drawn by Qt's PDF library in a thread of its own.

QPdfDocument.render would hold Python's lock while it draws, and so stop the window; QPdfPageRenderer draws without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocumentRenderOptions


class UnreadablePdf(Exception):
    """The bytes are not a PDF that can be shown."""


class Rasterizer(QObject):
    """Draws the pages of one PDF at a time, one page at a time.

    Signal: ``drawn(page, image)``; the image is opaque and has as many pixels as were asked for.
    """

    drawn = Signal(int, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._on_rendered)
        self._asked: int | None = None

    @property
    def busy(self) -> bool:
        """Whether a page is being drawn; until it is there, nothing else may be asked for."""
        return self._asked is not None

    def open(self, data: bytes) -> tuple[QSizeF, ...]:
        """Make *data* the PDF that is drawn from now on, and return the sizes of its pages in points.

        Raises :class:`UnreadablePdf`, and then keeps the one before. Not to be called while :attr:`busy`: the document
        would be taken from under the thread that draws it.
        """
        document = QPdfDocument(self)
        buffer = QBuffer(document)
        buffer.setData(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        if document.status() != QPdfDocument.Status.Ready or not document.pageCount():
            document.deleteLater()
            raise UnreadablePdf(document.error().name)
        self._renderer.setDocument(document)
        self._document.deleteLater()
        self._document = document
        return tuple(document.pagePointSize(page) for page in range(document.pageCount()))

    def draw(self, page: int, size: QSize) -> None:
        """Draw *page* on *size* pixels; ``drawn`` brings it."""
        self._asked = self._renderer.requestPage(page, size)

    def _on_rendered(
        self, page: int, _size: QSize, image: QImage, _options: QPdfDocumentRenderOptions, request: int
    ) -> None:
        if request == self._asked:
            self._asked = None
            self.drawn.emit(page, _on_paper(image))


def _on_paper(image: QImage) -> QImage:
    """Return the transparent *image* on white, in the format that is painted fastest."""
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
