"""« Dossiers »: the communiqués that are open, and those that were open lately."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from aes_editor.i18n import _
from aes_editor.text import fold
from ui import clock, theme
from ui.form.choices import locale
from ui.icons import icon

if TYPE_CHECKING:
    from ui.preferences import Preferences
    from ui.session import Session
    from ui.workspace import Workspace

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: an open *session*, or the *path* of a recent file."""

    title: str
    detail: str
    state: str = ""
    symbol: str = "file-text"
    session: Session | None = None
    path: Path | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.state, self.detail) if part)


def _row_of(session: Session) -> Row:
    doc = session.doc
    day = doc.dateline.date
    date = locale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy") if day else ""
    place = "" if session.path else _("not saved yet")
    if doc.under_embargo(clock.now()):
        state, symbol = _("Under embargo"), "lock"
    else:
        state, symbol = doc.status.label, "pencil" if doc.status == "draft" else "circle-check"
    mark = " •" if session.modified else ""
    return Row(session.title + mark, " · ".join(filter(None, (date, place))), state, symbol, session, session.path)


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show(self, rows: list[Row]) -> None:
        """Show *rows*, in place where their number is the same, so that the selection stays."""
        if len(rows) == len(self._rows):
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(max(len(rows) - 1, 0)))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return str(row.path) if row.path else row.title
            case Qt.ItemDataRole.UserRole:
                return row
        return None


class _Found(QSortFilterProxyModel):
    """The rows whose title, state or file has every word asked for, whatever the case and the accents."""

    def __init__(self) -> None:
        super().__init__()
        self._words: list[str] = []

    def seek(self, text: str) -> None:
        self._words = fold(text).split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: _Index) -> bool:
        found: Row = self.sourceModel().index(row, 0).data(_ROW)
        said = fold(f"{found.spoken} {found.path or ''}")
        return all(word in said for word in self._words)


class _Delegate(QStyledItemDelegate):
    """Paints title, state and date of a row."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(0, 2 * QFontMetrics(option.font).lineSpacing() + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(_ROW)
        ink = theme.tokens()
        box: QRect = option.rect.adjusted(2, 2, -2, -2)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.tint))
            painter.drawRoundedRect(box, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(ink.primary))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        font = QFont(option.font)
        if row.session is not None:
            font = theme.strong(font, 600)
        metrics = QFontMetrics(font)
        left, right = box.left() + 32, box.width() - 40
        icon(row.symbol).paint(painter, QRect(box.left() + 8, box.top() + 9, 16, 16))
        painter.setFont(font)
        painter.setPen(QColor(ink.text))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, right)
        painter.drawText(QRect(left, box.top() + 6, right, metrics.lineSpacing()), Qt.AlignmentFlag.AlignLeft, title)
        small = QFont(option.font)
        small.setPointSizeF(small.pointSizeF() * 0.88)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(QColor(ink.quiet))
        detail = " · ".join(part for part in (row.state, row.detail) if part)
        line = QRect(left, box.bottom() - 6 - metrics.lineSpacing(), right, metrics.lineSpacing())
        elided = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, right)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, elided)
        painter.restore()


class Dossiers(QWidget):
    """The list at the left. ``session_chosen(session)`` and ``file_chosen(path)`` say what a person asks for."""

    session_chosen = Signal(object)
    file_chosen = Signal(object)

    def __init__(self, workspace: Workspace, preferences: Preferences) -> None:
        super().__init__()
        self._workspace = workspace
        self._preferences = preferences
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 6, 6)
        column.setSpacing(8)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the files"))
        self.search.setAccessibleName(_("Search the files"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            icon("search", QPalette.ColorRole.PlaceholderText), QLineEdit.ActionPosition.LeadingPosition
        )
        self._rows = _Rows()
        self._found = _Found()
        self._found.setSourceModel(self._rows)
        self.view = QListView()
        self.view.setModel(self._found)
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setMouseTracking(True)
        self.view.setAccessibleName(_("Files"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = QLabel(_("No file matches."))
        self._nothing.setObjectName("quiet")
        self._nothing.hide()
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addWidget(self.view, 1)
        self.search.textChanged.connect(self._on_sought)
        self.view.clicked.connect(self._on_chosen)
        self.view.activated.connect(self._on_chosen)
        workspace.listed.connect(self.refresh)
        workspace.current_changed.connect(lambda _session: self.refresh())
        self.setFocusProxy(self.view)
        self.refresh()

    def refresh(self) -> None:
        """Show what is open and what was open lately."""
        rows = [_row_of(session) for session in self._workspace.sessions]
        shown = {row.path for row in rows}
        for name in self._preferences.settings.recent:
            path = Path(name)
            if path not in shown:
                rows.append(Row(path.stem, str(path.parent), path=path))
        self._rows.show(rows)
        for row in range(self._found.rowCount()):
            index = self._found.index(row, 0)
            if self._workspace.current is not None and index.data(_ROW).session is self._workspace.current:
                self.view.setCurrentIndex(index)
        if self._workspace.current is None:
            self.view.clearSelection()

    def _on_sought(self, text: str) -> None:
        self._found.seek(text)
        self._nothing.setVisible(bool(text) and not self._found.rowCount())

    def _on_chosen(self, index: QModelIndex) -> None:
        row: Row = index.data(_ROW)
        if row.session is not None:
            self.session_chosen.emit(row.session)
        else:
            self.file_chosen.emit(row.path)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.view.viewport().update()
