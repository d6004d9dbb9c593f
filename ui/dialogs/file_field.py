"""A line that names a file or a folder, with a button to choose it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from aes_editor.i18n import _


class FileField(QWidget):
    """Called *name* to screen readers; ``edited()`` after every change a person makes.

    *kinds* is the filter of a file dialog (``Certificates (*.p12)``); "" asks for a folder.
    """

    edited = Signal()

    def __init__(self, name: str, path: str, kinds: str = "") -> None:
        super().__init__()
        self._name = name
        self._kinds = kinds
        self.line = QLineEdit(path)
        self.line.setAccessibleName(name)
        self.line.textEdited.connect(self.edited)
        choose = QPushButton(_("Choose…"))
        choose.setAccessibleName(_("{name}: choose").format(name=name))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(choose)
        self.setFocusProxy(self.line)

    @property
    def path(self) -> str:
        """What is named; "" for nothing."""
        text = self.line.text().strip()
        return str(Path(text).expanduser()) if text else ""

    def _on_choose(self) -> None:
        if self._kinds:
            path, _kind = QFileDialog.getOpenFileName(self, self._name, self.line.text(), self._kinds)
        else:
            path = QFileDialog.getExistingDirectory(self, self._name, self.line.text())
        if path:
            self.line.setText(path)
            self.edited.emit()
