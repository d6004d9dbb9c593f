"""Fixtures of the window: real Qt, settings in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aes_editor.settings import Settings
from ui import theme
from ui.preferences import Preferences
from ui.window import MainWindow


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Settings that no other test and no person has touched."""
    return Preferences(tmp_path / "config" / "settings.json", Settings())


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, preferences: Preferences) -> Iterator[MainWindow]:
    """The main window, on the screen and painted once; closed at the end whatever is unsaved in it."""
    theme.install(qapp)
    made = MainWindow(preferences)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    for session in tuple(made.workspace.sessions):
        made.workspace.close(session)
    made.close()
    made.deleteLater()
