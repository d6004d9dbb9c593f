"""Mark-up of any news vocabulary (XHTML, NITF, HTML) as the nodes that Markdown has."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from aes_editor.markup import Item, List, Para, Run, Table
from aes_editor.markup.nodes import trimmed
from aes_editor.newsml.record import local_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from aes_editor.markup import Node
    from aes_editor.markup.nodes import Align

_STYLES: dict[str, dict[str, bool]] = {
    "strong": {"bold": True},
    "b": {"bold": True},
    "em": {"italic": True},
    "i": {"italic": True},
    "code": {"code": True},
}
_ALIGNED = re.compile(r"text-align:\s*(left|center|right)")
_LINE_END = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_CELLS = {"td", "th"}


def node_of(element: _Element) -> Node:
    """Return a paragraph, a list or a table."""
    match local_name(element):
        case "ul" | "ol":
            return _list(element)
        case "table":
            return _table(element)
        case _:
            return Para(runs_of(element))


def runs_of(element: _Element) -> tuple[Run, ...]:
    """Return the text of *element* as runs. A line end of the file is a space; spaces are as they were written."""
    return trimmed(_runs(element, Run("")))


def _runs(element: _Element, style: Run) -> Iterator[Run]:
    if text := _folded(element.text):
        yield _styled(style, text)
    for child in element:
        yield from _child(child, style)
        if text := _folded(child.tail):
            yield _styled(style, text)


def _styled(style: Run, text: str) -> Run:
    """Return *text* in *style*, a good deal faster than :func:`dataclasses.replace`."""
    return Run(text, style.bold, style.italic, style.code, style.href)


def _child(element: _Element, style: Run) -> Iterator[Run]:
    match local_name(element):
        case "br":
            yield _styled(style, "\n")
        case "a" if href := element.get("href"):
            yield from _runs(element, replace(style, href=href))
        case "span" if element.get("class") == "dateline":
            return
        case name if name in _STYLES:
            yield from _runs(element, replace(style, **_STYLES[name]))  # type: ignore[arg-type]
        case name if name:
            yield from _runs(element, style)


def _folded(text: str | None) -> str:
    if not text:
        return ""
    return _LINE_END.sub(" ", text) if "\n" in text or "\r" in text else text


def _list(element: _Element) -> List:
    items = tuple(_item(child) for child in element if local_name(child) == "li")
    start = element.get("start", "1")
    number = int(start) if re.fullmatch("[0-9]{1,9}", start) else 1
    return List(items, ordered=local_name(element) == "ol", start=number)


_INSIDE_ITEMS = {"p", "ul", "ol", "table"}


def _item(element: _Element) -> Item:
    if any(local_name(child) in _INSIDE_ITEMS for child in element):
        return Item(tuple(node_of(child) for child in element if local_name(child) in _INSIDE_ITEMS))
    return Item((Para(runs_of(element)),))


def _table(element: _Element) -> Table:
    rows = [[cell for cell in row if local_name(cell) in _CELLS] for row in element.iter("{*}tr")] or [[]]
    columns = max(map(len, rows))
    cells = [tuple(map(runs_of, row)) + ((),) * (columns - len(row)) for row in rows]
    return Table(cells[0], tuple(cells[1:]), tuple(_align(rows[0][column:]) for column in range(columns)))


def _align(cells: Sequence[_Element]) -> Align:
    """Return how the first of *cells* is aligned."""
    found = _ALIGNED.search(cells[0].get("style", "")) if cells else None
    return found[1] if found else ""  # type: ignore[return-value]
