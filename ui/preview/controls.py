"""The row above the preview: its tabs at the left, what can be done to the page at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabBar, QToolButton, QWidget

from aes_editor.i18n import N_, _, ngettext
from ui import icons
from ui.preview.messages import Tab

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_LABELS = {Tab.WEB: N_("Web"), Tab.PDF: N_("PDF"), Tab.XML: N_("XML"), Tab.TEXT: N_("Text")}


class Controls(QWidget):
    """Tells what was chosen.

    Signals: ``tab_chosen(tab)``, ``phone_toggled(on)``, ``zoom_in_asked()``, ``zoom_out_asked()``, ``fit_asked()``.
    """

    tab_chosen = Signal(object)
    phone_toggled = Signal(bool)
    zoom_in_asked = Signal()
    zoom_out_asked = Signal()
    fit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabBar(self, drawBase=False, expanding=False, documentMode=True)
        self.tabs.setAccessibleName(_("Form of the preview"))
        for tab in Tab:
            self.tabs.addTab(_(_LABELS[tab]))
        self._tab = Tab.WEB
        self.tabs.currentChanged.connect(lambda index: self.tab_chosen.emit(tuple(Tab)[index]))
        self._pages = QLabel(self)
        self._pages.setObjectName("quiet")
        self._phone = self._button("smartphone", _("Width of a telephone"))
        self._phone.setCheckable(True)
        self._phone.toggled.connect(self.phone_toggled)
        self._smaller = self._button("zoom-out", _("Smaller"))
        self._smaller.clicked.connect(self.zoom_out_asked)
        self._zoom = QToolButton(self)
        self._zoom.setMinimumWidth(self._zoom.fontMetrics().horizontalAdvance("400 %") + 14)
        self._zoom.clicked.connect(self.fit_asked)
        self._larger = self._button("zoom-in", _("Larger"))
        self._larger.clicked.connect(self.zoom_in_asked)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 8, 2)
        row.setSpacing(2)
        row.addWidget(self.tabs)
        row.addStretch(1)
        for widget in (self._pages, self._phone, self._smaller, self._zoom, self._larger):
            row.addWidget(widget)

    def show_tab(self, tab: Tab) -> None:
        """Show *tab* as the chosen one, with the tools that fit it."""
        self.tabs.setCurrentIndex(tuple(Tab).index(tab))
        self._tab = tab
        self._make_room()
        hint = _("Fit the page to the width") if tab is Tab.PDF else _("Natural size")
        self._zoom.setToolTip(hint)
        self._zoom.setAccessibleDescription(hint)

    @property
    def phone(self) -> bool:
        """Whether the web page is to be as wide as a telephone."""
        return self._phone.isChecked()

    def set_phone(self, on: bool) -> None:
        """Choose the width of a telephone, as a click would."""
        self._phone.setChecked(on)

    def show_zoom(self, zoom: float) -> None:
        """Show the magnification *zoom*; 1 is 100 %."""
        self._zoom.setText(_("{percent} %").format(percent=round(zoom * 100)))

    def show_pages(self, count: int) -> None:
        """Show how many pages the PDF has."""
        self._pages.setText(ngettext("{count} page", "{count} pages", count).format(count=count))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Show the tools that the tab has, as far as there is room: the tabs come first, the count of pages last."""
        margins = self._row.contentsMargins()
        left = self.width() - margins.left() - margins.right() - self.tabs.sizeHint().width()
        tools: tuple[QWidget, ...] = (self._phone, self._smaller, self._larger, self._zoom, self._pages)
        for tool in tools:
            fits = self._tab is {self._phone: Tab.WEB, self._pages: Tab.PDF}.get(tool, self._tab)
            left -= tool.sizeHint().width() + self._row.spacing() if fits else 0
            tool.setVisible(fits and left >= 0)

    def _button(self, icon: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon))
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button
