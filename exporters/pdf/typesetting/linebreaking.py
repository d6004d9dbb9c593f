"""Optimum-fit line breaking: Knuth and Plass, “Breaking Paragraphs into Lines” (1981).

All lines of a paragraph are chosen together, so that no line is set loose to spare its neighbour. Line ends are the
nodes of a graph that is walked in reading order; from each node only the words near the end of the measure are tried.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STRETCH = 0.5
"""What a space is stretched by at badness 100, as a share of its natural width."""
SHRINK = 0.22
"""What a space is shrunk by at most, as a share of its natural width."""

_TOLERANCE = 2.6
"""The loosest line of a paragraph that needs no division, in units of STRETCH."""
_STRAIN = 7.0
"""The loosest line where words may be divided; where even that does not do, a line is set as it comes."""

_LINE = 10.0
_DIVISION = 350.0
_CONSECUTIVE = 9000.0
_BEFORE_LAST = 6000.0
_UNLIKE = 5000.0
_SHORT_LAST_LINE = 40000.0
_SHORT = 0.12
_LADDER = 2
_WEAK_END = 0.06
_HOPELESS = 1e12


class Cut(NamedTuple):
    """A division of a word: the widths of its *head*, hyphen included, and of its *tail*."""

    head: float
    tail: float


class LineEnd(NamedTuple):
    """The end of a line: before *word*, or inside it at its division number *cut* (-1: not inside)."""

    word: int
    cut: int = -1


class _Path(NamedTuple):
    demerits: float
    end: LineEnd
    before: _Path | None
    fitness: int
    divisions: int
    strained: bool


class _Candidate(NamedTuple):
    end: LineEnd
    demerits: float
    fitness: int
    strained: bool


def justified(
    widths: Sequence[float],
    gaps: Sequence[float],
    measure: float,
    divide: Callable[[int], Sequence[Cut]],
) -> list[LineEnd]:
    """Return where the lines of a justified paragraph end.

    *widths* are those of its words, none wider than *measure*; *gaps* are the spaces after them, 0 where a line may
    end without a space. *divide* returns the divisions of a word and is asked only near the ends of lines.
    """
    best = _Graph(widths, gaps, measure, None).shortest(_TOLERANCE)
    if best.strained:
        best = _Graph(widths, gaps, measure, divide).shortest(_STRAIN)
    ends: list[LineEnd] = []
    while best.before is not None:
        ends.append(best.end)
        best = best.before
    return ends[::-1]


class _Graph:
    def __init__(
        self,
        widths: Sequence[float],
        gaps: Sequence[float],
        measure: float,
        divide: Callable[[int], Sequence[Cut]] | None,
    ) -> None:
        self._widths = widths
        self._measure = measure
        self._divide = divide
        self._count = len(widths)
        self._starts = [0.0, *accumulate(width + gap for width, gap in zip(widths, gaps, strict=True))]
        self._ends = [0.0, *(start - gap for start, gap in zip(self._starts[1:], gaps, strict=True))]
        self._glue = [0.0, *accumulate(gaps)]

    def shortest(self, tolerance: float) -> _Path:
        """Return the path of least demerits to the end of the paragraph."""
        origin = LineEnd(0)
        arrived: dict[LineEnd, dict[tuple[int, int], _Path]] = {origin: {(1, 0): _Path(0, origin, None, 1, 0, False)}}
        agenda = [origin]
        while True:
            start = heapq.heappop(agenda)
            paths = arrived[start]
            if start.word == self._count:
                return min(paths.values())
            for candidate in self._candidates(start, tolerance):
                end = candidate.end
                best = arrived.get(end)
                if best is None:
                    best = arrived[end] = {}
                    heapq.heappush(agenda, end)
                for path in paths.values():
                    extended = _extended(path, candidate, last=end.word == self._count)
                    state = (extended.fitness, extended.divisions)
                    known = best.get(state)
                    if known is None or extended.demerits < known.demerits:
                        best[state] = extended

    def _candidates(self, start: LineEnd, tolerance: float) -> list[_Candidate]:
        """Return the possible ends of a line that begins at *start*: at least one, strained if need be."""
        offset = self._starts[start.word]
        if start.cut >= 0 and self._divide is not None:
            offset += self._widths[start.word] - self._divide(start.word)[start.cut].tail
        fullest = max(start.word + 1, bisect_right(self._ends, offset + self._measure) - 1)
        found = self._whole(start, offset, fullest, tolerance)
        if self._divide is not None:
            reached = [candidate.end.word for candidate in found] or [fullest]
            around = range(max(start.word + (start.cut >= 0), min(reached) - 1), min(max(reached) + 1, self._count))
            found += self._divided(start, offset, around, tolerance)
        if not found:
            natural, glue = self._ends[fullest] - offset, self._glue[fullest - 1] - self._glue[start.word]
            looseness = (self._measure - natural) / (glue * STRETCH or 1)
            found.append(_Candidate(LineEnd(fullest), _HOPELESS * (1 + max(0, looseness)), 3, strained=True))
        return found

    def _whole(self, start: LineEnd, offset: float, fullest: int, tolerance: float) -> list[_Candidate]:
        """Return the ends after whole words, outwards from the *fullest* line that needs no shrinking."""
        found: list[_Candidate] = []
        before = self._glue[start.word]
        for words in (range(fullest + 1, self._count + 1), range(fullest, start.word, -1)):
            for word in words:
                natural, glue = self._ends[word] - offset, self._glue[word - 1] - before
                judged = self._judge(natural, glue, tolerance, last=word == self._count)
                if judged is None:
                    break
                found.append(_Candidate(LineEnd(word), *judged, strained=False))
        return found

    def _divided(self, start: LineEnd, offset: float, words: range, tolerance: float) -> list[_Candidate]:
        """Return the ends inside *words*."""
        found: list[_Candidate] = []
        if self._divide is None:
            return found
        for word in words:
            glue = self._glue[word] - self._glue[start.word]
            for number, cut in enumerate(self._divide(word)):
                judged = self._judge(self._starts[word] - offset + cut.head, glue, tolerance, _DIVISION)
                if judged is not None:
                    found.append(_Candidate(LineEnd(word, number), *judged, strained=False))
        return found

    def _judge(
        self, natural: float, glue: float, tolerance: float, penalty: float = 0.0, *, last: bool = False
    ) -> tuple[float, int] | None:
        """Return the demerits and the fitness of a line; None where it is too loose or too tight."""
        spare = self._measure - natural
        if last and spare >= 0:
            return _LINE**2 + (_SHORT_LAST_LINE if natural < _SHORT * self._measure else 0.0), 1
        if spare < 0:
            ratio = spare / (glue * SHRINK) if glue else -2.0
            if ratio < -1:
                return None
        else:
            ratio = spare / (glue * STRETCH) if glue else (0.0 if spare < 1 else tolerance + 1)
            if ratio > tolerance:
                return None
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        return (_LINE + 100 * abs(ratio) ** 3) ** 2 + penalty**2, fitness


def _extended(path: _Path, candidate: _Candidate, *, last: bool) -> _Path:
    """Return *path* with one more line, charged for what it does to its neighbour."""
    demerits = path.demerits + candidate.demerits
    divisions = path.divisions + 1 if candidate.end.cut >= 0 else 0
    if divisions > 1:
        demerits += _CONSECUTIVE
    if divisions > _LADDER:
        demerits += _HOPELESS
    if last and path.divisions:
        demerits += _BEFORE_LAST
    if abs(path.fitness - candidate.fitness) > 1:
        demerits += _UNLIKE
    strained = path.strained or candidate.strained
    return _Path(demerits, candidate.end, path, candidate.fitness, min(divisions, _LADDER + 1), strained)


def ragged(widths: Sequence[float], gaps: Sequence[float], measure: float) -> list[LineEnd]:
    """Return where lines end that are filled one after the other, unjustified."""
    ends: list[LineEnd] = []
    used = 0.0
    for word, width in enumerate(widths):
        if used and used + width > measure:
            ends.append(LineEnd(word))
            used = 0.0
        used += width + gaps[word]
    return [*ends, LineEnd(len(widths))]


def balanced(widths: Sequence[float], gaps: Sequence[float], measure: float, weak: Sequence[bool]) -> list[LineEnd]:
    """Return where lines end that are as few as can be and as even as can be, as in a headline.

    A line does not end in a *weak* word, such as an article, where it can be helped.
    """
    count = len(widths)
    starts = [0.0, *accumulate(width + gap for width, gap in zip(widths, gaps, strict=True))]
    lines = len(ragged(widths, gaps, measure))
    even = starts[-1] / lines
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(lines):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _before) in best[-1].items():
            for end in range(start + 1, count + 1):
                width = starts[end] - starts[start] - gaps[end - 1]
                if width > measure and end > start + 1:
                    break
                flaw = _WEAK_END if end < count and weak[end - 1] else 0.0
                total = cost + ((width - even) / measure) ** 2 + flaw
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, start)
        best.append(reached)
    ends: list[LineEnd] = []
    end = count
    for reached in reversed(best[1:]):
        ends.append(LineEnd(end))
        end = reached[end][1]
    return ends[::-1]
