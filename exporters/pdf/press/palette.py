"""The colours of a letterhead as operators of the content stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters import contrast

if TYPE_CHECKING:
    from aes_editor.letterhead import Colours

_SOFTER = 0.32
_WASH = 0.93
_HAIRLINE = 0.72
_GHOST = 0.945


@dataclass(frozen=True, slots=True)
class Palette:
    """Operators that set the fill colour, one for each use. Text reaches the contrast of WCAG 2.2 on the paper."""

    ink: bytes
    soft: bytes
    """Text of the second rank: labels, captions, the running lines."""
    primary: bytes
    accent: bytes
    """Ornaments only: it need not be readable as text."""
    signal: bytes
    """Text that warns."""
    wash: bytes
    """The ground of notices and table heads."""
    hairline: bytes
    ghost: bytes
    """The watermark, behind the text."""

    def of(self, name: str) -> bytes:
        """Return the operator of one of the inks an emblem is drawn with."""
        return {"primary": self.primary, "accent": self.accent, "ink": self.ink}.get(name, b"1 g")


_SIGNAL = "#9c1c1c"


def palette(colours: Colours) -> Palette:
    """Return the palette of *colours* for a file in sRGB."""
    paper = colours.paper
    wash = contrast.mixed(colours.primary, paper, _WASH)
    ink = contrast.readable(colours.ink, paper, wash, ratio=contrast.STRONG)
    return Palette(
        ink=_rgb(ink),
        soft=_rgb(contrast.readable(contrast.mixed(ink, paper, _SOFTER), paper, wash)),
        primary=_rgb(contrast.readable(colours.primary, paper, wash)),
        accent=_rgb(colours.accent),
        signal=_rgb(contrast.readable(_SIGNAL, paper, wash)),
        wash=_rgb(wash),
        hairline=_rgb(contrast.mixed(ink, paper, _HAIRLINE)),
        ghost=_rgb(contrast.mixed(ink, paper, _GHOST)),
    )


def _rgb(colour: str) -> bytes:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return b"%b rg" % b" ".join((b"%.3f" % channel).rstrip(b"0").rstrip(b".") for channel in channels)
