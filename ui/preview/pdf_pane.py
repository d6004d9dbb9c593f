"""The PDF tab: the newest PDF is drawn page by page, and shown once all that is seen of it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from aes_editor.i18n import _, ngettext
from ui.preview.messages import Failure, Pdf
from ui.preview.page_view import PageView, Sheets
from ui.preview.painted import NextPaint
from ui.preview.pane import Pane
from ui.preview.raster import Rasterizer, UnreadablePdf
from ui.preview.sheets import Fields
from ui.preview.wheel import ZoomWheel

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

_IDLE = 150
"""Milliseconds without a new PDF after which the pages next to those that are seen are drawn too."""


class PdfPane(Pane):
    """Pages of a PDF that is replaced many times a second. Signal: ``pages_changed(count)``."""

    pages_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PageView(self)
        self.view.setAccessibleName(_("Pages of the PDF"))
        ZoomWheel(self.view.viewport(), self.zoom_in, self.zoom_out)
        self._column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._raster = Rasterizer(self)
        self._raster.drawn.connect(self._on_drawn)
        self._next: tuple[int, Pdf] | None = None
        self._drawing: Sheets | None = None
        self._number = 0
        self._painted = NextPaint(self.view.viewport())
        self._painted.painted.connect(self.painted)
        self._idle = QTimer(self, interval=_IDLE, singleShot=True)
        self._idle.timeout.connect(self._draw_missing)
        self.view.moved.connect(self._advance)
        self.view.field_clicked.connect(self.field_clicked)
        self.view.zoom_changed.connect(self.zoom_changed)

    @property
    def zoom(self) -> float:
        return self.view.zoom

    def rewind(self) -> None:
        self.view.verticalScrollBar().setValue(0)

    def zoom_in(self) -> None:
        self.view.zoom_in()

    def zoom_out(self) -> None:
        self.view.zoom_out()

    def zoom_reset(self) -> None:
        self.view.zoom_reset()

    def mark_field(self, path: str) -> None:
        self.view.mark_field(path)

    def show_content(self, number: int, content: object) -> None:
        """Draw the :class:`~ui.preview.messages.Pdf` *content*; one that waits to be drawn is dropped."""
        if isinstance(content, Pdf):
            self._next = number, content
            self._advance()

    # Each step starts at most one page; when it is drawn, the next step follows.

    def _advance(self) -> None:
        if self._raster.busy:
            return
        if self._drawing is None and self._next is not None:
            self._open(*self._next)
        if self._drawing is not None:
            self._draw_for(self._drawing)
        else:
            self._draw_missing()

    def _open(self, number: int, pdf: Pdf) -> None:
        self._next = None
        try:
            sizes = self._raster.open(pdf.data)
        except UnreadablePdf as error:
            sentence = _("The PDF was made but cannot be shown here ({reason}).").format(reason=error)
            self.notice.say(Failure(sentence))
            return
        self._number = number
        self._drawing = Sheets(sizes, Fields(pdf.spots))

    def _draw_for(self, sheets: Sheets) -> None:
        for page, pixels in self.view.pixels(sheets.sizes).items():
            image = sheets.images.get(page)
            if image is None or image.size() != pixels:
                self._raster.draw(page, pixels)
                return
        self._drawing = None
        before = self.view.page_count
        self._painted.expect(self._number)
        self.view.show_sheets(sheets)
        if (count := self.view.page_count) != before:
            self.view.setAccessibleDescription(ngettext("{count} page", "{count} pages", count).format(count=count))
            self.pages_changed.emit(count)
        self._idle.start()
        self._advance()

    def _draw_missing(self) -> None:
        if self._raster.busy or self._drawing is not None:
            return
        missing = self.view.missing()
        if missing and (self.view.is_seen(missing[0]) or not self._idle.isActive()):
            self._raster.draw(*missing)

    def _on_drawn(self, page: int, image: QImage) -> None:
        if self._drawing is not None:
            self._drawing.images[page] = image
        else:
            self.view.add_image(page, image)
        self._advance()
