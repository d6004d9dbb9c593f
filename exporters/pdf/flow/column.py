"""A column of blocks that runs over as many pages as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from exporters.pdf.flow.blocks import Picture
from exporters.pdf.flow.pagination import FORBIDDEN, Slug, paginate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.pdf.flow.blocks import Block
    from exporters.pdf.flow.painter import Painter

_SMALLEST = 0.6
_NARROWEST = 150.0


class _Position(NamedTuple):
    """Slug *number* of *block*."""

    block: Block
    number: int
    slug: Slug


class Column:
    """*blocks* one below the other, on pages that offer *first* and then *following* points."""

    def __init__(self, blocks: Sequence[Block], first: float, following: float) -> None:
        self._first, self._following = first, following
        self._positions = list(_positions(blocks))
        self._pages = paginate([position.slug for position in self._positions], first, following)

    def __len__(self) -> int:
        """How many pages it takes."""
        return len(self._pages)

    def room_before(self, picture: Picture) -> float:
        """Return how high *picture* could be, caption and all, at the foot of the page before the one it begins.

        0 where it begins none.
        """
        for page, here in enumerate(self._pages[1:]):
            if self._positions[here.start].block is picture:
                above = self._positions[self._pages[page].start : self._pages[page].stop]
                used = sum(position.slug.height + position.slug.space for position in above)
                room = (self._following if page else self._first) - used + above[0].slug.space - above[0].slug.carry
                return room - self._positions[here.start].slug.space - self._held(here.start)
        return 0.0

    def _held(self, number: int) -> float:
        """Return the height of what is kept with the block at slug *number*, below that slug."""
        held, block = 0.0, self._positions[number].block
        for position in self._positions[number + 1 :]:
            if position.number == 0 and not block.keep_with_next:
                break
            held += position.slug.height + position.slug.space
            block = position.block
        return held

    def paint(self, painter: Painter, page: int, x: float, y: float) -> None:
        """Paint what *page* (from 0) holds, with its top left corner at *x*, *y*."""
        positions = self._positions[self._pages[page].start : self._pages[page].stop]
        index = 0
        while index < len(positions):
            first = positions[index]
            stop = index
            while stop < len(positions) and positions[stop].block is first.block:
                stop += 1
            if index == 0 and page and first.slug.carry:
                first.block.paint_carried(painter, x, y)
                y += first.slug.carry
            gap = first.slug.space if index else 0.0
            y += gap
            first.block.paint(painter, x, y, range(first.number, first.number + stop - index), gap)
            y += sum(position.slug.height for position in positions[index:stop])
            index = stop


def fitted(blocks: Sequence[Block], first: float, following: float) -> Column:
    """Return *blocks* as a column; a picture that would leave the foot of a page empty is made smaller to stand there.

    It is not made smaller than what can be looked at: by :data:`_SMALLEST` at most, and not below :data:`_NARROWEST`.
    """
    column = Column(blocks, first, following)
    for picture in (block for block in blocks if isinstance(block, Picture)):
        factor = column.room_before(picture) / picture.height
        if _SMALLEST <= factor < 1 and picture.width * factor >= _NARROWEST:
            picture.scale(factor)
            smaller = Column(blocks, first, following)
            if smaller.room_before(picture):  # it still begins a page: then it may be as large as it is
                picture.scale(1 / factor)
            else:
                column = smaller
    return column


def _positions(blocks: Sequence[Block]) -> list[_Position]:
    """Return the slugs of *blocks* with the space between blocks and what keeps them together."""
    found: list[_Position] = []
    below, held = 0.0, False
    for block in blocks:
        for number, slug in enumerate(block.slugs()):
            if number == 0:
                space = max(below, block.above)
                penalty = FORBIDDEN if held else slug.penalty
                slug = Slug(slug.height, space, penalty, slug.carry)  # noqa: PLW2901
            found.append(_Position(block, number, slug))
        below, held = block.below, block.keep_with_next
    return found
