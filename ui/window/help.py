"""What the Help menu and the preferences open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.dialogs.about import show_about
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.shortcuts import ShortcutsDialog

if TYPE_CHECKING:
    from ui.window.main import MainWindow


class Help(QObject):
    """One method per action."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def preferences(self) -> None:
        """Open the preferences."""
        PreferencesDialog(self._window.preferences, self._window).exec()

    def shortcuts(self) -> None:
        """List the shortcuts."""
        ShortcutsDialog(self._window).exec()

    def about(self) -> None:
        """Say what this program is."""
        show_about(self._window)
