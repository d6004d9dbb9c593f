"""Starting the program with a window: the environment, the application, the first paint, then everything else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from aes_editor import i18n
from aes_editor.folders import data_folder
from ui import theme
from ui.garbage import GarbageCollector
from ui.preferences import Preferences
from ui.preview.environment import prepare_environment
from ui.safety.crash import Crash
from ui.window.main import MainWindow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from aes_editor.settings import Settings


def run(files: Sequence[Path], settings_file: Path, chosen: Settings) -> int:
    """Open the window on *files*, with the settings *chosen* that *settings_file* keeps; return the exit code."""
    prepare_environment()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("AES Editor")
    app.setDesktopFileName("aes-editor")
    GarbageCollector(app)
    data = data_folder()
    crash = Crash(data / "logs")
    crash.install()
    preferences = Preferences(settings_file, chosen)
    speak(app, preferences.settings.language or i18n.preferred())
    theme.install(app, preferences.settings.appearance)
    preferences.changed.connect(lambda value: theme.set_appearance(app, value.appearance))
    window = MainWindow(preferences)
    app.setWindowIcon(QIcon(str(theme.APPLICATION_ICON)))
    crash.serve(window)
    window.open_after_first_paint(files, data)
    window.show()
    code = app.exec()
    window.safety.shutdown()
    from ui import jobs  # noqa: PLC0415 - only its end is wanted here

    jobs.shutdown()
    return code


def speak(app: QApplication, language: str) -> None:
    """Make the program and Qt's own dialogs speak *language*."""
    i18n.use(language)
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        app.installTranslator(translator)
