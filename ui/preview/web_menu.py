"""The context menu of the web page: what a reader of a page needs, and nothing of a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QMenu

from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWebEngineWidgets import QWebEngineView

_OUTSIDE = {"http", "https", "mailto", "tel"}
"""Schemes of addresses that may be handed to the programs of the desktop."""


def show_menu(view: QWebEngineView, where: QPoint, path: str, go_to: Callable[[str], None]) -> None:
    """Offer, at *where* on the screen, to edit the field *path*, to copy, and to follow the link under the pointer."""
    menu = QMenu(view)
    menu.aboutToHide.connect(menu.deleteLater)
    request = view.lastContextMenuRequest()
    if path:
        _add(menu, _("Edit this Passage"), lambda: go_to(path))
    if request and request.selectedText():
        _add(menu, _("Copy"), lambda: view.triggerPageAction(QWebEnginePage.WebAction.Copy))
    if request and request.linkUrl().scheme() in _OUTSIDE:
        link = request.linkUrl()
        menu.addSeparator()
        _add(menu, _("Open Link Outside"), lambda: QDesktopServices.openUrl(link))
        _add(menu, _("Copy Link Address"), lambda: QGuiApplication.clipboard().setText(link.toString()))
    if menu.isEmpty():
        menu.deleteLater()
    else:
        menu.popup(where)


def _add(menu: QMenu, text: str, act: Callable[[], object]) -> None:
    action = QAction(text, menu)
    action.triggered.connect(lambda _checked: act())
    menu.addAction(action)
