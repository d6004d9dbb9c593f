"""Pages of a PDF → a printer: drawn off the window's thread, one at a time, and put on paper as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QSize, QSizeF, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.preview.raster import Rasterizer

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_DOTS = 300
"""Dots per inch beyond which no eye sees a difference on office paper, and a page takes 35 MB and more."""
_POINTS = 72.0


def sheets(printer: QPrinter, pages: int) -> tuple[int, ...]:
    """Return the pages of *pages* (counted from 0) that *printer* is told to print, in the order they leave it.

    Copies are listed one by one where the printer does not make them itself.
    """
    first, last = 1, pages
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        first, last = max(printer.fromPage(), 1), min(printer.toPage() or pages, pages)
    wanted = list(range(first - 1, last))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        wanted.reverse()
    if printer.supportsMultipleCopies():
        return tuple(wanted)
    copies = max(printer.copyCount(), 1)
    if printer.collateCopies():
        return tuple(wanted * copies)
    return tuple(page for page in wanted for _copy in range(copies))


class PaperWork(QObject):
    """Prints the PDF *data* on *printer*.

    Signals: ``progressed(done, total)``; then one of ``finished()``, ``cancelled()`` and ``failed()``, where the
    printer would not take it. Raises :class:`ui.preview.raster.UnreadablePdf`.
    """

    progressed = Signal(int, int)
    finished = Signal()
    cancelled = Signal()
    failed = Signal()

    def __init__(self, data: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer = printer
        self._raster = Rasterizer(self)
        self._sizes = self._raster.open(data)
        self._raster.drawn.connect(self._on_drawn)
        self._sheets = sheets(printer, len(self._sizes))
        self._painter = QPainter()
        self._done = 0
        self._stopped = False
        printer.setFullPage(True)

    def start(self) -> None:
        """Begin; what the signals tell comes later."""
        QTimer.singleShot(0, self, self._begin)

    def cancel(self) -> None:
        """End before the next page; a printer that can take back what it has, does."""
        self._stopped = True

    def _begin(self) -> None:
        if not self._sheets:
            self.finished.emit()
        elif self._painter.begin(self._printer):
            self._next()
        else:
            self.failed.emit()

    def _next(self) -> None:
        self.progressed.emit(self._done, len(self._sheets))
        if self._stopped:
            self._printer.abort()
            self._painter.end()
            self.cancelled.emit()
        elif self._done == len(self._sheets):
            over = self._painter.end()
            (self.finished if over else self.failed).emit()
        else:
            page = self._sheets[self._done]
            self._raster.draw(page, dots(self._sizes[page], self._printer.resolution()))

    def _on_drawn(self, page: int, image: QImage) -> None:
        if self._done and not self._printer.newPage():
            self._painter.end()
            self.failed.emit()
            return
        grey = self._printer.colorMode() == QPrinter.ColorMode.GrayScale
        shown = image.convertToFormat(QImage.Format.Format_Grayscale8) if grey else image
        self._painter.drawImage(_area(self._sizes[page], self._printer), shown)
        self._done += 1
        QTimer.singleShot(0, self, self._next)  # the window comes first


def dots(points: QSizeF, resolution: int) -> QSize:
    """Return how many dots a page of *points* (1/72 inch) has at *resolution*, which is bounded."""
    scale = min(resolution, MOST_DOTS) / _POINTS
    return QSize(round(points.width() * scale), round(points.height() * scale))


def _area(points: QSizeF, printer: QPrinter) -> QRectF:
    """Return where a page stands on the paper of *printer*: at its own size, smaller only where it would be cut."""
    paper: QRectF = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(printer.resolution() / _POINTS, paper.width() / points.width(), paper.height() / points.height())
    size = QSizeF(points.width() * scale, points.height() * scale)
    left, top = (paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2
    return QRectF(left, top, size.width(), size.height())


def prepared(points: Sequence[QSizeF]) -> QPrinter:
    """Return a printer, the system's own, set up for pages of *points*."""
    from PySide6.QtGui import QPageSize  # noqa: PLC0415 - not before something is printed

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if points:
        printer.setPageSize(QPageSize(points[0], QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
        wide = points[0].width() > points[0].height()
        portrait, landscape = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
        printer.setPageOrientation(landscape if wide else portrait)
    return printer
