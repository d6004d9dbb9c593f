"""Icons: outlines of the Lucide set, drawn in the colours of the palette of the moment."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from ui import theme

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from zipfile import ZipFile

    from PySide6.QtSvg import QSvgRenderer


def _package() -> ModuleSpec:
    found = importlib.util.find_spec("lucide")  # its files are wanted, not its code
    assert found is not None
    return found


@cache
def _archive() -> ZipFile:
    from zipfile import ZipFile  # noqa: PLC0415 - 5 ms that the first paint does not wait for

    return ZipFile(Path(_package().origin or "").with_name("lucide.zip"))


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - nothing is drawn before the first paint

    svg = _archive().read(f"{name}.svg").decode()
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.75"')
    return QSvgRenderer(QByteArray(svg.encode()))


_awake = False


def wake() -> None:
    """Let icons be drawn from now on: the first paint of the window does not wait for their archive to be opened."""
    global _awake  # noqa: PLW0603 - one program, one first paint
    if not _awake:
        _awake = True
        for window in QApplication.topLevelWidgets():
            window.update()
            for button in window.findChildren(QAbstractButton):
                button.update()


class _Engine(QIconEngine):
    """Draws at paint time, so that an icon follows the palette and costs nothing before it is seen."""

    def __init__(self, name: str, role: QPalette.ColorRole, ink: str = "") -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._ink = ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        if not _awake:
            return
        disabled = mode == QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
        colour = QApplication.palette().color(group, self._role).name()
        if self._ink and not disabled:
            colour = str(getattr(theme.tokens(), self._ink))
        _renderer(self._name, colour).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():
            return QPixmap()
        pixmap = QPixmap(size)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._ink)


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.WindowText) -> QIcon:
    """Return the Lucide icon *name* in the colour of *role*."""
    return QIcon(_Engine(name, role))


def inked(name: str, ink: str) -> QIcon:
    """Return the Lucide icon *name* in *ink*, one of :class:`ui.theme.Tokens`."""
    return QIcon(_Engine(name, QPalette.ColorRole.WindowText, ink))
