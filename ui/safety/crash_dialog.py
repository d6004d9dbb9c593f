"""The dialog after an error of the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from aes_editor.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def ask(sentence: str, report: str, *, safe: bool, parent: QWidget | None) -> str:
    """Say what happened, and by *sentence* what is safe; return ``quit`` where the person would rather leave.

    The *report* is folded away and can be copied. Leaving is offered only where all is *safe*.
    """
    box = QMessageBox(parent)
    box.setObjectName("crash")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("AES Editor")
    box.setText(_("Something in the program went wrong."))
    box.setInformativeText(sentence)
    box.setDetailedText(report)
    roles = QMessageBox.ButtonRole
    go_on = box.addButton(_("&Go on"), roles.AcceptRole)
    leave = box.addButton(_("&Quit"), roles.DestructiveRole) if safe else None
    copy = box.addButton(_("&Copy the details"), roles.ActionRole)
    copy.clicked.disconnect()  # of QMessageBox itself, which would close
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)
    box.exec()
    return "quit" if leave is not None and box.clickedButton() is leave else "continue"
