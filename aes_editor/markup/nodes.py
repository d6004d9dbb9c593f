"""The nodes that Markdown becomes: paragraphs, lists and tables of runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; a line feed in *text* is a line break.

    *quote* numbers the segment of direct speech the run lies in, counted from 0 within its block; None outside.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    href: str = ""
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: paragraphs and nested lists."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; an *ordered* one counts from *start*."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1


Align = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one header row (its cells may be empty), rows of as many cells, and an alignment per column."""

    header: tuple[tuple[Run, ...], ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    align: tuple[Align, ...]


Node = Para | List | Table


def plain(runs: Iterable[Run]) -> str:
    """Return the text of *runs* without its styles."""
    return "".join(run.text for run in runs)
