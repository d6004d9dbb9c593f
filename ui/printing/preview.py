"""The sheets as they will leave the printer, in colour or in shades of grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from aes_editor.i18n import _, ngettext
from ui.icons import icon
from ui.preview.raster import Rasterizer
from ui.printing.paper import dots, prepared

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_DOTS = 110
"""Per inch: what a screen shows of a whole sheet."""
_SIZE = (880, 860)


class PrintPreview(QDialog):
    """Shows the PDF *data*; ``print_asked(grey)`` when the person wants it on paper."""

    print_asked = Signal(bool)

    def __init__(self, data: bytes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Print preview"))
        self.resize(*_SIZE)
        self._raster = Rasterizer(self)
        self._sizes = self._raster.open(data)
        self._raster.drawn.connect(self._on_drawn)
        self.images: list[QImage] = []
        printer = prepared(self._sizes)
        printer.setFullPage(True)
        printer.setResolution(_DOTS)
        self._printer = printer
        self.sheets = QPrintPreviewWidget(printer)
        self.sheets.setAccessibleName(_("Print preview"))
        self.sheets.paintRequested.connect(self._paint)
        self.grey = QCheckBox(_("Shades of &grey"))
        self.grey.toggled.connect(lambda _on: self.sheets.updatePreview())
        self._count = QLabel()
        self._count.setObjectName("quiet")
        self._lay_out()
        self._draw_next()

    @property
    def drawn(self) -> bool:
        """Whether every sheet is there."""
        return len(self.images) == len(self._sizes)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 10, 12, 0)
        for symbol, name, act in (
            ("zoom-in", _("Zoom in"), self.sheets.zoomIn),
            ("zoom-out", _("Zoom out"), self.sheets.zoomOut),
            ("file", _("Whole sheet"), self.sheets.fitInView),
            ("move-horizontal", _("Width of the window"), self.sheets.fitToWidth),
            ("layout-grid", _("All sheets"), self.sheets.setAllPagesViewMode),
        ):
            row.addWidget(_tool(symbol, name, act))
        row.addWidget(self.grey)
        row.addWidget(self._count, 1, Qt.AlignmentFlag.AlignCenter)
        self.print_button = QPushButton(_("&Print…"))
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.grey.isChecked()))
        close = QPushButton(_("Close"))
        close.clicked.connect(self.close)
        row.addWidget(close)
        row.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.sheets, 1)

    def _draw_next(self) -> None:
        done, total = len(self.images), len(self._sizes)
        text = ngettext("{count} sheet", "{count} sheets", total).format(count=total)
        self._count.setText(text if self.drawn else f"{done} / {total}")
        if self.drawn:
            self.sheets.updatePreview()
        else:
            self._raster.draw(done, dots(self._sizes[done], _DOTS))

    def _on_drawn(self, _page: int, image: QImage) -> None:
        self.images.append(image)
        self._draw_next()

    def _paint(self, printer: QPrinter) -> None:
        painter = QPainter(printer)
        area: QRect = printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        for number, image in enumerate(self.images):
            if number:
                printer.newPage()
            shown = image.convertToFormat(QImage.Format.Format_Grayscale8) if self.grey.isChecked() else image
            painter.drawImage(area, shown)
        painter.end()


def _tool(symbol: str, name: str, act: object) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(symbol))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.clicked.connect(act)
    return button
