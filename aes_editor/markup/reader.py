"""Markdown → sanitised HTML → nodes.

python-markdown reads, with raw HTML, headings, rules, code blocks and images taken out of its grammar (they are text
here); nh3 lets through the few tags below and nothing else; lxml walks what is left.
"""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aes_editor.markup.nodes import Align, Item, List, Node, Para, Run, Table, trimmed

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
_BRACKET = "\ufdd1"  # stands in for "[" where there are too many
_UNREADABLE = re.compile("[\x00\x02\x03\ud800-\udfff\ufdd0\ufdd1]")
_PROSE = re.compile(r"[«“(]?[^\W\d_][^\x00-\x1f\x7f-\x9f*_`\[\]<>&\\|\u2028\u2029\ud800-\udfff\ufdd0\ufdd1]*")
"""One line that begins with a letter and has no mark of Markdown in it: what most paragraphs are."""
_BLANK_LINES = re.compile(r"(\n[ \t]*\n)")
_MOST_BRACKET_STEPS = 2_000_000
_one_at_a_time = threading.Lock()


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


def _convert(text: str) -> str:
    with _one_at_a_time:  # python-markdown keeps its state in the reader, and exports run beside the window
        try:
            return _markdown().reset().convert(text)
        except RecursionError:
            _markdown.cache_clear()  # this reader still believes that it is inside the list
            raise


@lru_cache(maxsize=4096)
def blocks(text: str) -> tuple[Node, ...]:
    """Return the paragraphs, lists and tables of a Markdown *text*, in order; () for blank text.

    Characters that no reader of Markdown or HTML can carry (NUL, lone surrogates…) come back as U+FFFD.
    """
    if not text.strip():
        return ()
    if _PROSE.fullmatch(text):
        return (Para((Run(text.rstrip(" ")),)),)
    text = _UNREADABLE.sub("\ufffd", text)
    try:
        converted = _convert("".join(map(_calm, _BLANK_LINES.split(text))).replace("&", _AMP))
    except RecursionError:  # lists nested hundreds deep: nobody wrote that, and no word of it may be lost
        return tuple(Para((Run(part.strip()),)) for part in _BLANK_LINES.split(text) if part.strip())
    import nh3  # noqa: PLC0415 - with lxml 12 ms, which plain prose never needs
    from lxml import html  # noqa: PLC0415

    markup = nh3.clean(converted, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)
    return tuple(_nodes(html.fragment_fromstring(markup, create_parent="div"), 0))


def _calm(paragraph: str) -> str:
    """Return *paragraph*, its brackets plain where so many stand open that reading links would take seconds."""
    if paragraph.count("[") * len(paragraph) <= _MOST_BRACKET_STEPS:
        return paragraph
    return paragraph if _bracket_steps(paragraph) <= _MOST_BRACKET_STEPS else paragraph.replace("[", _BRACKET)


def _bracket_steps(paragraph: str) -> int:
    """Return how many characters python-markdown will look at: from each "[" to the "]" that closes it, or the end.

    Behind a "](" it looks for the ")" in the same way.
    """
    depth = address = steps = 0
    before = ""
    for char in paragraph:
        if char == "[":
            depth += 1
        elif char == "]" and depth:
            depth -= 1
        elif char == "(" and before == "]":
            address += 1
        elif char == ")" and address:
            address -= 1
        before = char
        steps += depth + address
    return steps


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
    header, *body = (tuple(trimmed(list(_runs(cell, Run("")))) for cell in row) for row in rows)
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
    if text and (folded := text.replace("\n", "").replace(_AMP, "&").replace(_BRACKET, "[")):
        yield replace(style, text=folded)


def _para(runs: list[Run]) -> Para | None:
    kept = trimmed(runs)
    return Para(kept) if kept else None
