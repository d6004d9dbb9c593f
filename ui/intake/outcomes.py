"""The table of a batch of imports: a row for each file, what became of it, what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from aes_editor import importers
from aes_editor.i18n import N_, _, ngettext
from ui import theme
from ui.batch.record import State
from ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.batch.imports.record import Outcome

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = (N_("File"), N_("Kind"), N_("State"), N_("Remarks"))
_STATES = {
    State.WRITTEN: ("check", N_("imported")),
    State.UNCHANGED: ("check-check", N_("there already")),
    State.FAILED: ("triangle-alert", N_("failed")),
    State.WAITING: ("clock", N_("waiting")),
}
FILE, KIND, STATE, REMARKS = range(4)


class OutcomesModel(QAbstractTableModel):
    """Shows outcomes by the file they belong to; one that comes takes the place of the one that waited."""

    def __init__(self) -> None:
        super().__init__()
        self.outcomes: list[Outcome] = []
        self._rows: dict[str, int] = {}
        self._root = ""
        self._kinds = {importer.name: _(importer.label) for importer in importers.IMPORTERS}

    def show(self, outcomes: Sequence[Outcome], root: str) -> None:
        """Show *outcomes*, whose files are named from the folder *root* on."""
        self.beginResetModel()
        self.outcomes = list(outcomes)
        self._rows = {outcome.file: row for row, outcome in enumerate(outcomes)}
        self._root = root
        self.endResetModel()

    def settle(self, outcome: Outcome) -> int:
        """Show *outcome* and return its row."""
        row = self._rows[outcome.file]
        self.outcomes[row] = outcome
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(_COLUMNS) - 1))
        return row

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.outcomes)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        horizontal = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _(_COLUMNS[section]) if horizontal else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        outcome = self.outcomes[index.row()]
        match role, index.column():
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole, column:
                return self._text(outcome, column)
            case Qt.ItemDataRole.DecorationRole, 2:
                return icon(_STATES[outcome.state][0])
            case Qt.ItemDataRole.ForegroundRole, 2 | 3 if outcome.state is State.FAILED:
                return QColor(theme.tokens().danger)
            case Qt.ItemDataRole.ToolTipRole, 3:
                return self._text(outcome, REMARKS)
            case Qt.ItemDataRole.ToolTipRole, 0:
                return outcome.file
        return None

    def _text(self, outcome: Outcome, column: int) -> str:
        match column:
            case 0:
                return outcome.file.removeprefix(self._root).lstrip("/\\")
            case 1:
                return self._kinds.get(outcome.kind, "")
            case 2:
                return _(_STATES[outcome.state][1])
            case _:
                return remarks(outcome)


def remarks(outcome: Outcome) -> str:
    """Return in words what a person may want to know of *outcome*."""
    if outcome.reason:
        return outcome.reason
    said = list(outcome.losses)
    if checks := len(outcome.to_check):
        said.append(ngettext("{count} field to check", "{count} fields to check", checks).format(count=checks))
    if lines := outcome.left_out:
        said.append(ngettext("{count} line left out", "{count} lines left out", lines).format(count=lines))
    return " · ".join(said)


def summary(outcomes: Sequence[Outcome]) -> str:
    """Return how many of *outcomes* came to what, in words."""
    counts = {state: sum(outcome.state is state for outcome in outcomes) for state in _STATES}
    parts = [_counted(state, count) for state, count in counts.items() if count]
    if guessed := sum(bool(outcome.to_check) for outcome in outcomes):
        parts.append(
            ngettext("{count} with fields to check", "{count} with fields to check", guessed).format(count=guessed)
        )
    return " · ".join(parts)


def _counted(state: State, count: int) -> str:
    match state:
        case State.WRITTEN:
            said = ngettext("{count} imported", "{count} imported", count)
        case State.UNCHANGED:
            said = ngettext("{count} there already", "{count} there already", count)
        case State.FAILED:
            said = ngettext("{count} failed", "{count} failed", count)
        case State.WAITING:
            said = ngettext("{count} waiting", "{count} waiting", count)
        case _:
            assert_never(state)
    return said.format(count=count)
