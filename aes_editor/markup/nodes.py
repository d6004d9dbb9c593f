"""The nodes that Markdown becomes: paragraphs, lists and tables of runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
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


_EDGE = " \t\r\n"


def trimmed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Drop breakable white space at both ends (no-break spaces are kept) and merge neighbours of one style."""
    merged: list[Run] = []
    last = None
    for run in runs:
        style = (run.bold, run.italic, run.code, run.href, run.quote)
        if style == last:
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
            last = style
    while merged and not merged[0].text.lstrip(_EDGE):
        del merged[0]
    while merged and not merged[-1].text.rstrip(_EDGE):
        del merged[-1]
    if merged and merged[0].text[0] in _EDGE:
        merged[0] = replace(merged[0], text=merged[0].text.lstrip(_EDGE))
    if merged and merged[-1].text[-1] in _EDGE:
        merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip(_EDGE))
    return tuple(merged)
