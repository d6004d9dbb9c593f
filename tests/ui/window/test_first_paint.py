"""What the first paint does not wait for. Each line here was a measured part of the start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from ui import numbers

if TYPE_CHECKING:
    from pathlib import Path

_START = """
import json, sys, tempfile
from pathlib import Path
from PySide6 import QtCore
from ui.preload import settings
from ui.window.start import QApplication, MainWindow, Preferences, speak, theme
app = QApplication(["aes-editor"])
speak(app, "fr")
theme.install(app, {appearance!r})
window = MainWindow(Preferences(Path(sys.argv[1]), settings.Settings(appearance={appearance!r})))
def painted():
    print(json.dumps({{"enumerations": "Qt" in vars(QtCore), "modules": sorted(sys.modules)}}))
    app.quit()
window._on_first_painted = painted
window.show()
app.exec()
"""


def _at_first_paint(tmp_path: Path, appearance: str) -> dict[str, object]:
    program = subprocess.run(
        [sys.executable, "-c", _START.format(appearance=appearance), tmp_path / "settings.json"],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    told: dict[str, object] = json.loads(program.stdout)
    return told


@pytest.mark.parametrize("appearance", ["system", "light", "dark"])
def test_the_first_paint_makes_no_enumerations_of_the_namespace_qt(tmp_path: Path, appearance: str) -> None:
    assert not _at_first_paint(tmp_path, appearance)["enumerations"], "import QtCore, and name QtCore.Qt when needed"


def test_the_first_paint_loads_nothing_of_a_communique(tmp_path: Path) -> None:
    loaded = _at_first_paint(tmp_path, "system")["modules"]
    assert isinstance(loaded, list)
    late = {
        "aes_editor.checks",
        "aes_editor.container",
        "aes_editor.document",
        "aes_editor.importers",
        "aes_editor.markup",
        "aes_editor.typography",
        "exporters",
        "lxml",
        "msgspec",
        "reportlab",
        "sqlite3",
        "ui.form",
        "ui.preview.widget",
    }
    assert not late.intersection(loaded)


def test_the_numbers_are_those_of_qt() -> None:
    assert Qt.Orientation.Vertical.value == numbers.VERTICAL
    assert Qt.ToolButtonStyle.ToolButtonTextBesideIcon.value == numbers.TEXT_BESIDE_ICON
    names = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    assert {name: scheme.value for name, scheme in names.items()} == numbers.COLOUR_SCHEMES
