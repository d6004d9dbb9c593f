"""How a text is set. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from exporters.pdf.fonts.catalogue import Family


class Align(Enum):
    """How lines sit in their measure; start and end follow the direction of the text."""

    JUSTIFY = auto()
    START = auto()
    CENTER = auto()
    END = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """The style of a paragraph; *ink* is the operator that sets its colour, *link* that of the links in it.

    *balanced* lines are all about as long as each other, as in a headline; *tracking* is added after every glyph.
    """

    size: float
    leading: float
    ink: bytes
    link: bytes = b""
    family: Family = Family.SERIF
    bold: bool = False
    italic: bool = False
    align: Align = Align.START
    balanced: bool = False
    hyphenate: bool = False
    tracking: float = 0.0


@dataclass(frozen=True, slots=True)
class Tag:
    """An inline structure element; neighbours with equal tags share one. *href* makes it a link."""

    role: str
    number: int = 0
    href: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph in one style; a line feed in *text* is a line break. *tags* go from outer to inner."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    tags: tuple[Tag, ...] = ()

    @property
    def href(self) -> str:
        """Where it leads; "" for a text that is no link."""
        return next((tag.href for tag in self.tags if tag.href), "")
