"""Between two blocks: where a new one is put in, and where a dragged one is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDrag, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from aes_editor.i18n import _
from ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

_DRAGGED = "application/x-aes-editor-block"


class InsertBar(QWidget):
    """A thin bar with a “+”; ``insert_asked(position on screen)`` and ``dropped(index of the dragged block)``."""

    insert_asked = Signal(QPoint)
    dropped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setFixedHeight(16)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 0, 28, 0)
        row.setSpacing(0)
        self._line = QFrame()
        self._line.setObjectName("drop")
        self._line.setFixedHeight(3)
        self._button = QToolButton()
        self._button.setIcon(icon("plus"))
        self._button.setFixedSize(16, 16)
        self._button.setStyleSheet("QToolButton { padding: 0; border-radius: 8px; }")
        self._button.setToolTip(_("Insert a block here"))
        self._button.setAccessibleName(_("Insert a block here"))
        self._button.clicked.connect(lambda: self.insert_asked.emit(self._button.mapToGlobal(QPoint(0, 16))))
        row.addWidget(self._line, 1)
        row.addWidget(self._button)
        row.addWidget(QWidget(), 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_DRAGGED):
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(over=False)
        event.acceptProposedAction()
        self.dropped.emit(int(bytes(event.mimeData().data(_DRAGGED).data()).decode()))

    def _mark(self, *, over: bool) -> None:
        self._line.setProperty("over", over)
        self._line.style().polish(self._line)


class Grip(QToolButton):
    """The handle of a block: dragged, it carries the block; clicked, it opens the menu of the block."""

    def __init__(self, card: QWidget, index: Callable[[], int], menu: QMenu) -> None:
        super().__init__()
        self._card = card
        self._index = index
        self._pressed: QPoint | None = None
        self.setIcon(icon("grip-vertical"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Drag to move, click for the menu"))
        self.setAccessibleName(_("Menu of the block"))
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        self.clicked.connect(self.showMenu)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self.setDown(True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        self.setDown(False)
        data = QMimeData()
        data.setData(_DRAGGED, QByteArray(str(self._index()).encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._card.grab().scaledToWidth(360, Qt.TransformationMode.SmoothTransformation))
        drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked = self._pressed is not None and self.rect().contains(event.position().toPoint())
        self._pressed = None
        self.setDown(False)
        if clicked:
            self.click()


def add_action(menu: QMenu, name: str, text: str) -> QAction:
    """Add the action *text* with the icon *name* to *menu*."""
    action = menu.addAction(icon(name), text)
    action.setIconVisibleInMenu(True)
    return action
