"""The window that compares two states of a communiqué."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from aes_editor.i18n import _
from ui.comparison import ComparisonView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.document import Communique


class CompareDialog(QDialog):
    """*old* beside *new*, to be read; *titles* say which is which, *media* holds the images of both by name."""

    def __init__(
        self,
        old: Communique,
        new: Communique,
        parent: QWidget | None = None,
        titles: tuple[str, str] | None = None,
        media: Mapping[str, bytes] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Compare"))
        self.resize(960, 620)
        self.view = ComparisonView(old, new, titles or (_("Before"), _("Now")), media)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.view, 1)
        column.addWidget(buttons)
        self.view.setFocus()
        if self.view.differences:
            self.view.places.setCurrentRow(0)
