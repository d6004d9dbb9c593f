"""The colours of a letterhead as operators of the content stream."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters import contrast

if TYPE_CHECKING:
    from collections.abc import Callable

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
    paper: bytes
    signal: bytes
    """Text that warns."""
    wash: bytes
    """The ground of notices and table heads."""
    hairline: bytes
    ghost: bytes
    """The watermark, behind the text."""

    def of(self, name: str) -> bytes:
        """Return the operator of one of the inks an emblem is drawn with."""
        return {"primary": self.primary, "accent": self.accent, "ink": self.ink}.get(name, self.paper)


_SIGNAL = "#9c1c1c"


def palette(colours: Colours, ink: Callable[[str], bytes]) -> Palette:
    """Return the palette of *colours*; *ink* gives the operator of a colour."""
    paper = colours.paper
    wash = contrast.mixed(colours.primary, paper, _WASH)
    text = contrast.readable(colours.ink, paper, wash, ratio=contrast.STRONG)
    return Palette(
        ink=ink(text),
        soft=ink(contrast.readable(contrast.mixed(text, paper, _SOFTER), paper, wash)),
        primary=ink(contrast.readable(colours.primary, paper, wash)),
        accent=ink(colours.accent),
        paper=ink(paper),
        signal=ink(contrast.readable(_SIGNAL, paper, wash)),
        wash=ink(wash),
        hairline=ink(contrast.mixed(text, paper, _HAIRLINE)),
        ghost=ink(contrast.mixed(text, paper, _GHOST)),
    )
