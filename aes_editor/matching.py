"""Which item of one list is which of another, after items were changed, moved, added and removed."""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

_ALIKE = 0.5
"""Share of their words (Dice’s coefficient) from which on two items are one that was changed."""
_MOST_PAIRS = 40_000
"""Pairs beyond which changed items are looked for at the same place only."""


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Item *old* of the one list is item *new* of the other; *moved* where it overtook others on its way."""

    new: int
    old: int
    moved: bool = False


def matches(
    old: Sequence[Hashable], new: Sequence[Hashable], words: Callable[[Hashable], Sequence[str]]
) -> tuple[Match, ...]:
    """Return the pairs of items that are one, in the order of *new*; every item is in one pair at most.

    Equal items belong together first, then those of one type whose *words* are alike, then those of one type that stand
    alone between the same neighbours.
    """
    pairs = dict(_equal(old, new))
    rest_old = [index for index in range(len(old)) if index not in pairs]
    taken = set(pairs.values())
    rest_new = [index for index in range(len(new)) if index not in taken]
    pairs |= _alike(old, new, rest_old, rest_new, words)
    pairs |= _alone(old, new, pairs)
    steady = _longest_rise(pairs[index] for index in sorted(pairs))
    return tuple(sorted(Match(there, here, there not in steady) for here, there in pairs.items()))


def _equal(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[int, int]]:
    """Yield equal items; the same text many times over is matched from both ends, so that a removed one moves none."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        yield start, start
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
        yield len(old) - end, len(new) - end
    places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for index in range(start, len(new) - end):
        places[new[index]].append(index)
    for index in range(start, len(old) - end):
        if places[old[index]]:
            yield index, places[old[index]].popleft()


def _alike(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    rest_old: list[int],
    rest_new: list[int],
    words: Callable[[Hashable], Sequence[str]],
) -> dict[int, int]:
    if len(rest_old) * len(rest_new) > _MOST_PAIRS:
        return {}
    bags = {here: Counter(words(old[here])) for here in rest_old}
    others = {there: Counter(words(new[there])) for there in rest_new}
    shares = [
        (-share, abs(here - there), here, there)
        for here, bag in bags.items()
        for there, other in others.items()
        if type(old[here]) is type(new[there]) and (share := _share(bag, other)) >= _ALIKE
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_order, here, there in sorted(shares):
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)
    return pairs


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _alone(old: Sequence[Hashable], new: Sequence[Hashable], pairs: dict[int, int]) -> dict[int, int]:
    """Return the pairs of items of one type that stand in the same gap between matched ones, as many here as there."""
    back = {there: here for here, there in pairs.items()}
    here_by_gap: defaultdict[object, list[int]] = defaultdict(list)
    there_by_gap: defaultdict[object, list[int]] = defaultdict(list)
    above = -1
    for here in range(len(old)):
        above = pairs.get(here, above)
        if here not in pairs:
            here_by_gap[above, type(old[here])].append(here)
    above = -1
    for there in range(len(new)):
        if there in back:
            above = there
        else:
            there_by_gap[above, type(new[there])].append(there)
    return {
        here: there
        for gap, items in here_by_gap.items()
        if len(items) == len(there_by_gap.get(gap, ()))
        for here, there in zip(items, there_by_gap[gap], strict=True)
    }


def _longest_rise(values: Iterable[int]) -> frozenset[int]:
    """Return a longest rising subsequence of *values*, all different: what need not be moved (patience sorting)."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for value in values:
        at = bisect.bisect_left(ends, value)
        before[value] = ends[at - 1] if at else None
        ends[at : at + 1] = [value]
    rise: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        rise.add(last)
        last = before[last]
    return frozenset(rise)
