"""Markdown → sanitised HTML → nodes.

python-markdown reads, with raw HTML, headings, rules, code blocks and images taken out of its grammar (they are text
here); nh3 lets through the few tags below and nothing else; lxml walks what is left.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import nh3
from lxml import html

from aes_editor.markup.nodes import Align, Item, List, Node, Para, Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement
    from markdown import Markdown

_TAGS = {
    "p",
    "strong",
    "em",
    "code",
    "a",
    "br",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"style"}, "td": {"style"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_NOT_OURS = {
    "preprocessors": ("html_block",),
    "blockprocessors": ("code", "hashheader", "setextheader", "hr", "quote", "reference"),
    "inline": (
        "html",
        "entity",
        "reference",
        "short_reference",
        "image_link",
        "image_reference",
        "short_image_ref",
    ),
}
_DEEPEST = 40
_AMP = "\ufdd0"  # stands in for "&": python-markdown would let a typed "&amp;" through as an entity


@cache
def _markdown() -> Markdown:
    from markdown import Markdown  # noqa: PLC0415 - 15 ms that a cold start need not pay

    reader = Markdown(extensions=["tables", "nl2br", "sane_lists"], output_format="html")
    for name in _NOT_OURS["preprocessors"]:
        reader.preprocessors.deregister(name)
    for name in _NOT_OURS["blockprocessors"]:
        reader.parser.blockprocessors.deregister(name)
    for name in _NOT_OURS["inline"]:
        reader.inlinePatterns.deregister(name)
    return reader


@lru_cache(maxsize=4096)
def blocks(text: str) -> tuple[Node, ...]:
    """Return the paragraphs, lists and tables of a Markdown *text*, in order; () for blank text."""
    if not text.strip():
        return ()
    reader = _markdown()
    reader.reset()
    try:
        converted = reader.convert(text.replace("&", _AMP))
    except RecursionError:  # lists nested hundreds deep: nobody wrote that, and no word of it may be lost
        return tuple(Para((Run(part.strip()),)) for part in text.split("\n\n") if part.strip())
    markup = nh3.clean(converted, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    return tuple(_nodes(html.fragment_fromstring(markup, create_parent="div"), 0))


@lru_cache(maxsize=4096)
def inline(text: str) -> tuple[Run, ...]:
    """Return *text* as runs, its blocks joined by line breaks: for places that hold a single paragraph."""
    runs: list[Run] = []
    for node in blocks(text):
        if runs:
            runs.append(Run("\n"))
        runs.extend(inline_of(node))
    return tuple(runs)


def inline_of(node: Node) -> tuple[Run, ...]:
    """Return the runs of *node*, items and rows on lines of their own."""
    return tuple(_flatten(node))


def _flatten(node: Node) -> Iterator[Run]:
    match node:
        case Para(runs):
            yield from runs
        case List(items):
            for number, item in enumerate(items):
                if number:
                    yield Run("\n")
                for inner in item.nodes:
                    yield from _flatten(inner)
        case Table(header, rows):
            for number, row in enumerate((header, *rows)):
                if number:
                    yield Run("\n")
                for column, cell in enumerate(row):
                    if column:
                        yield Run(" ")
                    yield from cell


def _nodes(parent: HtmlElement, depth: int) -> Iterator[Node]:
    """Yield the blocks below *parent*; loose text between them becomes a paragraph of its own."""
    loose: list[Run] = list(_text(parent.text, Run("")))
    for child in parent:
        if child.tag in {"p", "ul", "ol", "table"} and depth < _DEEPEST:
            if para := _para(loose):
                yield para
            loose = []
            match child.tag:
                case "p":
                    if para := _para(list(_runs(child, Run("")))):
                        yield para
                case "table":
                    yield _table(child)
                case _:
                    yield _list(child, depth)
        else:
            loose.extend(_element(child, Run("")))
        loose.extend(_text(child.tail, Run("")))
    if para := _para(loose):
        yield para


def _list(element: HtmlElement, depth: int) -> List:
    items = tuple(Item(tuple(_nodes(child, depth + 1))) for child in element if child.tag == "li")
    start = element.get("start", "1")
    return List(items, ordered=element.tag == "ol", start=int(start) if re.fullmatch(r"[0-9]{1,9}", start) else 1)


def _table(element: HtmlElement) -> Table:
    rows = [[cell for cell in row if cell.tag in {"th", "td"}] for row in element.iter("tr")]
    aligned: tuple[Align, ...] = tuple(_align(cell.get("style", "")) for cell in rows[0])
    header, *body = (tuple(_trim(list(_runs(cell, Run("")))) for cell in row) for row in rows)
    return Table(header, tuple(body), aligned)


def _align(style: str) -> Align:
    value = style.partition("text-align:")[2].strip(" ;")
    return value if value in {"left", "center", "right"} else ""  # type: ignore[return-value]


def _runs(element: HtmlElement, style: Run) -> Iterator[Run]:
    yield from _text(element.text, style)
    for child in element:
        yield from _element(child, style)
        yield from _text(child.tail, style)


def _element(element: HtmlElement, style: Run) -> Iterator[Run]:
    match element.tag:
        case "br":
            yield replace(style, text="\n")
            return
        case "strong":
            style = replace(style, bold=True)
        case "em":
            style = replace(style, italic=True)
        case "code":
            style = replace(style, code=True)
        case "a":
            style = replace(style, href=element.get("href", "").replace(_AMP, "&"))
    yield from _runs(element, style)


def _text(text: str | None, style: Run) -> Iterator[Run]:
    if text and (folded := text.replace("\n", "").replace(_AMP, "&")):
        yield replace(style, text=folded)


def _para(runs: list[Run]) -> Para | None:
    trimmed = _trim(runs)
    return Para(trimmed) if trimmed else None


_EDGE = " \t\r\n"


def _trim(runs: list[Run]) -> tuple[Run, ...]:
    """Drop breakable white space at both ends (no-break spaces are kept) and merge neighbours of one style."""
    merged: list[Run] = []
    for run in runs:
        if merged and replace(merged[-1], text="") == replace(run, text=""):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    while merged and not merged[0].text.lstrip(_EDGE):
        del merged[0]
    while merged and not merged[-1].text.rstrip(_EDGE):
        del merged[-1]
    if merged:
        merged[0] = replace(merged[0], text=merged[0].text.lstrip(_EDGE))
        merged[-1] = replace(merged[-1], text=merged[-1].text.rstrip(_EDGE))
    return tuple(merged)
