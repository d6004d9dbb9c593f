"""The look of the window: two palettes, light and dark, one style sheet made from either, and the fonts.

Contrast on its ground: at least 4.5 : 1 for text (WCAG 2.2, 1.4.3), 3 : 1 for the borders of fields (1.4.11).
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui import numbers

APPLICATION_ICON = resources.path("icons/aes-editor.svg")
SERIF = "Noto Serif"
SANS = "Noto Sans"

_CHOSEN = "aes-appearance"

_NO_CHOICE_OF_THE_DESKTOP = {"", "Sans Serif", "sans-serif", "DejaVu Sans", "Helvetica"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The inks of the window, as ``#rrggbb``."""

    ground: str
    surface: str
    raised: str
    text: str
    quiet: str
    line: str
    border: str
    primary: str
    on_primary: str
    tint: str
    warning: str
    danger: str


LIGHT = Tokens(
    ground="#f4f2ed",
    surface="#ffffff",
    raised="#faf9f6",
    text="#1d1f1c",
    quiet="#5d615a",
    line="#dedad1",
    border="#8f8b80",
    primary="#0b5d3b",
    on_primary="#ffffff",
    tint="#e2efe8",
    warning="#8a5300",
    danger="#a4262c",
)
DARK = Tokens(
    ground="#191b19",
    surface="#232623",
    raised="#1e211e",
    text="#e9e8e3",
    quiet="#a6aaa2",
    line="#343834",
    border="#747a73",
    primary="#6cc29a",
    on_primary="#0d1f17",
    tint="#22372d",
    warning="#e2ad5b",
    danger="#f0898d",
)


def is_dark() -> bool:
    """Whether the window is dark at the moment."""
    app = QGuiApplication.instance()
    chosen = app.property(_CHOSEN) if app else None
    return chosen == "dark" or (chosen != "light" and _system_is_dark())


def _system_is_dark() -> bool:
    return QApplication.style().standardPalette().window().color().lightness() < 128


def tokens() -> Tokens:
    """Return the inks of the moment."""
    return DARK if is_dark() else LIGHT


def set_appearance(app: QApplication, appearance: str) -> None:
    """Choose ``light``, ``dark`` or ``system``; what is already open follows.

    Title bars and native dialogs follow where the platform lets a program choose; a bare X11 has no such choice.
    """
    if app.property(_CHOSEN) == appearance:
        return
    app.setProperty(_CHOSEN, appearance)
    app.styleHints().setProperty("colorScheme", numbers.COLOUR_SCHEMES.get(appearance, 0))
    _dress(app)


def install(app: QApplication, appearance: str = "system") -> None:
    """Dress *app* in *appearance* and keep it dressed when the system turns dark or light."""
    app.setStyle("Fusion")
    if app.font().family() in _NO_CHOICE_OF_THE_DESKTOP:
        _load_font("fontpkg_noto_sans")
        app.setFont(QFont(SANS, 10))
    set_appearance(app, appearance)
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: _dress(app))


def _dress(app: QApplication) -> None:
    ink = tokens()
    app.setPalette(_palette(ink))
    sheet = resources.text("styles/window.qss")
    sheet = sheet.replace("@folder", resources.path("").as_posix()).replace("@mode", "dark" if is_dark() else "light")
    for name in Tokens.__slots__:
        sheet = sheet.replace(f"@{name};", f"{getattr(ink, name)};").replace(f"@{name} ", f"{getattr(ink, name)} ")
    app.setStyleSheet(sheet)


def _palette(ink: Tokens) -> QPalette:
    palette = QPalette(QColor(ink.ground), QColor(ink.ground))
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: ink.ground,
        roles.WindowText: ink.text,
        roles.Base: ink.surface,
        roles.AlternateBase: ink.raised,
        roles.Text: ink.text,
        roles.Button: ink.raised,
        roles.ButtonText: ink.text,
        roles.ToolTipBase: ink.surface,
        roles.ToolTipText: ink.text,
        roles.PlaceholderText: ink.quiet,
        roles.Highlight: ink.primary,
        roles.HighlightedText: ink.on_primary,
        roles.Accent: ink.primary,
        roles.Link: ink.primary,
        roles.LinkVisited: ink.primary,
        roles.Mid: ink.line,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(ink.border))
    return palette


def text_font(points: float, *, bold: bool = False) -> QFont:
    """Return the font in which the words of a communiqué are edited."""
    font = QFont(SERIF)
    font.setPointSizeF(points)
    return strong(font) if bold else font


_WEIGHT = QFont.Tag("wght")


def strong(font: QFont, weight: int = 700) -> QFont:
    """Return *font* in bold letters: the variable fonts of ours by their axis, others by their weight."""
    bold = QFont(font)
    if font.family() in {SANS, SERIF}:
        bold.setVariableAxis(_WEIGHT, weight)  # setBold would smear the regular letters instead
    else:
        bold.setWeight(QFont.Weight(weight))
    return bold


def load_text_font() -> None:
    """Make :func:`text_font` available; the first paint, which shows no document, comes before."""
    _load_font("fontpkg_noto_serif")


def _load_font(package: str) -> None:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        return
    for file in (Path(found.origin).parent / "files").iterdir():
        if "[" in file.name and "Italic" not in file.name:  # the variable fonts tell their axes there
            QFontDatabase.addApplicationFont(str(file))
