"""Preferences: language, appearance, letterhead, colour profile of the press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from aes_editor import letterhead
from aes_editor.i18n import _
from ui.dialogs.press_field import PressField

if TYPE_CHECKING:
    from ui.preferences import Preferences


class PreferencesDialog(QDialog):
    """Every choice takes effect at once, the language at the next start."""

    def __init__(self, preferences: Preferences, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preferences"))
        self.setMinimumWidth(520)
        self._preferences = preferences
        form = QFormLayout()
        form.setVerticalSpacing(10)
        languages = (("", _("That of the system")), ("fr", "Français"), ("en", "English"))
        appearances = (("system", _("That of the system")), ("light", _("Light")), ("dark", _("Dark")))
        letterheads = tuple((name, letterhead.load(name).institution) for name in letterhead.names())
        form.addRow(_("&Language of the interface"), self._choice("language", languages))
        note = QLabel(_("The language changes at the next start."))
        note.setObjectName("quiet")
        form.addRow("", note)
        form.addRow(_("&Appearance"), self._choice("appearance", appearances))
        form.addRow(_("Letter&head"), self._choice("letterhead", letterheads))
        self.press = PressField(preferences)
        form.addRow(_("Colour &profile of the press"), self.press)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)

    def _choice(self, name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        box = QComboBox()
        for value, label in choices:
            box.addItem(label, value)
        box.setCurrentIndex(max(box.findData(getattr(self._preferences.settings, name)), 0))
        box.activated.connect(lambda _index: self._preferences.change(**{name: box.currentData()}))
        return box
