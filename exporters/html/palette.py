"""The colours of a page, from the inks of the letterhead: for light paper, and for readers who asked for the dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.contrast import GRAPHICS, STRONG, mixed, readable

if TYPE_CHECKING:
    from aes_editor.letterhead import Colours

_DARK_PAPER = "#14171a"
_DARK_INK = "#e9e6df"

# Shares of paper in what is less than text
_QUIET = 0.3
_LINE = 0.82
_TINT = 0.92

Palette = dict[str, str]
"""Colours as ``#rrggbb`` by the names of the style sheet's custom properties."""


def palettes(colours: Colours) -> tuple[Palette, Palette]:
    """Return the light palette and the dark one."""
    light = _palette(colours.primary, colours.accent, colours.ink, colours.paper)
    return light, _palette(colours.primary, colours.accent, _DARK_INK, _DARK_PAPER)


def _palette(primary: str, accent: str, ink: str, paper: str) -> Palette:
    """Return colours of which what is drawn stands out, and what is text is readable on the paper and on its tint."""
    tint = mixed(accent, paper, _TINT)
    return {
        "paper": paper,
        "tint": tint,
        "line": mixed(ink, paper, _LINE),
        "ink": readable(ink, paper, tint, ratio=STRONG),
        "quiet": readable(mixed(ink, paper, _QUIET), paper, tint),
        "primary": readable(primary, paper, ratio=GRAPHICS),
        "accent": readable(accent, paper, ratio=GRAPHICS),
        "primary-text": readable(primary, paper, tint),
        "accent-text": readable(accent, paper, tint),
    }
