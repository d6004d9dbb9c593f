"""PDF pages on a calm desk: below one another, sharp on any screen, swapped as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractAnimation,
    QEvent,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QStyle

from ui import theme
from ui.preview import zoom
from ui.preview.page_paint import paint_mark, paint_sheet
from ui.preview.sheets import MARGIN, Arrangement, Fields, arrange, fitting

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

_NATURAL = 96 / 72
"""Pixels to the point at a magnification of 1."""
_WIDEST = 1.6
"""Magnification beyond which a page does not grow with the window."""
_KEPT = 4
"""How many pages above and below those that are seen keep their images."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The pages of one PDF: their sizes in points, their fields, and the images that were drawn so far."""

    sizes: tuple[QSizeF, ...] = ()
    fields: Fields = field(default_factory=Fields)
    images: dict[int, QImage] = field(default_factory=dict)


class PageView(QAbstractScrollArea):
    """Shows :class:`Sheets`; who feeds it with images asks it what it needs.

    Signals: ``moved()`` after a scroll, a zoom or a resize, when other images may be needed; ``field_clicked(path)``;
    ``zoom_changed()``.
    """

    moved = Signal()
    field_clicked = Signal(str)
    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._sheets = Sheets()
        self._older: dict[int, QImage] = {}
        self._zoom: float | None = None
        self._desk = Arrangement((), QSize(), _NATURAL)
        self._mark = ""
        self._pressed: QPoint | None = None
        self._glide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)

    # What is shown

    def show_sheets(self, sheets: Sheets) -> None:
        """Replace everything that is shown by *sheets* at once; what has no image yet keeps the one it had."""
        edited = sheets.fields.of(self._mark) != self._sheets.fields.of(self._mark)
        self._older = self._older | self._sheets.images
        self._sheets = sheets
        self._arrange()
        self._forget()
        if edited:
            self._reveal_mark()
        self.viewport().update()

    def add_image(self, page: int, image: QImage) -> None:
        """Put the *image* of *page* of the sheets that are shown in its place."""
        self._sheets.images[page] = image
        self._forget()
        self.viewport().update(self._desk.rects[page].translated(-self._origin()))

    def _forget(self) -> None:
        """Drop the images of pages that are far away, and the old ones of those that have a new one."""
        seen = self._seen() or (0,)
        near = range(seen[0] - _KEPT, min(seen[-1] + _KEPT + 1, self.page_count))
        images = self._sheets.images
        for page in [page for page in images if page not in near]:
            del images[page]
        self._older = {page: image for page, image in self._older.items() if page in near and page not in images}

    def pixels(self, sizes: tuple[QSizeF, ...]) -> dict[int, QSize]:
        """Return the pages that would be seen if a PDF of *sizes* were shown now, with the pixels of each image."""
        desk = self._laid_out(sizes)
        top = min(self._origin().y(), max(0, desk.size.height() - self.viewport().height()))
        return {page: self._pixels(desk, page) for page in desk.within(top, top + self.viewport().height())}

    def missing(self) -> tuple[int, QSize] | None:
        """Return the page, with the pixels of its image, that is needed most: one that is seen, else a neighbour."""
        if not self._desk.rects:
            return None
        seen = self._seen()
        around = (seen[0] - 1, seen[-1] + 1) if seen else ()
        for page in (*seen, *around):
            if 0 <= page < len(self._desk.rects):
                image, pixels = self._sheets.images.get(page), self._pixels(self._desk, page)
                if image is None or image.size() != pixels:
                    return page, pixels
        return None

    def is_seen(self, page: int) -> bool:
        """Whether something of *page* lies in the window."""
        return page in self._seen()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sheets.sizes)

    @property
    def current_page(self) -> int:
        """The page in the middle of the window, from 0; -1 where there is none."""
        return self._desk.page_at(self._origin().y() + self.viewport().height() / 2)

    def _seen(self) -> tuple[int, ...]:
        top = self._origin().y()
        return self._desk.within(top, top + self.viewport().height())

    def _pixels(self, desk: Arrangement, page: int) -> QSize:
        return (QSizeF(desk.rects[page].size()) * self.devicePixelRatioF()).toSize()

    # Layout and zoom

    @property
    def zoom(self) -> float:
        """The magnification; 1 is the size on paper on a screen of 96 dots to the inch."""
        return self._desk.scale / _NATURAL

    def set_zoom(self, magnification: float | None) -> None:
        """Magnify, keeping the middle of the window in the middle; None fits the page to the width of the window."""
        middle = self.viewport().height() / 2
        anchor = (self._origin().y() + middle) / max(1, self._desk.size.height())
        self._zoom = magnification
        self._arrange()
        self.verticalScrollBar().setValue(round(anchor * self._desk.size.height() - middle))
        self.viewport().update()
        self.zoom_changed.emit()
        self.moved.emit()

    def zoom_in(self) -> None:
        self.set_zoom(zoom.above(self.zoom))

    def zoom_out(self) -> None:
        self.set_zoom(zoom.below(self.zoom))

    def zoom_reset(self) -> None:
        self.set_zoom(None)

    def _laid_out(self, sizes: tuple[QSizeF, ...]) -> Arrangement:
        # The room of the scroll bar is always left free: a page that grew when it went would bring it back.
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        fit = self._zoom is None
        scale = fitting(sizes, width, _WIDEST * _NATURAL) if fit else (self._zoom or 1) * _NATURAL
        return arrange(sizes, scale, width if fit else self.viewport().width())

    def _arrange(self) -> None:
        self._desk = self._laid_out(self._sheets.sizes)
        port, desk = self.viewport().size(), self._desk.size
        for bar, whole, shown in (
            (self.verticalScrollBar(), desk.height(), port.height()),
            (self.horizontalScrollBar(), desk.width(), port.width()),
        ):
            bar.setPageStep(shown)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, whole - shown))

    def _origin(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    # The marked field

    def mark_field(self, path: str) -> None:
        """Outline the field *path* and bring it into view; "" outlines none."""
        if path != self._mark:
            self._mark = path
            self._reveal_mark()
            self.viewport().update()

    def marked(self) -> tuple[QRectF, ...]:
        """Return the outlines of the marked field on the desk, one for each page it stands on."""
        outlines: dict[int, QRectF] = {}
        for spot in self._sheets.fields.of(self._mark):
            if spot.page < len(self._desk.rects):
                outlines[spot.page] = outlines.get(spot.page, QRectF()).united(self._desk.on_desk(spot))
        return tuple(outlines.values())

    def _reveal_mark(self) -> None:
        marked = self.marked()
        top, height = self._origin().y(), self.viewport().height()
        if not marked or any(rect.bottom() > top and rect.top() < top + height for rect in marked):
            return
        self._glide.stop()
        self._glide.setDuration(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self))
        self._glide.setEndValue(min(round(marked[0].top()) - height // 4, self.verticalScrollBar().maximum()))
        self._glide.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.tokens().ground))
        painter.translate(-self._origin())
        for page in self._seen():
            image = self._sheets.images.get(page) or self._older.get(page)
            paint_sheet(painter, self._desk.rects[page], image, self._pixels(self._desk, page))
        for rect in self.marked():
            paint_mark(painter, rect)

    # What a person does

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = max(1, self._desk.size.height())
        top = self._origin().y()
        self._arrange()
        self.verticalScrollBar().setValue(round(top * self._desk.size.height() / before))
        self.zoom_changed.emit()
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-bar.pageStep() if back else bar.pageStep()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if (here - pressed).manhattanLength() < QApplication.startDragDistance() and (path := self.field_at(here)):
            self.field_clicked.emit(path)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.field_at(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def field_at(self, position: QPoint) -> str:
        """Return the path of the field at *position* in the window; "" where there is none."""
        here = position + self._origin()
        page = self._desk.page_at(here.y())
        if page < 0 or not self._desk.rects[page].adjusted(-MARGIN, 0, MARGIN, 0).contains(here):
            return ""
        point = QPointF(here - self._desk.rects[page].topLeft()) / self._desk.scale
        return self._sheets.fields.at(page, point.x(), point.y())
