"""Paragraphs, lists and tables of the markup."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from aes_editor.markup import List, Para, Table
from exporters.pdf.cos.structure import list_numbering
from exporters.pdf.flow.blocks import Label
from exporters.pdf.press import spans, table
from exporters.pdf.typesetting import paragraph
from exporters.pdf.typesetting.style import Align

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aes_editor.markup import Item, Node
    from exporters.pdf.cos.structure import StructElem
    from exporters.pdf.press.story import Story
    from exporters.pdf.typesetting.style import Span

_INDENT = 17.0
_DEEPEST_INDENT = 8 * _INDENT
_LABEL_GAP = 6.0
_BULLETS = ("•", "–")


def nodes(story: Story, of: Iterable[Node], field: str, opening: tuple[Span, ...] = ()) -> None:
    """Add the nodes *of* a block, which print *field*; *opening* opens the first, which is then a paragraph."""
    for number, node in enumerate(of):
        match node:
            case Para(runs):
                before = () if number else opening
                running(story, (*before, *spans.from_runs(runs)), field, opened=bool(before))
            case List():
                _list(story, node, field, story.root, 1)
            case Table():
                table.add(story, node, field, story.root)
            case _:
                assert_never(node)


def running(story: Story, of: Sequence[Span], field: str, *, opened: bool = False) -> None:
    """Add a paragraph of running text; an *opened* one begins with the dateline."""
    block = story.paragraph(of, story.sheet.body, below=8, field=field)
    if block is not None and opened:
        block.opening = "dateline"


def _list(story: Story, of: List, field: str, parent: StructElem, depth: int) -> None:
    element = story.element("L", parent, attributes=list_numbering(ordered=of.ordered))
    for number, item in enumerate(of.items, of.start):
        mark = f"{number}." if of.ordered else _BULLETS[(depth - 1) % len(_BULLETS)]
        _item(story, item, mark, field, story.element("LI", element), depth)
    if depth == 1:
        story.blocks[-1].below = 10


def _item(story: Story, item: Item, mark: str, field: str, element: StructElem, depth: int) -> None:
    """Add an item: its *mark* beside its first line, everything else below."""
    sheet = story.sheet
    indent = min(depth * _INDENT, _DEEPEST_INDENT)
    style, marked = replace(sheet.item, align=Align.END), spans.from_text(mark)
    width = max(style.size, paragraph.extent(marked, style, sheet.base)[1] + 1)
    x = story.measure - indent + _LABEL_GAP if sheet.rtl else indent - _LABEL_GAP - width
    label: Label | None = Label(story.set(marked, style, width), story.element("Lbl", element), x)
    inner = story.element("LBody", element)
    for node in item.nodes:
        match node:
            case Para(runs):
                story.paragraph(
                    spans.from_runs(runs), sheet.item, parent=inner, indent=indent, label=label, below=4, field=field
                )
                label = None
            case List():
                _list(story, node, field, inner, depth + 1)
            case Table():
                table.add(story, node, field, inner)
            case _:
                assert_never(node)
