"""What every reader hands to the structurer: the lines of a page, each with what is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from aes_editor.importers.ledger import Reason
from aes_editor.markup.nodes import Run, Table, plain

MOST_CHARACTERS = 400_000
"""Of what a reader sees: some two hundred pages."""
MOST_LINES = 10_000
LONGEST_LINE = 40_000
"""Characters: no paragraph has as many."""


class Shape(Enum):
    """How a line is set, where the source says so."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()  # of a list
    QUOTATION = auto()  # a block of its own for what was said
    CAPTION = auto()
    TABLE = auto()
    FIGURE = auto()
    ASIDE = auto()  # navigation, footer, form: around the text


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or item of the source.

    *places* says where in the text of the source each character of *runs* stands. Lines with one *group* followed each
    other without a blank line. *level* is that of a heading (1 the highest), or the depth of an item; an item of a
    numbered list has its *number*. A table is told whole, as *table*; a figure by the name of its *image*, its words
    being the alternative text.
    """

    runs: tuple[Run, ...]
    places: Sequence[int]
    group: int = 0
    shape: Shape = Shape.TEXT
    level: int = 0
    number: int | None = None
    table: Table | None = None
    image: str = ""

    @property
    def text(self) -> str:
        """The words of the line without their styles."""
        return plain(self.runs)

    def cut(self, start: int, stop: int | None = None) -> Line:
        """Return the part of the line from character *start* to *stop*, without blanks at its ends."""
        text = self.text[start:stop]
        start += len(text) - len(text.lstrip())
        stop = start + len(text.strip())
        return replace(self, runs=tuple(_sliced(self.runs, start, stop)), places=self.places[start:stop])

    def is_all(self, style: str) -> bool:
        """Whether every word of the line is ``bold``, or ``italic``."""
        worded = [run for run in self.runs if run.text.strip()]
        return bool(worded) and all(getattr(run, style) for run in worded)


def _sliced(runs: Iterable[Run], start: int, stop: int) -> Iterator[Run]:
    position = 0
    for run in runs:
        piece = run.text[max(start - position, 0) : max(stop - position, 0)]
        if piece:
            yield replace(run, text=piece)
        position += len(run.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a source says of itself outside its text; each "" where it says nothing."""

    headline: str = ""
    lead: str = ""
    language: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A source made neutral: its whole *text*, and the *lines* that a reader sees, in reading order.

    *media* are its images by name, *losses* one sentence for each thing that could not be read, *outside* the places
    that are in no line, and why.
    """

    text: str
    lines: tuple[Line, ...]
    hints: Hints = field(default_factory=Hints)
    media: Mapping[str, bytes] = field(default_factory=dict)
    losses: tuple[str, ...] = ()
    outside: tuple[tuple[Sequence[int], Reason], ...] = ()
