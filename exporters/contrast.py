"""Colours that can be read: contrast as WCAG 2.2 defines it, and shades that reach it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

GRAPHICS = 3.0
"""Least ratio for what is drawn (WCAG 2.2, success criterion 1.4.11)."""
TEXT = 4.5
"""Least ratio for text (1.4.3)."""
STRONG = 7.0
"""Ratio for text that is read at length (1.4.6)."""

_STEPS = 50
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)

Rgb = tuple[int, int, int]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (``#rrggbb``), from 1 to 21."""
    return _ratio(_rgb(first), _rgb(second))


def readable(colour: str, *grounds: str, ratio: float = TEXT) -> str:
    """Return *colour*, darkened or lightened no more than it takes to reach *ratio* on each of *grounds*.

    Black or white, whichever is the clearer, where no shade of it reaches that.
    """
    base, below = _rgb(colour), [_rgb(ground) for ground in grounds]
    end = max(_BLACK, _WHITE, key=lambda extreme: _least(extreme, below))
    shades = (_mixed(base, end, step / _STEPS) for step in range(_STEPS + 1))
    return _hex(next((shade for shade in shades if _least(shade, below) >= ratio), end))


def mixed(colour: str, other: str, share: float) -> str:
    """Return *colour* with *share* (0 to 1) of *other* in it."""
    return _hex(_mixed(_rgb(colour), _rgb(other), share))


def _least(colour: Rgb, grounds: Iterable[Rgb]) -> float:
    return min(_ratio(colour, ground) for ground in grounds)


def _ratio(first: Rgb, second: Rgb) -> float:
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (round(own + (to - own) * share) for own, to in zip(colour, other, strict=True))
    return red, green, blue


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
