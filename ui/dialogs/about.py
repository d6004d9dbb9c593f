"""« À propos »."""

from __future__ import annotations

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from aes_editor import __version__
from aes_editor.i18n import _


def show_about(parent: QWidget) -> None:
    """Say what this program is."""
    QMessageBox.about(
        parent,
        _("About AES Editor"),
        f"<h3>AES Editor {__version__}</h3><p>"
        + _("Write, check, typeset and archive the press releases of the Confederation of Sahel States.")
        + f"</p><p>Qt {qVersion()}<br>"
        + _("Icons: Lucide (ISC). Fonts: Noto and Amiri (OFL).")
        + "</p>",
    )
