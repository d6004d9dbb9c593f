"""Icons: all that are named exist, and they follow the palette."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication

from ui import icons
from ui.window.actions import ACTIONS

UI = Path(icons.__file__).parent


def _named() -> list[str]:
    calls = re.compile(r'(?:icon|add_action|addAction)\([^"()]*"([a-z0-9-]+)"')
    tables = re.compile(r'\(\w+, "([a-z0-9-]+)", N_\(')
    sources = [path.read_text(encoding="utf-8") for path in UI.rglob("*.py")]
    found = {name for source in sources for rule in (calls, tables) for name in rule.findall(source)}
    return sorted(found | {action.icon for action in ACTIONS if action.icon})


@pytest.mark.parametrize("name", _named())
def test_every_icon_that_is_named_exists(qapp: QApplication, name: str) -> None:
    icons.wake()

    picture = icons.icon(name).pixmap(QSize(16, 16)).toImage()

    assert any(picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height()))


def test_an_icon_that_cannot_be_used_is_paler(qapp: QApplication) -> None:
    icons.wake()
    symbol = icons.icon("save", QPalette.ColorRole.WindowText)

    usable, unusable = (
        symbol.pixmap(QSize(32, 32), mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )

    assert usable != unusable
