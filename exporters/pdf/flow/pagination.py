"""Page breaking: the breaks of the whole document are chosen together, as those of lines are.

Michael Plass, “Optimal Pagination Techniques for Automatic Typesetting Systems” (1981), without floats.
"""

from __future__ import annotations

import heapq
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FORBIDDEN = 1e7
"""The penalty of a page break that is only taken where nothing else can be done."""

_PAGE = 1e4
_EMPTY = 600.0
_FEWEST_ON_LAST_PAGE = 62.0
_FORLORN = 5e4
_WORTH_A_PAGE = 0.7
_ROUNDING = 1e-6


class Slug(NamedTuple):
    """What no page break divides: *height* points, with *space* above it unless it comes first on its page.

    *penalty* is what a page break right above it costs; *carry* is the height of what is then repeated above it, such
    as the header row of a table.
    """

    height: float
    space: float = 0.0
    penalty: float = 0.0
    carry: float = 0.0


def paginate(slugs: Sequence[Slug], first: float, following: float) -> list[range]:
    """Return the slugs of each page; *first* and *following* are the heights that pages offer.

    A slug higher than a page stands alone on one.
    """
    best: dict[int, tuple[float, int]] = {0: (0.0, -1)}
    agenda = [0]
    stack = _Stack(slugs)
    while agenda[0] != stack.count:
        start = heapq.heappop(agenda)
        before = best[start][0]
        for end, cost in stack.ends(start, following if start else first):
            if end not in best:
                heapq.heappush(agenda, end)
            if end not in best or before + cost < best[end][0]:
                best[end] = (before + cost, start)
    end = stack.count
    pages: list[range] = []
    while end > 0:
        start = best[end][1]
        pages.append(range(start, end))
        end = start
    return pages[::-1] or [range(0)]


class _Stack:
    """*slugs* one below the other."""

    def __init__(self, slugs: Sequence[Slug]) -> None:
        self.count = len(slugs)
        self._slugs = slugs
        self._bottoms = [0.0, *accumulate(slug.space + slug.height for slug in slugs)]

    def ends(self, start: int, room: float) -> Iterator[tuple[int, float]]:
        """Yield where a page that begins at *start* may end, and what it costs.

        Where it may end without a forbidden break, it does.
        """
        if start == self.count:
            return
        slug = self._slugs[start]
        above = self._bottoms[start] + slug.space - slug.carry
        fullest = max(start + 1, bisect_right(self._bottoms, above + room + _ROUNDING) - 1)
        if fullest == self.count:
            lonely = start > 0 and self._bottoms[fullest] - above < _FEWEST_ON_LAST_PAGE
            yield fullest, _PAGE + (_FORLORN if lonely else 0.0)
        least = bisect_right(self._bottoms, above + _WORTH_A_PAGE * room)
        wanted = range(min(fullest, self.count - 1), max(start, min(fullest, least) - 1), -1)
        allowed = [end for end in wanted if self._slugs[end].penalty < FORBIDDEN]
        for end in allowed or wanted:
            empty = max(0.0, (room - self._bottoms[end] + above) / room * 10)
            yield end, _PAGE + self._slugs[end].penalty + _EMPTY * empty**2
