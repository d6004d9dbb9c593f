"""The colour profile of the press, as the print office gives it: chosen once, kept in the settings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aes_editor import files
from aes_editor.errors import AesError
from aes_editor.i18n import _
from ui.dialogs.file_field import FileField
from ui.dialogs.note import Note

if TYPE_CHECKING:
    from ui.preferences import Preferences


def colour_profile(path: str) -> bytes:
    """Return the colour profile at *path*, b"" for none; :class:`aes_editor.errors.InputError` where it is none."""
    if not path:
        return b""
    from exporters.pdf import press_profile  # noqa: PLC0415 - for print offices only

    icc = files.read(Path(path), press_profile.LARGEST)
    press_profile.require_press(icc, Path(path).name)
    return icc


class PressField(QWidget):
    """Names the file, says below what is wrong with it, and keeps it only where nothing is."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        kinds = _("Colour profiles (*.icc *.icm);;All files (*)")
        self.file = FileField(_("Colour profile of the press"), preferences.settings.icc, kinds)
        self.note = Note()
        self.file.edited.connect(self._on_edited)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.file)
        column.addWidget(self.note)
        self.setFocusProxy(self.file)
        self._on_edited()

    def _on_edited(self) -> None:
        problem = ""
        try:
            colour_profile(self.file.path)
        except AesError as error:
            problem = str(error)
        else:
            self._preferences.change(icc=self.file.path)
        told = problem
        if not self.file.path:
            told = _("Without one, pages for the print office claim no printing standard.")
        self.note.setObjectName("problem" if problem else "quiet")
        self.note.style().polish(self.note)
        self.note.setText(told)
        self.note.setVisible(bool(told))
        self.file.line.setAccessibleDescription(told)
