"""What the window asks of the worker and what the worker answers. Frozen values that cross a pipe."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.document import Communique
    from aes_editor.lines import Lines
    from exporters.context import ExportContext


class Tab(StrEnum):
    """The faces of a communiqué, in the order of the tabs."""

    WEB = "web"
    PDF = "pdf"
    XML = "xml"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Show *doc* as *tab*. *number* grows with each state of the document; *language* is that of messages.

    *whole* asks for the entire web page, because the window holds none yet or has lost it.
    """

    number: int
    tab: Tab
    doc: Communique
    ctx: ExportContext
    language: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class WebPage:
    """The web page from its first to its last sign, but for its images.

    They are megabytes, and a page is sent many times: *images* gives, once, for the short address that stands in the
    HTML the ``data:`` URI to put in its place.
    """

    html: str
    images: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WebPatch:
    """What became of the web page answered last: its parts are now *order*; *changed* has those that differ.

    *images* is that of :class:`WebPage`, with those alone that were not given before.
    """

    order: tuple[str, ...]
    changed: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, str] = field(default_factory=dict)


class Spot(NamedTuple):
    """A rectangle of a page, counted from 0, that shows *field*; in points from the upper left corner."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    field: str


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF file, and which field each part of its pages shows."""

    data: bytes
    spots: tuple[Spot, ...] = ()


class Remark(NamedTuple):
    """Something to be said of *line*, counted from 0, that concerns *field*; "" where that is none of the form's.

    *severity* is that of a :class:`~aes_editor.newsml.validation.Finding`: ``error``, ``warning`` or ``note``.
    """

    severity: str
    sentence: str
    line: int
    field: str


@dataclass(frozen=True, slots=True)
class Source:
    """A format that is text, and which of its lines say which field: what lies in something else comes before it.

    *remarks* are what a check of the format has to say; None where the format has none.
    """

    text: str
    places: tuple[Lines, ...] = ()
    remarks: tuple[Remark, ...] | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Nothing could be made; *sentence* is for the person, *details* for whoever mends the program."""

    sentence: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was made of a :class:`Request` with the same *number*."""

    number: int
    tab: Tab
    content: WebPage | WebPatch | Pdf | Source | Failure
