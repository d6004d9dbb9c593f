"""The preview as the window sees it: tabs, and the newest document in the one that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aes_editor import i18n
from ui.preview.controls import Controls
from ui.preview.engine import Engine
from ui.preview.messages import Answer, Failure, Request, Tab, WebPage
from ui.preview.source_pane import SourcePane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QPaintEvent, QShowEvent

    from aes_editor.document import Communique
    from exporters.context import ExportContext
    from ui.preview.pane import Pane

_FIRST = Tab.PDF
"""The tab that opens first: exact, and a third of the memory of the web page."""


class Preview(QWidget):
    """Shows a communiqué as it will leave.

    Signals: ``field_clicked(path)`` when a person clicks a passage; ``rendered(tab)`` each time a tab has painted the
    newest document; ``pages_changed(count)`` of the PDF; ``tab_changed(tab)``. Tabs go by the names of
    :class:`~ui.preview.messages.Tab`: ``web``, ``pdf``, ``xml``, ``text``.
    """

    field_clicked = Signal(str)
    rendered = Signal(str)
    pages_changed = Signal(int)
    tab_changed = Signal(str)
    _overtaken = Signal()

    def __init__(self, context: Callable[[Mapping[str, bytes]], ExportContext], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._newest: tuple[Communique, Mapping[str, bytes]] | None = None
        self._number = 0
        self._shown: dict[Tab, int] = {}
        self._mark = ""
        self._panes: dict[Tab, Pane] = {}
        self._tab = _FIRST
        self._page_lost = False
        self._awake = False
        self._ended = False
        self._first_paint = QTimer(self, interval=0, singleShot=True)
        self._first_paint.timeout.connect(self._wake)
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self.shutdown)  # where no window was closed before
        self._asking = False
        self._overtaken.connect(self._ask_newest, Qt.ConnectionType.QueuedConnection)
        self._engine = Engine(self)
        self._engine.answered.connect(self._on_answered)
        self._controls = self._make_controls()
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._controls)
        column.addWidget(self._stack, 1)

    def _make_controls(self) -> Controls:
        controls = Controls(self)
        controls.show_tab(self._tab)
        controls.tab_chosen.connect(self._show_tab)
        controls.zoom_in_asked.connect(self.zoom_in)
        controls.zoom_out_asked.connect(self.zoom_out)
        controls.fit_asked.connect(self.zoom_reset)
        return controls

    # What the window tells

    def show_document(self, doc: Communique, media: Mapping[str, bytes]) -> None:
        """Show *doc* with those of *media* that it names, as soon as may be; returns at once.

        A document that is overtaken by the next before anything was made of it is never made.
        """
        another = self._newest is not None and self._newest[0].guid != doc.guid
        self._newest = doc, media
        self._number += 1
        if another:
            for pane in self._panes.values():
                pane.rewind()
        if not self._asking:  # the key that changed the document is done first; painting the form comes later still
            self._asking = True
            self._overtaken.emit()

    def mark_field(self, path: str) -> None:
        """Mark the field *path* and bring it into view; "" marks none."""
        if path != self._mark:
            self._mark = path
            for pane in self._panes.values():
                pane.mark_field(path)

    @property
    def current_tab(self) -> str:
        """The name of the tab that is seen."""
        return self._tab.value

    def set_current_tab(self, name: str) -> None:
        """Show the tab called *name*; a name that no tab has, as from old settings, changes nothing."""
        if name in tuple(Tab):
            self._show_tab(Tab(name))

    def set_phone_width(self, on: bool) -> None:
        """Show the web page as wide as a telephone, or as wide as there is room."""
        self._controls.set_phone(on)

    def zoom_in(self) -> None:
        """Magnify the tab that is seen by one step."""
        if pane := self._panes.get(self._tab):
            pane.zoom_in()

    def zoom_out(self) -> None:
        """Reduce the tab that is seen by one step."""
        if pane := self._panes.get(self._tab):
            pane.zoom_out()

    def zoom_reset(self) -> None:
        """Show the tab that is seen at the size at which it opened."""
        if pane := self._panes.get(self._tab):
            pane.zoom_reset()

    def shutdown(self) -> None:
        """End everything that runs for the preview; it shows nothing new afterwards."""
        self._awake = False
        self._ended = True
        self._engine.shutdown()
        for pane in self._panes.values():
            pane.shutdown()

    # The tab that is seen

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (self._awake or self._ended or self._first_paint.isActive()):
            self._first_paint.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown.get(self._tab) != self._number:
            self._ask()

    def _wake(self) -> None:
        """Begin once the window stands: nothing of this may delay it."""
        self._awake = True
        self._open(self._tab)

    def _show_tab(self, tab: Tab) -> None:
        if tab is not self._tab:
            self._tab = tab
            self._controls.show_tab(tab)
            self._open(tab)
            self.tab_changed.emit(tab.value)

    def _open(self, tab: Tab) -> None:
        if not self._awake:
            return
        if tab not in self._panes:
            self._panes[tab] = self._make_pane(tab)
        self._stack.setCurrentWidget(self._panes[tab])
        self.setFocusProxy(self._panes[tab])
        self._controls.show_zoom(self._panes[tab].zoom)
        if self._shown.get(tab) != self._number:
            self._ask()

    def _make_pane(self, tab: Tab) -> Pane:
        pane = self._pane_of(tab)
        pane.field_clicked.connect(self.field_clicked)
        pane.painted.connect(lambda number: self._on_painted(tab, number))
        pane.zoom_changed.connect(self._on_zoomed)
        pane.mark_field(self._mark)
        self._stack.addWidget(pane)
        return pane

    def _pane_of(self, tab: Tab) -> Pane:
        match tab:
            case Tab.WEB:
                from ui.preview.web_pane import WebPane  # noqa: PLC0415 - Chromium starts when it is asked for

                web = WebPane(self._stack)
                web.set_phone(self._controls.phone)
                web.lost.connect(self._on_page_lost)
                self._controls.phone_toggled.connect(web.set_phone)
                return web
            case Tab.PDF:
                from ui.preview.pdf_pane import PdfPane  # noqa: PLC0415 - 20 ms that the first paint need not wait for

                pdf = PdfPane(self._stack)
                pdf.pages_changed.connect(self._controls.show_pages)
                pdf.pages_changed.connect(self.pages_changed)
                return pdf
            case Tab.XML | Tab.TEXT:
                return SourcePane(tab, self._stack)
            case _:
                assert_never(tab)

    def _ask_newest(self) -> None:
        self._asking = False
        self._ask()

    def _ask(self) -> None:
        if self._newest is None or not self._awake or not self.isVisible():
            return
        doc, media = self._newest
        shown = {name: media[name] for name in doc.media_names() if name in media}
        self._engine.ask(
            Request(
                number=self._number,
                tab=self._tab,
                doc=doc,
                ctx=self._context(shown),
                language=i18n.active(),
                whole=self._page_lost,
            )
        )

    def _on_answered(self, answer: Answer) -> None:
        pane = self._panes[answer.tab]
        if isinstance(answer.content, Failure):
            pane.notice.say(answer.content)
            return
        pane.notice.say(None)
        if isinstance(answer.content, WebPage):
            self._page_lost = False
        pane.show_content(answer.number, answer.content)

    def _on_painted(self, tab: Tab, number: int) -> None:
        self._shown[tab] = number
        if number == self._number:
            self.rendered.emit(tab.value)

    def _on_page_lost(self) -> None:
        self._page_lost = True
        self._ask()

    def _on_zoomed(self) -> None:
        if pane := self._panes.get(self._tab):
            self._controls.show_zoom(pane.zoom)
