"""« Contrôles »: the strip under the form with what the checks have to say of the communiqué in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from aes_editor.i18n import _
from ui import theme
from ui.checking import words
from ui.checking.rows import RowsView
from ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.checking.rows import Row

_LEAST = 96
_MOST_ROWS = 4


class Panel(QFrame):
    """Shows what was found; its :attr:`view` tells what a person wants.

    ``fix_asked()`` is for the finding in front, ``alike_asked()`` for all that are like it.
    """

    fix_asked = Signal()
    alike_asked = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAccessibleName(_("Checks"))
        self.setMinimumHeight(_LEAST)
        self.view = RowsView()
        self.view.current_changed.connect(self._show_fix)
        self._nothing = QLabel()
        self._nothing.setObjectName("quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 4)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(self._nothing, 1)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.show_rows(())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        title = QLabel(_("Checks"))
        title.setFont(theme.strong(title.font(), 600))
        self.summary = QLabel()
        self.summary.setObjectName("quiet")
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.fix_button = QPushButton()
        self.fix_button.setAutoDefault(False)
        self.fix_button.clicked.connect(self.fix_asked)
        self.alike_button = QPushButton()
        self.alike_button.setAutoDefault(False)
        self.alike_button.clicked.connect(self.alike_asked)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setToolTip(_("Close"))
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.closed)
        row.addWidget(title)
        row.addWidget(self.summary, 1)
        row.addWidget(self.alike_button)
        row.addWidget(self.fix_button)
        row.addWidget(close)
        return row

    def show_rows(self, rows: Sequence[Row], *, done: bool = True) -> None:
        """Show *rows*; until the first look is *done*, say that it is under way."""
        self.view.show_rows(rows)
        self.view.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        all_well = _("Everything required is there, and nothing looks like a slip.")
        self._nothing.setText(all_well if done else _("Looking…"))
        self.summary.setText(words.summary(row.finding for row in rows) if done else "")
        self._show_fix()

    def _show_fix(self) -> None:
        finding = self.view.current()
        fix = finding.fix if finding is not None else None
        self.fix_button.setVisible(any(row.finding.fix for row in self.view.rows.rows))
        self.fix_button.setEnabled(fix is not None)
        self.fix_button.setText(_("Correct"))
        alike = [row for row in self.view.rows.rows if fix and finding and row.finding.rule == finding.rule]
        self.alike_button.setVisible(len(alike) > 1)
        self.alike_button.setText(_("Correct all {count}").format(count=len(alike)))
        self.alike_button.setAccessibleName(_("Correct all alike"))
        self.fix_button.setAccessibleDescription(fix.label if fix else "")
        self.fix_button.setToolTip(f"{fix.label} (Ctrl+F8)" if fix else "")

    def ideal_height(self) -> int:
        """Return the height that shows the first few findings."""
        rows = min(self.view.rows.rowCount(), _MOST_ROWS)
        heights = sum(self.view.sizeHintForIndex(self.view.rows.index(row)).height() for row in range(rows))
        return max(_LEAST, 48 + heights + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
