"""The findings as a list: a sign, the sentence, where it is; and a button at the end where there is a fix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aes_editor.i18n import _
from ui import theme
from ui.checking import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel

    from aes_editor.checks import Finding

_Index = QModelIndex | QPersistentModelIndex
_FINDING = int(Qt.ItemDataRole.UserRole)
_EDGE = 6
_INDENT = 34
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class Row:
    """A finding, and what the form calls the field it is about."""

    finding: Finding
    label: str


class RowsModel(QAbstractListModel):
    """The findings of one communiqué, the gravest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show *rows* from now on."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return row.finding.message
            case Qt.ItemDataRole.AccessibleTextRole:
                fix = row.finding.fix
                said = (words.name(row.finding.severity), row.finding.message, row.label, fix.label if fix else "")
                return ". ".join(filter(None, said))
            case _ if role == _FINDING:
                return row
        return None


class _Delegate(QStyledItemDelegate):
    """Paints a finding; tells the view of a click on its fix."""

    def __init__(self, view: RowsView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row: Row = index.data(_FINDING)
        width = self._view.viewport().width() - 4
        words_box = self._words_box(QRect(0, 0, width, 1 << 14), option.font, row)
        sentence = QFontMetrics(option.font).boundingRect(words_box, _WRAP, row.finding.message)
        return QSize(0, sentence.height() + QFontMetrics(_small(option.font)).lineSpacing() + 2 * _EDGE + 2)

    def _words_box(self, box: QRect, font: QFont, row: Row) -> QRect:
        fix = self.fix_box(box, font, row)
        right = fix.width() + 10 if fix.isValid() else 8
        return box.adjusted(_INDENT, _EDGE, -right, -_EDGE)

    def fix_box(self, box: QRect, font: QFont, row: Row) -> QRect:
        """Return where the fix of *row* stands in *box*; an invalid one where it has none."""
        if row.finding.fix is None:
            return QRect()
        metrics = QFontMetrics(font)
        width = min(metrics.horizontalAdvance(row.finding.fix.label) + 22, round(box.width() * 0.36))
        height = metrics.lineSpacing() + 8
        return QRect(box.right() - width - 7, box.center().y() - height // 2, width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(_FINDING)
        ink = theme.tokens()
        box: QRect = option.rect.adjusted(2, 1, -2, -1)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        fix = self.fix_box(box, option.font, row)
        sign = QRect(box.left() + 10, box.top() + _EDGE, 16, 16)
        text = self._words_box(box, option.font, row)
        if mirrored:
            sign, text, fix = (_mirrored(part, box) for part in (sign, text, fix))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.tint))
            painter.drawRoundedRect(box, 5, 5)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(ink.primary))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 5, 5)
        words.sign(row.finding.severity).paint(painter, sign)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.setFont(option.font)
        painter.setPen(QColor(ink.text))
        painter.drawText(text, _WRAP | int(side | Qt.AlignmentFlag.AlignTop), row.finding.message)
        small = _small(option.font)
        painter.setFont(small)
        painter.setPen(QColor(ink.quiet))
        label = QFontMetrics(small).elidedText(row.label, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, int(side | Qt.AlignmentFlag.AlignBottom), label)
        if row.finding.fix is not None:
            painter.setFont(option.font)
            painter.setPen(QColor(ink.border))
            painter.setBrush(QColor(ink.surface))
            painter.drawRoundedRect(fix, 6, 6)
            painter.setPen(QColor(ink.text))
            shown = QFontMetrics(option.font).elidedText(
                row.finding.fix.label, Qt.TextElideMode.ElideRight, fix.width() - 16
            )
            painter.drawText(fix, int(Qt.AlignmentFlag.AlignCenter), shown)
        painter.restore()

    def editorEvent(
        self, event: QEvent, _model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        row: Row = index.data(_FINDING)
        box: QRect = option.rect.adjusted(2, 1, -2, -1)
        fix = self.fix_box(box, option.font, row)
        if option.direction == Qt.LayoutDirection.RightToLeft:
            fix = _mirrored(fix, box)
        fixes = row.finding.fix is not None and fix.contains(event.position().toPoint())
        (self._view.fix_asked if fixes else self._view.chosen).emit(row.finding)
        return True


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(small.pointSizeF() * 0.9)
    return small


def _mirrored(part: QRect, box: QRect) -> QRect:
    return QRect(box.left() + box.right() - part.right(), part.top(), part.width(), part.height())


class RowsView(QListView):
    """The list. ``chosen(finding)`` by a click or Enter; ``fix_asked(finding)`` by a click on the fix."""

    chosen = Signal(object)
    fix_asked = Signal(object)
    current_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = RowsModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName(_("Findings"))
        self.setAccessibleDescription(_("Enter goes to the field"))
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.current_changed.emit())
        self.rows.modelReset.connect(self.current_changed)

    def current(self) -> Finding | None:
        """Return the finding in front; None where there is none."""
        row = self.currentIndex().row()
        return self.rows.rows[row].finding if 0 <= row < len(self.rows.rows) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show *rows*; what was in front stays so, or what takes its place."""
        before, at = self.current(), self.currentIndex().row()
        self.rows.show(rows)
        same = next((n for n, row in enumerate(rows) if before is not None and _same(row.finding, before)), at)
        if rows and at >= 0:
            self.setCurrentIndex(self.rows.index(min(same, len(rows) - 1)))

    def step(self, by: int) -> Finding | None:
        """Put the next finding in front, or the one before, and return it; the first one after the last."""
        if not (total := len(self.rows.rows)):
            return None
        at = self.currentIndex().row()
        row = (at + by) % total if at >= 0 else (0 if by > 0 else total - 1)
        self.setCurrentIndex(self.rows.index(row))
        return self.current()

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (finding := self.current()) is not None:
            self.chosen.emit(finding)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # sentences wrap at another width


def _same(one: Finding, other: Finding) -> bool:
    return (one.rule, one.place, one.message) == (other.rule, other.place, other.message)
