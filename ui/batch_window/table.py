"""The files of a batch as a table: one row each, one column for each format, and the reasons."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from aes_editor.i18n import N_, _
from exporters import EXPORTERS
from ui import theme
from ui.batch.record import DONE, State
from ui.commands.stream import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.batch.record import Outcome

_Index = QModelIndex | QPersistentModelIndex
_WORDS = {
    State.WRITTEN: N_("✓ there"),
    State.UNCHANGED: N_("✓ there"),
    State.FAILED: N_("✗ failed"),
    State.WAITING: N_("… waiting"),
}


class BatchTable(QAbstractTableModel):
    """Holds *sources* in the order in which they were added, and what became of each."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []
        self.formats: tuple[str, ...] = ()
        self.under_way = False
        self._outcomes: dict[str, tuple[Outcome, ...]] = {}
        self._rows: dict[str, int] = {}

    def add(self, paths: Iterable[Path]) -> None:
        """Add *paths*, each once."""
        known = {os.path.realpath(source) for source in self.sources}
        named = {os.path.realpath(path): str(path) for path in paths}
        fresh = [name for real, name in named.items() if real not in known]
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self.sources), len(self.sources) + len(fresh) - 1)
            self.sources += fresh
            self.endInsertRows()

    def remove(self, rows: Iterable[int]) -> None:
        """Take the files of *rows* off the list."""
        self.beginResetModel()
        gone = set(rows)
        self.sources = [source for row, source in enumerate(self.sources) if row not in gone]
        self.endResetModel()

    def begin(self, formats: tuple[str, ...], sources: Iterable[str]) -> None:
        """Show that *sources* wait for their turn in *formats*; what became of the others stays."""
        self.beginResetModel()
        again = set(sources)
        kept = {file: outcomes for file, outcomes in self._outcomes.items() if file not in again}
        self._outcomes = kept if formats == self.formats else {}
        self.formats = formats
        self.under_way = True
        self._rows = {shown(source): row for row, source in enumerate(self.sources)}
        self.endResetModel()

    def settle(self, outcomes: tuple[Outcome, ...]) -> None:
        """Show what became of a file."""
        row = self._rows[outcomes[0].file]
        self._outcomes[self.sources[row]] = outcomes
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def end(self) -> None:
        """Show that nothing is under way any more."""
        self.under_way = False
        if self.sources:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.sources) - 1, self.columnCount() - 1))

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """All that is known, in the order of the files."""
        return tuple(outcome for source in self.sources for outcome in self._outcomes.get(source, ()))

    @property
    def unfinished(self) -> list[str]:
        """The files of which something is not there."""
        return [source for source in self.sources if not self._is_there(source)]

    def _is_there(self, source: str) -> bool:
        outcomes = self._outcomes.get(source, ())
        return bool(outcomes) and all(outcome.state in DONE for outcome in outcomes)

    def _outcome(self, source: str, column: int) -> Outcome | None:
        name = self.formats[column - 1]
        return next((each for each in self._outcomes.get(source, ()) if each.format == name), None)

    def _remarks(self, source: str) -> str:
        outcomes = self._outcomes.get(source, ())
        failures = [outcome.reason for outcome in outcomes if outcome.reason]
        found = [each.message for outcome in outcomes for each in outcome.findings if each.severity != "note"]
        return " ".join(dict.fromkeys([*failures, *(found if not failures else ())]))

    # -- Qt

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.sources)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.formats) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("File")
        if section == self.columnCount() - 1:
            return _("Remarks")
        return next(each.suffix.lstrip(".").upper() for each in EXPORTERS if each.name == self.formats[section - 1])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        source, column = self.sources[index.row()], index.column()
        last = column == self.columnCount() - 1
        if column == 0:
            text, tip = Path(shown(source)).name, shown(source)
        elif last:
            text = tip = self._remarks(source)
        else:
            outcome = self._outcome(source, column)
            state = outcome.state if outcome else State.WAITING if self.under_way else None
            text, tip = _(_WORDS[state]) if state else "", outcome.reason if outcome else ""
            if role == Qt.ItemDataRole.ForegroundRole and state is State.FAILED:
                return QColor(theme.tokens().danger)
            if role == Qt.ItemDataRole.ForegroundRole and state is State.WAITING:
                return QColor(theme.tokens().quiet)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return tip
            case _:
                return None
