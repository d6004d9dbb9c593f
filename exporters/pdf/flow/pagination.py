"""Page breaking: the breaks of the whole document are chosen together, as those of lines are.

Michael Plass, “Optimal Pagination Techniques for Automatic Typesetting Systems” (1981), without floats.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FORBIDDEN = 1e7
"""The penalty of a page break that is only taken where nothing else can be done."""

_PAGE = 1e4
_EMPTY = 600.0
_FEWEST_ON_LAST_PAGE = 62.0
_FORLORN = 5e4
_WORTH_A_PAGE = 0.7


@dataclass(frozen=True, slots=True)
class Slug:
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
    count = len(slugs)
    while agenda[0] != count:
        start = heapq.heappop(agenda)
        room = following if start else first
        for end, cost in _ends(slugs, start, room):
            total = best[start][0] + cost
            if end not in best:
                heapq.heappush(agenda, end)
            if end not in best or total < best[end][0]:
                best[end] = (total, start)
    pages: list[range] = []
    end = count
    while end > 0:
        start = best[end][1]
        pages.append(range(start, end))
        end = start
    return pages[::-1] or [range(0)]


def _ends(slugs: Sequence[Slug], start: int, room: float) -> Iterator[tuple[int, float]]:
    """Yield where a page that begins at *start* may end, and what it costs."""
    used = slugs[start].carry
    reach: list[tuple[int, float]] = []
    for number in range(start, len(slugs)):
        slug = slugs[number]
        used += slug.height + (slug.space if number > start else 0.0)
        if used > room and number > start:
            break
        reach.append((number + 1, used))
    fullest = reach[-1][0]
    for end, height in reach:
        if end == len(slugs):
            lonely = start > 0 and height < _FEWEST_ON_LAST_PAGE
            yield end, _PAGE + (_FORLORN if lonely else 0.0)
        elif end == fullest or height > _WORTH_A_PAGE * room:
            yield end, _PAGE + slugs[end].penalty + _EMPTY * max(0.0, (room - height) / room * 10) ** 2
