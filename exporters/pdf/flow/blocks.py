"""What a page is made of: blocks that know their height, where they may be divided, and how to paint themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from exporters.pdf.flow.pagination import FORBIDDEN, Slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.pdf.cos.structure import StructElem
    from exporters.pdf.flow.painter import Painter
    from exporters.pdf.typesetting.setting import Setting

_FEWEST_TO_DIVIDE = 4


class Block(Protocol):
    """A block: *above* and *below* are the spaces it asks for, of which the larger one counts between two."""

    above: float
    below: float
    keep_with_next: bool

    def slugs(self) -> Sequence[Slug]:
        """Return what page breaks do not divide, from top to bottom."""
        ...

    def paint(self, painter: Painter, x: float, y: float, part: range, gap: float) -> None:
        """Paint the slugs *part*, the first with its top at *y*, below a *gap* that is free."""
        ...

    def paint_carried(self, painter: Painter, x: float, y: float) -> None:
        """Paint what is repeated where a page begins inside the block."""
        ...


@dataclass(frozen=True, slots=True)
class Bar:
    """A vertical bar beside a block, at *x* from its own left edge; *joined* ones run on from the block before."""

    x: float
    width: float
    ink: bytes
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """The bullet or number of a list item, at *x* from the left edge of the column."""

    setting: Setting
    element: StructElem
    x: float


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A set paragraph, *x* from the left edge of the column.

    *opening* is the field that its first span prints, where that is another one; *outline* is its bookmark: the title
    and the level, from 0. A *whole* paragraph is not divided.
    """

    setting: Setting
    element: StructElem
    above: float = 0.0
    below: float = 0.0
    x: float = 0.0
    keep_with_next: bool = False
    whole: bool = False
    field: str = ""
    opening: str = ""
    bar: Bar | None = None
    label: Label | None = None
    outline: tuple[str, int] | None = None

    def slugs(self) -> Sequence[Slug]:
        """Return the lines; neither the first nor the last of them stands alone on a page."""
        count, leading = len(self.setting.lines), self.setting.style.leading

        def penalty(number: int) -> float:
            if number == 0:
                return 0.0
            alone = number in {1, count - 1}
            return FORBIDDEN if alone or self.whole or count < _FEWEST_TO_DIVIDE else 0.0

        return [Slug(leading, penalty=penalty(number)) for number in range(count)]

    def paint(self, painter: Painter, x: float, y: float, part: range, gap: float) -> None:
        """Paint some lines, with the bar and the label."""
        height = len(part) * self.setting.style.leading
        if self.bar is not None:
            top = y - (gap if self.bar.joined or part.start else 0.0)
            painter.rule(x + self.x + self.bar.x, top, self.bar.width, y + height - top, self.bar.ink)
        if self.outline is not None and part.start == 0:
            painter.outline(*self.outline, y)
        if self.label is not None and part.start == 0:
            painter.text(self.label.setting, x + self.label.x, y, self.label.element)
        painter.text(self.setting, x + self.x, y, self.element, part)
        painter.mark(self.field, x + self.x, y, self.setting.measure, height)
        if self.opening and part.start == 0:
            left, right = self._opening_extent()
            painter.mark(self.opening, x + self.x + left, y, right - left, self.setting.style.leading)

    def _opening_extent(self) -> tuple[float, float]:
        """Return where the first span begins and ends on the first line."""
        pieces = [placed for placed in self.setting.lines[0].placed if placed.piece.span == 0]
        left = min((placed.x for placed in pieces), default=0.0)
        return left, max((placed.x + placed.piece.width for placed in pieces), default=left)

    def paint_carried(self, painter: Painter, x: float, y: float) -> None:
        """Nothing is repeated."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a cell."""

    setting: Setting
    element: StructElem
    field: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Texts one below the other, *x* from the left edge of the column."""

    x: float
    texts: tuple[Text, ...]

    def lines(self) -> list[tuple[Text, int]]:
        """Return the lines of all texts."""
        return [(text, number) for text in self.texts for number in range(len(text.setting.lines))]


@dataclass(frozen=True, slots=True)
class Panel:
    """The ground and the hairlines of a row, *width* wide, drawn as artifacts."""

    width: float
    ground: bytes = b""
    line: bytes = b""
    line_above: float = 0.0
    line_below: float = 0.0
    frame: float = 0.0
    bar: float = 0.0
    bar_at_end: bool = False


@dataclass(slots=True, kw_only=True)
class Row:
    """Cells side by side, all lines *leading* high. A long row may be divided between lines."""

    cells: tuple[Cell, ...]
    leading: float
    above: float = 0.0
    below: float = 0.0
    padding: float = 0.0
    keep_with_next: bool = False
    panel: Panel | None = None
    header: Row | None = None
    whole: bool = False
    _count: int = field(init=False)

    def __post_init__(self) -> None:
        self._count = max(1, *(len(cell.lines()) for cell in self.cells)) if self.cells else 1

    @property
    def height(self) -> float:
        """The height of the whole row."""
        return self._count * self.leading + 2 * self.padding

    def slugs(self) -> Sequence[Slug]:
        """Return the lines of the row, padding included."""
        carry = self.header.height if self.header else 0.0
        short = self._count < 2 * _FEWEST_TO_DIVIDE
        return [
            Slug(
                self.leading + self.padding * ((number == 0) + (number == self._count - 1)),
                penalty=0.0 if number == 0 else FORBIDDEN if short or self.whole else 500.0,
                carry=carry,
            )
            for number in range(self._count)
        ]

    def paint(self, painter: Painter, x: float, y: float, part: range, gap: float) -> None:  # noqa: ARG002
        """Paint some lines of every cell."""
        ends = (part.start == 0) + (part.stop == self._count)
        height = len(part) * self.leading + self.padding * ends
        if self.panel is not None:
            _paint_panel(painter, self.panel, x, y, height)
        top = y + (self.padding if part.start == 0 else 0.0)
        for cell in self.cells:
            self._paint_cell(painter, cell, x, top, part)

    def _paint_cell(self, painter: Painter, cell: Cell, x: float, top: float, part: range) -> None:
        lines = cell.lines()[part.start : part.stop]
        number = 0
        while number < len(lines):
            text, first = lines[number]
            stop = number
            while stop < len(lines) and lines[stop][0] is text:
                stop += 1
            y = top + number * self.leading
            painter.text(text.setting, x + cell.x, y, text.element, range(first, first + stop - number))
            painter.mark(text.field, x + cell.x, y, text.setting.measure, (stop - number) * self.leading)
            number = stop

    def paint_carried(self, painter: Painter, x: float, y: float) -> None:
        """Repeat the header row, as an artifact: a screen reader has read it."""
        if self.header is None:
            return
        if self.header.panel is not None:
            _paint_panel(painter, self.header.panel, x, y, self.header.height)
        with painter.canvas.artifact("Pagination"):
            for cell in self.header.cells:
                for text in cell.texts:
                    painter.text(text.setting, x + cell.x, y + self.header.padding, None)


def _paint_panel(painter: Painter, panel: Panel, x: float, y: float, height: float) -> None:
    with painter.canvas.artifact():
        if panel.ground:
            painter.rectangle(x, y, panel.width, height, panel.ground)
        for top, thickness in ((y, panel.line_above), (y + height - panel.line_below, panel.line_below)):
            if thickness:
                painter.rectangle(x, top, panel.width, thickness, panel.line)
        if panel.bar:
            offset = panel.width - panel.bar if panel.bar_at_end else 0.0
            painter.rectangle(x + offset, y, panel.bar, height, panel.line)
        if panel.frame:
            painter.frame(x, y, panel.width, height, panel.frame, panel.line)


@dataclass(slots=True, kw_only=True)
class Rule:
    """A horizontal rule."""

    width: float
    thickness: float
    ink: bytes
    x: float = 0.0
    above: float = 0.0
    below: float = 0.0
    keep_with_next: bool = False

    def slugs(self) -> Sequence[Slug]:
        """Return the rule."""
        return [Slug(self.thickness)]

    def paint(self, painter: Painter, x: float, y: float, part: range, gap: float) -> None:  # noqa: ARG002
        """Paint the rule."""
        painter.rule(x + self.x, y, self.width, self.thickness, self.ink)

    def paint_carried(self, painter: Painter, x: float, y: float) -> None:
        """Nothing is repeated."""


@dataclass(slots=True, kw_only=True)
class Picture:
    """An image, *width* by *height*; without an *element* it is decoration."""

    image: str
    width: float
    height: float
    element: StructElem | None
    x: float = 0.0
    above: float = 0.0
    below: float = 0.0
    keep_with_next: bool = False
    field: str = ""

    def scale(self, factor: float) -> None:
        """Make the image larger or smaller where it stands, about its vertical axis."""
        self.x += self.width * (1 - factor) / 2
        self.width *= factor
        self.height *= factor

    def slugs(self) -> Sequence[Slug]:
        """Return the image."""
        return [Slug(self.height)]

    def paint(self, painter: Painter, x: float, y: float, part: range, gap: float) -> None:  # noqa: ARG002
        """Paint the image."""
        painter.image(self.image, x + self.x, y, self.width, self.height, self.element)
        painter.mark(self.field, x + self.x, y, self.width, self.height)

    def paint_carried(self, painter: Painter, x: float, y: float) -> None:
        """Nothing is repeated."""
