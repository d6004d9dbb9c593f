"""The settings of the person at this machine, kept on disk as they change."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from aes_editor import settings
from aes_editor.errors import WriteError

if TYPE_CHECKING:
    from pathlib import Path

    from aes_editor.settings import Settings


class Preferences(QObject):
    """Holds the :class:`aes_editor.settings.Settings` in *file*; ``changed(settings)`` after every change."""

    changed = Signal(object)

    def __init__(self, file: Path, chosen: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.settings = chosen

    @property
    def folder(self) -> Path:
        """The folder of the settings and of what an office furnishes."""
        return self._file.parent

    def change(self, **values: Any) -> None:
        """Change settings by name and keep them; a disk that refuses is told, and no obstacle to working."""
        self.set(dataclasses.replace(self.settings, **values))

    def set(self, value: Settings) -> None:
        """Make *value* the settings and keep it."""
        if value == self.settings:
            return
        self.settings = value
        try:
            settings.save(self._file, value)
        except WriteError as error:
            sys.stderr.write(f"aes-editor: {error}\n")
        self.changed.emit(value)
