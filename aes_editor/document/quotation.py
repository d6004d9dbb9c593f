"""Direct speech inside a quotation: derived from the quotation marks, never stored.

A quotation broken by its attribution (« Nous avançons », a déclaré la ministre. « Ensemble. ») has two segments.
Marks inside marks belong to the segment; a mark that is never closed runs to the end of its paragraph, as French
printing does for speech over several paragraphs. Without any mark the whole text was spoken.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from aes_editor import markup
from aes_editor.markup import Para, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document.blocks import Quote

_CLOSING = {"«": "»", "“": "”", "„": "“", "»": "«", "‹": "›"}
_MOST_INNER_MARKS = 64
_PADDING = " \t\n\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of direct speech: *text* between the marks; [*start*, *end*) in the paragraph, marks included."""

    start: int
    end: int
    text: str


def find(text: str) -> tuple[Segment, ...]:
    """Return the direct speech of one paragraph of plain text; () where it has no quotation mark."""
    return tuple(_segments(text))


def _segments(text: str) -> Iterator[Segment]:
    position = 0
    while position < len(text):
        mark = text[position]
        if mark == '"':
            end = _straight(text, position)
        elif mark in _CLOSING and (mark != "»" or _opens(text, position)):
            end = _closing(text, position)
        else:
            position += 1
            continue
        stop = len(text) if end < 0 else end + 1
        inner = text[position + 1 : stop - 1 if end >= 0 else stop]
        if spoken := inner.strip(_PADDING):
            yield Segment(position, stop, spoken)
        position = stop


def _opens(text: str, position: int) -> bool:
    """Whether the "»" at *position* opens, as in German and Danish: it leans on the word that follows."""
    return (position == 0 or text[position - 1].isspace()) and text[position + 1 : position + 2].isalnum()


def _closing(text: str, start: int) -> int:
    """Return where the mark opened at *start* closes, nested pairs of the same kind skipped; -1 if it never does."""
    opening, closing = text[start], _CLOSING[text[start]]
    depth = 0
    for position in range(start, len(text)):
        if text[position] == opening:
            depth += 1
        elif text[position] == closing:
            depth -= 1
            if not depth:
                return position
    return -1


def _straight(text: str, start: int) -> int:
    """Return where the straight mark at *start* closes; -1 if it never does.

    Both ends of a straight pair look alike: a mark between a space and a letter opens a pair inside the first one,
    where the marks that follow are enough to close both.
    """
    depth = 1
    first = at = text.find('"', start + 1)
    for _mark in range(_MOST_INNER_MARKS):
        if at < 0:
            break
        opens = text[at - 1] in _PADDING and text[at + 1 : at + 2].isalnum()
        depth += 1 if opens else -1
        if not depth:
            return at
        at = text.find('"', at + 1)
    return first


@lru_cache(maxsize=1024)
def paragraphs(quote: Quote) -> tuple[Para, ...]:
    """Return the paragraphs of *quote* as printed, their runs cut at the segments and numbered with them."""
    paras = [node if isinstance(node, Para) else Para(markup.inline_of(node)) for node in markup.blocks(quote.text)]
    if not any(find(markup.plain(para.runs)) for para in paras):
        return tuple(Para(tuple(replace(run, quote=number) for run in para.runs)) for number, para in enumerate(paras))
    result: list[Para] = []
    number = 0
    for para in paras:
        found = find(markup.plain(para.runs))
        result.append(Para(tuple(_cut(para.runs, found, number))))
        number += len(found)
    return tuple(result)


def _cut(runs: tuple[Run, ...], segments: tuple[Segment, ...], first: int) -> Iterator[Run]:
    starts = [segment.start for segment in segments]
    ends = [segment.end for segment in segments]
    position = 0
    for run in runs:
        end = position + len(run.text)
        near = segments[bisect_right(ends, position) : bisect_left(starts, end)]
        cuts = sorted({position, end, *(at for s in near for at in (s.start, s.end) if position < at < end)})
        for start, stop in itertools.pairwise(cuts):
            number = bisect_right(ends, start)  # of the first segment that is not over
            inside = number < len(starts) and starts[number] <= start
            text = run.text[start - position : stop - position]
            yield replace(run, text=text, quote=first + number if inside else None)
        position = end


def spoken(quote: Quote) -> tuple[str, ...]:
    """Return the segments of direct speech of *quote* as plain text, without their marks."""
    texts: dict[int, str] = {}
    for para in paragraphs(quote):
        for run in para.runs:
            if run.quote is not None:
                texts[run.quote] = texts.get(run.quote, "") + run.text
    return tuple(_unmarked(text) for text in texts.values())


def _unmarked(text: str) -> str:
    found = find(text)
    return found[0].text if found else text.strip(_PADDING)


def stands_alone(quote: Quote) -> bool:
    """Whether nothing but direct speech is printed, so that the attribution must be added below it."""
    return all(run.quote is not None or not run.text.strip(_PADDING) for para in paragraphs(quote) for run in para.runs)
