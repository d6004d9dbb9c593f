"""Characters → the lines of a neutral page: what was broken to fit a width is joined again."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from aes_editor.importers.ledger import Reason
from aes_editor.importers.structure.page import Line, Page
from aes_editor.markup.nodes import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\\Z)")
_UNKEPT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202d\u202e\ufeff\u200b\ufdd0-\ufdef\ufffe\uffff]")
_BEGINS_ANEW = re.compile(r"\s*(?:[-–—•*·▪►+]|\d{1,3}[.)]|[a-z]\))\s")
_WIDEST = 120  # columns that a text broken by hand or by a mail program takes at most
_NARROWEST = 40
_FEWEST_BROKEN = 3
_FULL = 0.75  # of the width: lines broken by hand are not all of one length
_LONG_LINE = 60
_MOST_EMPHASES = 100  # in a line
_EMPHASIS = re.compile(r"(?<![\w*_])(?P<sign>\*\*|\*|_)(?=[\w«“\"(])(?P<words>[^*_\n]*[^\s*_(])(?P=sign)(?![\w*_])")
_ENDED = re.compile(r"[.!?:;…»”\"؟]\W{0,2}\Z")


def page(text: str) -> Page:
    """Return *text* as lines: those that were broken to fit a width are joined again."""
    lines = list(_lines(text))
    styled = [emphasised(line) for line in _joined(lines, _width(lines))]
    marks = tuple((places, Reason.MARKUP) for _line, places in styled if places)
    return Page(text, tuple(line for line, _places in styled), outside=marks)


def emphasised(line: Line) -> tuple[Line, tuple[int, ...]]:
    """Return *line* with what messengers write as ``*bold*`` and ``_italics_`` set so, and where the signs stood."""
    text = line.text
    runs: list[Run] = []
    kept: list[int] = []
    signs: list[int] = []
    position = 0
    for match in islice(_EMPHASIS.finditer(text), _MOST_EMPHASES):
        start, stop = match.span("words")
        runs += [
            Run(text[position : match.start()]),
            Run(match["words"], bold="*" in match["sign"], italic=match["sign"] == "_"),
        ]
        kept += [*range(position, match.start()), *range(start, stop)]
        signs += [*range(match.start(), start), *range(stop, match.end())]
        position = match.end()
    if not signs:
        return line, ()
    runs.append(Run(text[position:]))
    kept += range(position, len(text))
    emphasised = replace(
        line, runs=tuple(run for run in runs if run.text), places=tuple(line.places[place] for place in kept)
    )
    return emphasised, tuple(line.places[place] for place in signs)


def _lines(text: str) -> Iterator[Line]:
    group = 0
    for match in _LINE.finditer(text):
        bare = match[0].strip()
        if not _UNKEPT.sub("", bare).strip():
            group += 1
            continue
        start = match.start() + match[0].index(bare)
        yield _line(bare, range(start, start + len(bare)), group)


def _line(text: str, places: range, group: int) -> Line:
    """Return a line without the characters that no document may keep."""
    if not _UNKEPT.search(text):
        return Line((Run(text.replace("\t", " ")),), places, group)
    kept = [(char, place) for char, place in zip(text, places, strict=True) if not _UNKEPT.match(char)]
    return Line((Run("".join(char for char, _place in kept)),), tuple(place for _char, place in kept), group)


def _width(lines: Sequence[Line]) -> int:
    """Return the number of columns that *lines* were broken to fit; 0 where they were not broken."""
    width = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    pairs = [(line, after) for line, after in pairwise(lines) if line.group == after.group]
    broken = sum(_was_broken(line.text, after.text, width) or _goes_on(line.text, after.text) for line, after in pairs)
    return width if broken >= _FEWEST_BROKEN and broken * 2 >= len(pairs) else 0


def _was_broken(line: str, after: str, width: int) -> bool:
    """Whether the first word of *after* would not have fitted on *line*."""
    return not _BEGINS_ANEW.match(after) and len(line) + 1 + len(after.split(maxsplit=1)[0]) > width


def _goes_on(line: str, after: str) -> bool:
    """Whether a long *line* stops in the middle of a sentence that *after* goes on with, whatever the width."""
    return (
        len(line) >= _LONG_LINE
        and not _ENDED.search(line)
        and (after[0].islower() or after[0].isdigit())
        and (not _BEGINS_ANEW.match(after))
    )


def _joined(lines: Iterable[Line], width: int) -> Iterator[Line]:
    pending: Line | None = None
    last = ""
    for line in lines:
        if pending is not None and line.group == pending.group and _continues(last, line.text, width):
            pending = _join(pending, line)
        else:
            if pending is not None:
                yield pending
            pending = line
        last = line.text
    if pending is not None:
        yield pending


def _continues(line: str, after: str, width: int) -> bool:
    if _goes_on(line, after):
        return True
    full = len(line) >= width * _FULL and not _BEGINS_ANEW.match(after)
    return bool(width) and (full or _was_broken(line, after, width))


def _join(first: Line, second: Line) -> Line:
    places = (*first.places, first.places[-1] + 1, *second.places)
    return Line((Run(f"{first.text} {second.text}"),), places, first.group)
