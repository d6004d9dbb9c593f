"""The text of a record that is not ours: XHTML, NITF, HTML or plain text, whichever comes first in that order."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from lxml import etree, html

from aes_editor import markup
from aes_editor.document import Paragraphs, Subheading
from aes_editor.importers.newsml.flow import node_of, runs_of
from aes_editor.markup import Para, Run
from aes_editor.newsml.record import local_name
from aes_editor.newsml.values import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from aes_editor.document import Block
    from aes_editor.markup import Node
    from aes_editor.newsml.record import Record

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"}
_CONTAINERS = {"article", "aside", "blockquote", "block", "body", "body.content", "bq", "div", "main", "section"}
_LEFT_OUT = {"figure", "head", "iframe", "img", "media", "object", "script", "style", "svg", "template", "title"}
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


def blocks(record: Record, headline: str, lead: str) -> tuple[Block, ...]:
    """Return the text, without a heading or paragraph at its beginning that only repeats the headline or the lead."""
    parts = _parts(record)
    while parts and _words(parts[0]) in {headline, lead}:
        del parts[0]
    return tuple(_blocks(parts))


def _words(part: str | Node) -> str:
    return line(part if isinstance(part, str) else markup.plain(markup.inline_of(part)))


def _blocks(parts: Iterable[str | Node]) -> Iterator[Block]:
    """Yield a subheading for each text among *parts*, and one block for the nodes between two of them."""
    for is_heading, group in groupby(parts, key=lambda part: isinstance(part, str)):
        if is_heading:
            yield from (Subheading(text=str(part)) for part in group)
        else:
            yield Paragraphs(text=markup.markdown(part for part in group if not isinstance(part, str)))


def _parts(record: Record) -> list[str | Node]:
    renditions = record.all("contentSet/*")
    for content in renditions:
        text = _marked_up(content)
        if text is not None and (parts := list(_flow(text))):
            record.take(text, "body")
            return parts
    for read in (_html, _plain):
        for content in renditions:
            if parts := list(read(content)):
                record.take(content, "body")
                return parts
    return []


def _marked_up(content: _Element) -> _Element | None:
    """Return the text of XHTML or NITF."""
    if local_name(content) != "inlineXML" or not len(content):
        return None
    root = content[0]
    match local_name(root):
        case "html":
            return root.find("{*}body")
        case "nitf":
            return root.find("{*}body/{*}body.content")
        case "div" | "article" | "section" | "body":
            return root
        case _:
            return None


def _html(content: _Element) -> Iterator[str | Node]:
    """Yield the parts of HTML carried as text."""
    text = (content.text or "").strip()
    if text and content.get("contenttype", "").partition(";")[0].strip().lower() == "text/html":
        try:
            page = html.document_fromstring(text)
        except (etree.ParserError, ValueError):
            return
        body = page.find("body")
        if body is not None:
            yield from _flow(body)


def _plain(content: _Element) -> Iterator[str | Node]:
    """Yield the paragraphs of plain text: apart by empty lines, or each a line where there are none."""
    kind = content.get("contenttype", "text/plain").partition(";")[0].strip().lower()
    if local_name(content) != "inlineData" or kind != "text/plain" or content.get("encoding"):
        return
    text = (content.text or "").strip()
    paragraphs = _BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n")
    yield from (Para((Run(folded),)) for paragraph in paragraphs if (folded := line(paragraph)))


def _flow(container: _Element) -> Iterator[str | Node]:
    """Yield what *container* shows, in order; text that stands in it bare is a paragraph."""
    yield from _bare(container.text)
    for child in container:
        name = local_name(child)
        if name in _HEADINGS:
            yield from filter(None, [line(markup.plain(runs_of(child)))])
        elif name in _CONTAINERS:
            yield from _flow(child)
        elif name and name not in _LEFT_OUT and markup.plain(runs_of(child)).strip():
            yield node_of(child)
        yield from _bare(child.tail)


def _bare(text: str | None) -> Iterator[Node]:
    if text and (folded := line(text)):
        yield Para((Run(folded),))
