"""The web tab: a page that is loaded once, and then changed part by part while it is looked at."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QWidget

import resources
from aes_editor.i18n import _
from ui import theme
from ui.preview import zoom
from ui.preview.browser import Page, make_profile
from ui.preview.marks import candidates
from ui.preview.messages import Failure, WebPage, WebPatch
from ui.preview.painted import NextPaint
from ui.preview.pane import Pane
from ui.preview.web_menu import show_menu
from ui.preview.wheel import ZoomWheel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_EMPTY = (
    f'<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="{_POLICY}"></head>'
    "<body></body></html>"
)
_PHONE = 390
"""CSS pixels of width of a common telephone."""
_MOST_DEATHS = 5
"""How often the process of the page may die before the tab gives up."""
_UNLIMITED = 16_777_215
"""Qt's own QWIDGETSIZE_MAX, which Python is not given."""


class WebPane(Pane):
    """The page as a browser shows it. Signal: ``lost()`` when the page is gone and must come whole again."""

    lost = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QWebEngineView(self)
        self._profile = make_profile(self)
        self._page = Page(self._profile, self.view)
        self._page.setBackgroundColor(QColor(theme.tokens().ground))
        self._page.loadFinished.connect(self._on_loaded)
        self._page.renderProcessTerminated.connect(self._on_terminated)
        self.view.setPage(self._page)
        self.view.setAcceptDrops(False)  # what is dropped on the page is for the window
        self.view.setAccessibleName(_("Web page"))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self._column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._glass: QObject | None = None
        self._painted: NextPaint | None = None
        self._ready = False
        self._waiting: list[tuple[str, Callable[[object], None] | None]] = []
        self._mark: tuple[str, ...] = ()
        self._pressed: QPoint | None = None
        self._phone = False
        self._deaths = 0
        self._page.setHtml(_EMPTY)

    def shutdown(self) -> None:
        """Delete the page before its profile, which Qt insists upon."""
        for owned in (self._page, self._profile):
            if shiboken6.isValid(owned):
                shiboken6.delete(owned)

    # What is shown

    def show_content(self, number: int, content: object) -> None:
        if self._deaths > _MOST_DEATHS:
            self._give_up()
        elif isinstance(content, WebPage):
            page = content.html, dict(content.images)
            self._call("load", *page, told=lambda done: self._on_changed(number, done))
        elif isinstance(content, WebPatch):
            patch = content.order, dict(content.changed), dict(content.images)
            self._call("patch", *patch, told=lambda done: self._on_changed(number, done))

    def mark_field(self, path: str) -> None:
        self._mark = candidates(path)
        self._call("mark", self._mark)

    def rewind(self) -> None:
        self._call("rewind")

    def _call(self, function: str, *values: object, told: Callable[[object], None] | None = None) -> None:
        """Run *function* of ``web.js`` on *values*; *told* gets what it returns."""
        script = f"preview.{function}({', '.join(map(json.dumps, values))})"
        if self._ready:
            self._page.run(script, told)
        else:
            self._waiting.append((script, told))

    def _on_changed(self, number: int, done: object) -> None:
        if done is not True:
            self.lost.emit()
        elif self._painted:
            self._painted.expect(number)

    def _on_loaded(self, _done: bool) -> None:
        for drawn_by in self.view.findChildren(QWidget):  # Chromium's own, there only now
            drawn_by.setAcceptDrops(False)
        self._ready = True
        self._watch()
        self._page.run(resources.text("preview/web.js"))
        self._page.run(f"preview.wear({json.dumps(resources.text('preview/web.css'))})")
        waiting, self._waiting = self._waiting, []
        for script, told in waiting:
            self._page.run(script, told)

    def _on_terminated(self) -> None:
        """Begin again after the process of the page died; but not for ever, if it dies of what it is shown."""
        self._ready = False
        self._waiting = []
        self._deaths += 1
        if self._deaths > _MOST_DEATHS:
            self._give_up()
            return
        self._call("mark", self._mark)
        self._page.setHtml(_EMPTY)
        self.lost.emit()

    def _give_up(self) -> None:
        sentence = _("The web page stopped {count} times and is shown no more; the other tabs still are.")
        self.notice.say(Failure(sentence.format(count=self._deaths)))

    # Size

    @property
    def zoom(self) -> float:
        return self._page.zoomFactor()

    def zoom_in(self) -> None:
        self._set_zoom(zoom.above(self.zoom))

    def zoom_out(self) -> None:
        self._set_zoom(zoom.below(self.zoom))

    def zoom_reset(self) -> None:
        self._set_zoom(1.0)

    def set_phone(self, phone: bool) -> None:
        """Show the page as wide as a telephone, or as wide as there is room."""
        self._phone = phone
        self._fit()

    def _set_zoom(self, magnification: float) -> None:
        self._page.setZoomFactor(magnification)
        self._fit()
        self.zoom_changed.emit()

    def _fit(self) -> None:
        width = round(_PHONE * self.zoom)
        self.view.setMinimumWidth(width if self._phone else 0)
        self.view.setMaximumWidth(width if self._phone else _UNLIMITED)
        self._column.setAlignment(self.view, Qt.AlignmentFlag.AlignHCenter if self._phone else Qt.AlignmentFlag(0))

    # What a person does

    def _watch(self) -> None:
        """Look over the shoulder of the widget in which Qt draws the page; a new process brings a new one."""
        glass = self.view.focusProxy()
        if glass is not None and glass is not self._glass:
            self._glass = glass
            glass.installEventFilter(self)
            ZoomWheel(glass, self.zoom_in, self.zoom_out)
            self._painted = NextPaint(glass)
            self._painted.painted.connect(self.painted)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            here = event.position().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = here
            elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
                if (here - self._pressed).manhattanLength() < QApplication.startDragDistance():
                    self._ask_field(here, self._go_to)
                self._pressed = None
        return False

    def _ask_field(self, here: QPoint, told: Callable[[str], None]) -> None:
        at = here.x() / self.zoom, here.y() / self.zoom
        self._call("fieldAt", *at, told=lambda path: told(path if isinstance(path, str) else ""))

    def _go_to(self, path: str) -> None:
        if path:
            self.field_clicked.emit(path)

    def _show_menu(self, here: QPoint) -> None:
        where = self.view.mapToGlobal(here)
        self._ask_field(here, lambda path: show_menu(self.view, where, path, self._go_to))
