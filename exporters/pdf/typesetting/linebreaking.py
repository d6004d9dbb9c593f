"""Optimum-fit line breaking: Knuth and Plass, “Breaking Paragraphs into Lines” (1981).

All lines of a paragraph are chosen together, so that no line is set loose to spare its neighbour. Line ends are the
nodes of a graph that is walked in reading order; from each node only the words near the end of the measure are tried.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from itertools import accumulate
from operator import add, sub
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

STRETCH = 0.5
"""What a space is stretched by at badness 100, as a share of its natural width."""
SHRINK = 0.22
"""What a space is shrunk by at most, as a share of its natural width."""

_TOLERANCE = 2.6
"""The loosest line that is wanted, in units of STRETCH; words are divided only where one would be looser."""
_STRAIN = 7.0
"""The loosest line where divisions do not help; where even that does not do, a line is set as it comes."""

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


_Node = tuple[int, int]
"""A line end as a plain tuple, which is made and compared faster."""
_Path = tuple[float, _Node, Any]
"""Demerits up to a line end, that end, and the path before it (None: the paragraph begins here)."""
_Candidate = tuple[_Node, float, int]
"""A possible end of a line, the demerits of that line, its fitness class from 0 (tight) to 3 (very loose)."""


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
    graph = _Graph(widths, gaps, measure)
    path = graph.undivided() or graph.shortest(divide, _TOLERANCE)
    if path[0] >= _HOPELESS:
        path = graph.shortest(divide, _STRAIN)
    ends: list[LineEnd] = []
    while path[2] is not None:
        ends.append(LineEnd(*path[1]))
        path = path[2]
    return ends[::-1]


_State = tuple[int, int]
"""The fitness class of the last line, and how many divided lines stand one below the other at the end."""
_Extension = tuple[_State, float, _Path]
"""The state after one more line, the demerits before that line's own, the path it continues."""


