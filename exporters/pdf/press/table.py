"""Tables: columns as wide as their words ask for, a header row that comes again on every page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aes_editor.markup import plain
from exporters.pdf.cos.structure import table_cell
from exporters.pdf.flow.blocks import Cell, Panel, Row, Text
from exporters.pdf.press import spans
from exporters.pdf.typesetting import paragraph
from exporters.pdf.typesetting.style import Align

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.markup import Run, Table
    from exporters.pdf.cos.structure import StructElem
    from exporters.pdf.press.story import Story

_PADDING = 4.0
_GUTTER = 16.0
_NARROWEST = 10.0


def add(story: Story, table: Table, field: str, parent: StructElem) -> None:
    """Add *table*, which prints *field*."""
    element = story.element("Table", parent)
    widths = _widths(story, table)
    header = None
    if any(plain(cell).strip() for cell in table.header):
        header = _row(story, table, table.header, widths, story.element("TR", story.element("THead", element)), field)
        header.keep_with_next = bool(table.rows)
        header.panel = Panel(
            story.measure, ground=story.sheet.palette.wash, line=story.sheet.palette.primary, line_below=0.8
        )
        header.above = 6.0
        story.blocks.append(header)
    body = story.element("TBody", element) if table.rows else element
    for cells in table.rows:
        row = _row(story, table, cells, widths, story.element("TR", body), field, header)
        row.panel = Panel(story.measure, line=story.sheet.palette.hairline, line_below=0.4)
        story.blocks.append(row)
    last = story.blocks[-1]
    if isinstance(last, Row):
        last.below = 12.0


def _widths(story: Story, table: Table) -> list[float]:
    """Return the widths of the columns: what is missing is taken from those with the longest texts."""
    sheet = story.sheet
    extents = [
        [
            paragraph.extent(spans.from_runs(row[column]), style, sheet.base)
            for row, style in ((table.header, sheet.cell_head), *((cells, sheet.cell) for cells in table.rows))
        ]
        for column in range(len(table.header))
    ]
    least = [max(_NARROWEST, *(word for word, _ in column)) for column in extents]
    natural = [max(narrow, *(line for _, line in column)) for narrow, column in zip(least, extents, strict=True)]
    room = max(story.measure - _GUTTER * len(least), _NARROWEST * len(least))
    if sum(natural) <= room:
        return [width * room / sum(natural) for width in natural]
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    share = (room - sum(least)) / (sum(natural) - sum(least))
    return [narrow + (wide - narrow) * share for narrow, wide in zip(least, natural, strict=True)]


def _row(
    story: Story,
    table: Table,
    cells: Sequence[tuple[Run, ...]],
    widths: Sequence[float],
    element: StructElem,
    field: str,
    header: Row | None = None,
) -> Row:
    heads = cells is table.header
    style = story.sheet.cell_head if heads else story.sheet.cell
    placed: list[Cell] = []
    x = _GUTTER / 2
    for runs, width, align in zip(cells, widths, table.align, strict=True):
        filled = bool(plain(runs).strip())
        role = "TH" if heads and filled else "TD"  # an empty header announces nothing
        attributes = table_cell("Column") if role == "TH" else b""
        aligned = replace(style, align=_align(align, rtl=story.sheet.rtl))
        text = Text(
            story.set(spans.from_runs(runs), aligned, width),
            story.element(role, element, attributes=attributes),
            field,
        )
        placed.append(Cell(story.measure - x - width if story.sheet.rtl else x, (text,)))
        x += width + _GUTTER
    return Row(cells=tuple(placed), leading=style.leading, padding=_PADDING, header=header)


def _align(align: str, *, rtl: bool) -> Align:
    match align:
        case "center":
            return Align.CENTER
        case "left" | "right":
            return Align.END if (align == "right") != rtl else Align.START
        case _:
            return Align.START
