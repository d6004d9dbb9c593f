"""A column of blocks that runs over as many pages as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from exporters.pdf.flow.pagination import FORBIDDEN, Slug, paginate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.pdf.flow.blocks import Block
    from exporters.pdf.flow.painter import Painter


class _Position(NamedTuple):
    """Slug *number* of *block*."""

    block: Block
    number: int
    slug: Slug


class Column:
    """*blocks* one below the other, on pages that offer *first* and then *following* points."""

    def __init__(self, blocks: Sequence[Block], first: float, following: float) -> None:
        self._positions = list(_positions(blocks))
        self._pages = paginate([position.slug for position in self._positions], first, following)

    def __len__(self) -> int:
        """How many pages it takes."""
        return len(self._pages)

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