class _Graph:
    def __init__(self, widths: Sequence[float], gaps: Sequence[float], measure: float) -> None:
        self._widths = widths
        self._measure = measure
        self._count = len(widths)
        self._starts = [0.0, *accumulate(map(add, widths, gaps))]
        self._ends = [0.0, *map(sub, self._starts[1:], gaps)]
        self._glue = [0.0, *accumulate(gaps)]

    def undivided(self) -> _Path | None:
        """Return the path of least demerits without divisions; None where some line would be too loose.

        Most paragraphs need no more, so this walks straight through their words.
        """
        arrived: list[dict[int, _Path]] = [{} for _ in range(self._count + 1)]  # at each end, by fitness
        arrived[0][1] = (0.0, (0, -1), None)
        for start, (paths, offset) in enumerate(zip(arrived[:-1], self._starts, strict=False)):
            if not paths:
                continue
            for end, demerits, fitness in self._whole(start, offset, self._fullest(start, offset), _TOLERANCE):
                best = arrived[end[0]]
                for above, path in paths.items():
                    total = path[0] + demerits + (_UNLIKE if abs(above - fitness) > 1 else 0.0)
                    if fitness not in best or total < best[fitness][0]:
                        best[fitness] = (total, end, path)
        return min(arrived[-1].values(), default=None, key=_demerits)

    def shortest(self, divide: Callable[[int], Sequence[Cut]], tolerance: float) -> _Path:
        """Return the path of least demerits; a line that nothing fits is set as it comes."""
        origin = (0, -1)
        # At each end: the best path by the fitness of its last line and how many divided lines stand above it.
        arrived: dict[_Node, dict[_State, _Path]] = {origin: {(1, 0): (0.0, origin, None)}}
        agenda: list[_Node] = [origin]
        while True:
            start = heapq.heappop(agenda)
            paths = arrived.pop(start)
            if start[0] == self._count:
                return min(paths.values(), key=_demerits)
            extensions: dict[tuple[int, bool, bool], list[_Extension]] = {}
            for end, demerits, fitness in self._candidates(start, divide, tolerance):
                kind = (fitness, end[1] >= 0, end[0] == self._count)
                if kind not in extensions:
                    extensions[kind] = _extensions(paths, *kind)
                if end not in arrived:
                    arrived[end] = {}
                    heapq.heappush(agenda, end)
                best = arrived[end]
                for state, before, path in extensions[kind]:
                    total = before + demerits
                    if state not in best or total < best[state][0]:
                        best[state] = (total, end, path)

    def _fullest(self, start: int, offset: float) -> int:
        """Return the last word that fits on a line from *start*, its first one at least."""
        return max(start + 1, bisect_right(self._ends, offset + self._measure) - 1)

    def _candidates(self, start: _Node, divide: Callable[[int], Sequence[Cut]], tolerance: float) -> list[_Candidate]:
        """Return the possible ends of a line that begins at *start*: at least one."""
        word, cut = start
        offset = self._starts[word]
        if cut >= 0:
            offset += self._widths[word] - divide(word)[cut].tail
        fullest = self._fullest(word, offset)
        found = self._whole(word, offset, fullest, tolerance)
        reached = [end[0] for end, _, _ in found] or [fullest]
        around = range(max(word + (cut >= 0), min(reached) - 1), min(max(reached) + 1, self._count))
        found += self._divided(word, offset, around, divide, tolerance)
        if not found:
            natural, glue = self._ends[fullest] - offset, self._glue[fullest - 1] - self._glue[word]
            looseness = (self._measure - natural) / (glue * STRETCH or 1)
            found.append(((fullest, -1), _HOPELESS * (1 + max(0, looseness)), 3))
        return found

    def _whole(self, start: int, offset: float, fullest: int, tolerance: float) -> list[_Candidate]:
        """Return the ends after whole words, outwards from the *fullest* line that needs no shrinking."""
        found: list[_Candidate] = []
        ends, glues, before, count = self._ends, self._glue, self._glue[start], self._count
        full = offset + self._measure
        for words in (range(fullest + 1, count + 1), range(fullest, start, -1)):
            for word in words:
                spare = full - ends[word]
                if word == count and spare >= 0:
                    short = self._measure - spare < _SHORT * self._measure
                    found.append(((word, -1), _LINE**2 + (_SHORT_LAST_LINE if short else 0.0), 1))
                    continue
                ratio = _ratio(spare, glues[word - 1] - before)
                if ratio < -1 or ratio > tolerance:
                    break
                found.append(((word, -1), _line_demerits(ratio), _fitness(ratio)))
        return found

    def _divided(
        self, start: int, offset: float, words: range, divide: Callable[[int], Sequence[Cut]], tolerance: float
    ) -> list[_Candidate]:
        """Return the ends inside *words*."""
        found: list[_Candidate] = []
        for word in words:
            glue = self._glue[word] - self._glue[start]
            spare = self._measure + offset - self._starts[word]
            for number, cut in enumerate(divide(word)):
                ratio = _ratio(spare - cut.head, glue)
                if -1 <= ratio <= tolerance:
                    found.append(((word, number), _line_demerits(ratio) + _DIVISION**2, _fitness(ratio)))
        return found


def _ratio(spare: float, glue: float) -> float:
    """Return by how much the spaces of a line, *glue* wide together, are stretched (1: by STRETCH) or shrunk (-1)."""
    if spare >= 0:
        return spare / (glue * STRETCH) if glue else (0.0 if spare < 1 else _HOPELESS)
    return spare / (glue * SHRINK) if glue else -_HOPELESS


def _line_demerits(ratio: float) -> float:
    return float((_LINE + 100 * abs(ratio * ratio * ratio)) ** 2)


def _fitness(ratio: float) -> int:
    return 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3


def _demerits(path: _Path) -> float:
    return path[0]


def _extensions(paths: Mapping[_State, _Path], fitness: int, divided: bool, last: bool) -> list[_Extension]:
    """Return the cheapest ways to continue *paths* with a line of this kind, charged for what it does to its neighbour.

    Several lines with a common start that are of one kind are continued alike: this is worked out once for them.
    """
    cheapest: dict[_State, _Extension] = {}
    for (above, divisions), path in paths.items():
        demerits = path[0]
        following = min(divisions + 1, _LADDER + 1) if divided else 0
        if following > 1:
            demerits += _CONSECUTIVE
        if following > _LADDER:
            demerits += _HOPELESS
        if last and divisions:
            demerits += _BEFORE_LAST
        if abs(above - fitness) > 1:
            demerits += _UNLIKE
        state = (fitness, following)
        known = cheapest.get(state)
        if known is None or demerits < known[1]:
            cheapest[state] = (state, demerits, path)
    return list(cheapest.values())


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
