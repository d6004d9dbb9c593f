"""Paragraphs, lists and tables of the markup as HTML."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, assert_never

from aes_editor.markup import Item, List, Para, Table, plain
from exporters import links
from exporters.html.elements import element, escape, joined, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aes_editor.markup import Node, Run


def inline(runs: Iterable[Run], **spoken: str) -> str:
    """Return *runs* as phrasing content.

    Each segment of direct speech is a ``q`` with the attributes *spoken*; its marks stand in it as they were typed.
    """
    return "".join(
        _linked(stretch) if number is None else element("q", _linked(stretch), **spoken)
        for number, stretch in groupby(runs, key=lambda run: run.quote)
    )


def _linked(runs: Iterable[Run]) -> str:
    return "".join(_link(href, list(stretch)) for href, stretch in groupby(runs, key=lambda run: run.href))


def _link(href: str, runs: list[Run]) -> str:
    """Return *runs* as a link; an address that is not to be followed stands behind its words instead."""
    text = "".join(map(_run, runs))
    if not href:
        return text
    if target := links.target(href):
        return element("a", text, href=target)
    return text if href in plain(runs) else f"{text} ({escape(href)})"


def _run(run: Run) -> str:
    text = lines(run.text)
    if run.code:
        text = element("code", text)
    if run.italic:
        text = element("em", text)
    return element("strong", text) if run.bold else text


def flow(nodes: Iterable[Node], words_for_table: str, opening: str = "") -> str:
    """Return *nodes* as flow content; *opening* is markup that opens the first of them, which is then a paragraph.

    *words_for_table* is what assistive technology calls a table that can be scrolled sideways.
    """
    return joined(_node(node, words_for_table, "" if number else opening) for number, node in enumerate(nodes))


def _node(node: Node, words_for_table: str, opening: str = "") -> str:
    match node:
        case Para(runs):
            return element("p", opening, inline(runs))
        case List(items, ordered, start):
            listed = "\n".join(_item(item, words_for_table) for item in items)
            if ordered:
                return element("ol", listed, start=str(start) if start != 1 else None)
            return element("ul", listed)
        case Table():
            return _table(node, words_for_table)
        case _:
            assert_never(node)


def _item(item: Item, words_for_table: str) -> str:
    """Return a list item; one that holds a single paragraph, and maybe lists below it, is set tight."""
    match item.nodes:
        case (Para(runs), *rest) if not any(isinstance(node, Para) for node in rest):
            return element("li", inline(runs), *(_node(node, words_for_table) for node in rest))
        case nodes:
            return element("li", flow(nodes, words_for_table))


def _table(table: Table, words_for_table: str) -> str:
    head = ""
    if any(plain(cell).strip() for cell in table.header):
        cells = zip(table.header, table.align, strict=True)
        head = element("thead", element("tr", *(_heading(cell, align) for cell, align in cells)))
    rows = (
        element("tr", *(_cell(cell, align) for cell, align in zip(row, table.align, strict=True))) for row in table.rows
    )
    body = element("tbody", *rows) if table.rows else ""
    scroller = {"class_": "table", "role": "group", "aria_label": words_for_table, "tabindex": "0"}
    return element("div", element("table", head, body), **scroller)


def _heading(runs: tuple[Run, ...], align: str) -> str:
    if not plain(runs).strip():  # an empty th announces nothing
        return element("td")
    return element("th", inline(runs), scope="col", class_=align or None)


def _cell(runs: tuple[Run, ...], align: str) -> str:
    return element("td", inline(runs), class_=align or None)
