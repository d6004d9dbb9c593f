"""Menu bar and toolbar, made from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from aes_editor.i18n import _
from ui import numbers
from ui.icons import icon
from ui.window.actions import MENUS, TOOLBAR

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QResizeEvent

    from ui.window.actions import Menu


_ROOMY = 800
"""Pixels of width from which the toolbar has room for everything."""


def add_menus(window: QMainWindow, actions: Mapping[str, QAction], fill_recent: Callable[[QMenu], None]) -> None:
    """Give *window* its menus; *fill_recent* fills that of the recent files each time it opens."""
    for title, entries in MENUS:
        _fill(window.menuBar().addMenu(_(title)), entries, actions, fill_recent)


def _fill(
    menu: QMenu, entries: tuple[str | Menu, ...], actions: Mapping[str, QAction], fill_recent: Callable[[QMenu], None]
) -> None:
    for entry in entries:
        if entry == "-":
            menu.addSeparator()
        elif entry == "recent":
            recent = menu.addMenu(_("Open &recent"))
            recent.aboutToShow.connect(lambda recent=recent: fill_recent(recent))
        elif isinstance(entry, str):
            menu.addAction(actions[entry])
        else:
            title, within = entry
            _fill(menu.addMenu(_(title)), within, actions, fill_recent)


def add_toolbar(window: QMainWindow, actions: Mapping[str, QAction]) -> None:
    """Give *window* its toolbar."""
    bar = _Toolbar(_("Tools"))
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.toggleViewAction().setEnabled(False)
    for name in TOOLBAR:
        if name == "-":
            bar.addSeparator()
        elif name == " ":
            space = QWidget()
            space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            bar.addWidget(space)
        elif name == "export":
            bar.addWidget(_primary_button(actions[name], "file-down"))
        else:
            bar.addAction(actions[name])
    for button in bar.findChildren(QToolButton):
        if button.defaultAction() is not None:
            button.setAccessibleName(button.defaultAction().text().replace("&", ""))
    window.addToolBar(bar)


class _Toolbar(QToolBar):
    """A toolbar that has every button in sight: where there is little room, the words and the lines between go."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        for button in self.findChildren(QToolButton, "primary"):
            button.setProperty("toolButtonStyle", numbers.TEXT_BESIDE_ICON if roomy else numbers.ICON_ONLY)
        for action in self.actions():
            if action.isSeparator():
                action.setVisible(roomy)


def _primary_button(action: QAction, symbol: str) -> QToolButton:
    """Return the one button of the toolbar that stands out, with its own icon and *action*'s work."""
    button = QToolButton()
    button.setObjectName("primary")
    button.setProperty("toolButtonStyle", numbers.TEXT_BESIDE_ICON)
    button.setIcon(icon(symbol, QPalette.ColorRole.HighlightedText))
    button.setText(action.text().replace("&", "").rstrip("…"))
    button.setToolTip(action.toolTip())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    return button
