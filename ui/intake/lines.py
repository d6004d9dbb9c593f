"""The lines that were left out, as a list: each with its reason, struck through once its words are in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aes_editor.i18n import _
from ui import theme
from ui.form.editors import APART
from ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.intake.review import Review

_Index = QModelIndex | QPersistentModelIndex
_REASON_SHARE = 0.36
"""The part of the width that a reason has beside long words."""
_GAP = 14


class LinesModel(QAbstractListModel):
    """The lines of one review; what is dragged from it is their plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.review: Review | None = None

    def show(self, review: Review | None) -> None:
        """Show the lines of *review* from now on."""
        self.beginResetModel()
        self.review = review
        self.endResetModel()

    def refresh(self) -> None:
        """Tell views that lines were used or brought back."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        inside = parent is not None and parent.isValid()
        return 0 if self.review is None or inside else len(self.review.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.review is None or not index.isValid():
            return None
        line = self.review.lines[index.row()]
        reason = line.reason.label if line.reason else ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text.strip()
            case Qt.ItemDataRole.StatusTipRole:
                return reason
            case Qt.ItemDataRole.CheckStateRole:
                return None
            case Qt.ItemDataRole.ToolTipRole:
                return line.text.strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                used = _("in the form now") if self.review.is_used(index.row()) else ""
                return ", ".join(filter(None, (line.text.strip(), reason, used)))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return ["text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        carried.setText(self.text(indexes))
        carried.setData(APART, b"")
        return carried

    def text(self, indexes: Sequence[QModelIndex]) -> str:
        """Return the lines at *indexes*, in the order of the list."""
        rows = sorted({index.row() for index in indexes})
        return "\n".join(self.review.lines[row].text.strip() for row in rows) if self.review else ""


class _Delegate(QStyledItemDelegate):
    """Paints a line on one row: its words, then its reason at the other end."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, QFontMetrics(option.font).lineSpacing() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, LinesModel)
        used = model.review is not None and model.review.is_used(index.row())
        ink = theme.tokens()
        box: QRect = option.rect.adjusted(2, 1, -2, -1)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.tint))
            painter.drawRoundedRect(box, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(ink.primary))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
        inner = box.adjusted(30, 0, -10, 0)
        sign = QRect(box.left() + 8, box.center().y() - 7, 15, 15)
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.9)
        font = QFont(option.font)
        font.setStrikeOut(used)
        text = " ".join(str(index.data()).split())
        room = inner.width() - QFontMetrics(font).horizontalAdvance(text) - _GAP
        reason = QFontMetrics(small).elidedText(
            str(index.data(Qt.ItemDataRole.StatusTipRole)),
            Qt.TextElideMode.ElideRight,
            max(round(inner.width() * _REASON_SHARE), room),
        )
        width = QFontMetrics(small).horizontalAdvance(reason)
        words = inner.adjusted(0, 0, -width - _GAP, 0)
        end = QRect(inner.right() - width, inner.top(), width + 1, inner.height())
        if mirrored:
            sign, words, end = (_mirrored(part, box) for part in (sign, words, end))
        icon("check" if used else "grip-vertical").paint(painter, sign)
        painter.setFont(font)
        painter.setPen(QColor(ink.quiet if used else ink.text))
        text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, _side(mirrored), text)
        painter.setFont(small)
        painter.setPen(QColor(ink.quiet))
        painter.drawText(end, _side(mirrored), reason)
        painter.restore()


def _side(mirrored: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return int((side | Qt.AlignmentFlag.AlignVCenter).value) | int(Qt.TextFlag.TextSingleLine.value)


def _mirrored(part: QRect, box: QRect) -> QRect:
    return QRect(box.left() + box.right() - part.right(), part.top(), part.width(), part.height())


class LinesView(QListView):
    """The list; lines are dragged from it, copied, or chosen with Enter."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = LinesModel()
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Left out"))
        self.setAccessibleDescription(_("Enter puts the line into a field"))

    def chosen_text(self) -> str:
        """Return the text of the lines chosen, or of the current one."""
        chosen = self.selectedIndexes() or [index for index in [self.currentIndex()] if index.isValid()]
        return self.lines.text(chosen)

    def startDrag(self, actions: Qt.DropAction) -> None:
        if self.lines.review is not None:
            self.lines.review.session.end_visit()  # what is dropped is a step of its own
        super().startDrag(actions)
        if self.lines.review is not None:
            self.lines.review.session.end_visit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

            QGuiApplication.clipboard().setText(self.chosen_text())
        else:
            super().keyPressEvent(event)
