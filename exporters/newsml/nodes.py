"""Paragraphs, lists and tables as XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from aes_editor.markup import List, Para, Table
from exporters.newsml.inline import fill
from exporters.newsml.tree import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from aes_editor.markup import Item, Node, Run


def element_of(node: Node) -> _Element:
    """Return *node* as an element."""
    match node:
        case Para(runs):
            return fill(html("p"), runs)
        case List(items, ordered, start):
            return _list(items, ordered, start)
        case Table():
            return _table(node)
        case _:
            assert_never(node)


def _list(items: Sequence[Item], ordered: bool, start: int) -> _Element:
    element = html("ol" if ordered else "ul", start=str(start) if ordered and start != 1 else "")
    for item in items:
        element.append(html("li", "", *(element_of(node) for node in item.nodes)))
    return element


def _table(table: Table) -> _Element:
    head = html("thead", "", _row("th", table.header, table.align))
    rows = html("tbody", "", *(_row("td", row, table.align) for row in table.rows))
    return html("table", "", head, rows) if table.rows else html("table", "", head)


def _row(tag: str, cells: Iterable[tuple[Run, ...]], align: Iterable[str]) -> _Element:
    row = html("tr")
    for cell, side in zip(cells, align, strict=False):
        row.append(fill(html(tag, style=f"text-align: {side}" if side else ""), cell))
    return row
