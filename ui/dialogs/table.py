"""Asking how large a new table is."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QSpinBox, QWidget

from aes_editor import markup
from aes_editor.i18n import _
from aes_editor.markup.nodes import Align, Run, Table

_MOST_COLUMNS = 12
_MOST_ROWS = 60


def ask_table(parent: QWidget) -> str:
    """Return the Markdown of the table a person asks for; "" for none."""
    dialog = TableDialog(parent)
    return blank(dialog.columns.value(), dialog.rows.value()) if dialog.exec() else ""


def blank(columns: int, rows: int) -> str:
    """Return the Markdown of a table of *columns* × *rows* below a row of headings, which are numbered."""
    header = tuple((Run(_("Column {number}").format(number=number)),) for number in range(1, columns + 1))
    empty = tuple((Run("…"),) for _column in header)
    unaligned: Align = ""
    return markup.markdown([Table(header, (empty,) * rows, (unaligned,) * columns)])


class TableDialog(QDialog):
    """How many columns and rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Table"))
        form = QFormLayout(self)
        form.setContentsMargins(18, 16, 18, 14)
        form.setSpacing(10)
        self.columns = _number(2, _MOST_COLUMNS, 3)
        self.rows = _number(1, _MOST_ROWS, 3)
        form.addRow(_("&Columns:"), self.columns)
        form.addRow(_("&Rows below the headings:"), self.rows)
        choices = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(choices.Ok | choices.Cancel)
        buttons.button(choices.Ok).setText(_("Insert"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)


def _number(least: int, most: int, value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setValue(value)
    return box
