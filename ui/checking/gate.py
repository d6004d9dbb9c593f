"""Before the export: errors stop it, warnings are passed by who has seen them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout

from aes_editor.i18n import _, ngettext
from aes_editor.severity import Severity
from ui.checking import words
from ui.checking.rows import RowsView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from aes_editor.checks import Finding
    from ui.checking.rows import Row

_SIGN = 20


class Gate(QDialog):
    """Lists what is to be put right before the communiqué leaves; accepted, it leaves.

    *locked* text is not edited any more: its errors are told and stop nothing. ``chosen`` is the finding that a person
    wants to go to, None where nobody does. ``fix_asked(finding)`` wants a new list, by :meth:`show_rows`.
    """

    fix_asked = Signal(object)

    def __init__(self, rows: Sequence[Row], *, locked: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Before the export"))
        self.resize(640, 380)
        self._locked = locked
        self.chosen: Finding | None = None
        self._sign = QLabel()
        self._verdict = QLabel()
        self._verdict.setWordWrap(True)
        self.view = RowsView()
        self.view.chosen.connect(self._go_to)
        self.view.fix_asked.connect(self.fix_asked)
        buttons = QDialogButtonBox()
        self.export_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_button = buttons.addButton(_("&Go to"), QDialogButtonBox.ButtonRole.ActionRole)
        self.close_button = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.export_button.clicked.connect(self.accept)
        self.go_button.clicked.connect(self._on_go)
        self.close_button.clicked.connect(self.reject)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._sign)
        top.addWidget(self._verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
        self.show_rows(rows)
        self.view.setCurrentIndex(self.view.rows.index(0))
        self.view.setFocus()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show *rows*, and whether they let the communiqué leave."""
        self.view.show_rows(rows)
        errors = sum(row.finding.severity is Severity.ERROR for row in rows)
        stopped = errors and not self._locked
        self._sign.setPixmap(words.sign(words.worst(row.finding for row in rows)).pixmap(_SIGN, _SIGN))
        self._verdict.setText(self._sentence(errors, rows))
        self._verdict.setAccessibleName(self._verdict.text())
        self.export_button.setEnabled(not stopped)
        self.export_button.setText(_("Export &all the same") if rows else _("E&xport…"))
        self.go_button.setEnabled(bool(rows))
        (self.go_button if stopped else self.export_button).setDefault(True)

    def _sentence(self, errors: int, rows: Sequence[Row]) -> str:
        if not rows:
            return _("Everything is put right; the communiqué can leave.")
        if self._locked:
            return _("The text is not edited any more; it can only leave as it is. This is to be known:")
        if errors:
            return ngettext(
                "{count} error is to be put right before the communiqué leaves:",
                "{count} errors are to be put right before the communiqué leaves:",
                errors,
            ).format(count=errors)
        return _("Nothing forbids the export. Look at this first, or export it knowingly:")

    def _on_go(self) -> None:
        if (finding := self.view.current()) is not None:
            self._go_to(finding)

    def _go_to(self, finding: Finding) -> None:
        self.chosen = finding
        self.reject()
