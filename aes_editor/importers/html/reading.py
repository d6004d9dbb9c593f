"""HTML → a neutral page."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree, html

from aes_editor.errors import InputError
from aes_editor.i18n import _
from aes_editor.importers import decoding
from aes_editor.importers.html import hints
from aes_editor.importers.html.walking import Walker
from aes_editor.importers.structure.builder import PageBuilder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from aes_editor.importers.structure.page import Page

_CHARSET = re.compile(
    rb"""<(?:meta[^>]+charset\s*=\s*["']?|\?xml[^>]+encoding\s*=\s*["'])(?P<name>[\w.:-]{2,40})""", re.IGNORECASE
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_FIRST = re.compile(r"<(?:article|main|section|header|nav|aside|footer|figure|hgroup|dialog|details)\b", re.IGNORECASE)
_START = 4096
_MOST_ELEMENTS = 60_000  # pages of newspapers have some ten thousand
_LARGEST = 32 * 1024 * 1024  # characters: pages carry their images and programs with them


def page_of(data: bytes, name: str, told: str = "", images: Mapping[str, bytes] | None = None) -> Page:
    """Return the page in *data*.

    *told* is the encoding that a message names for it; *images* are those that came along, by the address that the
    page calls them. Raises :class:`InputError` where there is no page to read.
    """
    charset = _CHARSET.search(data[:_START])
    text = decoding.decode(data, name, told or (charset["name"].decode("ascii") if charset else ""), _LARGEST)
    return page_of_text(text, name, images)


def _with_body(text: str) -> str:
    """Return *text* with the tag that HTML 5 lets out and libxml2 misses before an element it does not know."""
    first = None if _BODY.search(text) else _FIRST.search(text)
    return f"{text[: first.start()]}<body>{text[first.start() :]}" if first else text


def page_of_text(text: str, name: str, images: Mapping[str, bytes] | None = None) -> Page:
    """Return the page in the HTML *text*."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root: HtmlElement = html.document_fromstring(_with_body(_DECLARATION.sub("", text)), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, RecursionError) as cause:
        raise InputError(_("“{name}” holds no page that can be read.").format(name=name)) from cause
    if next(islice(root.iter(), _MOST_ELEMENTS, None), None) is not None:
        raise InputError(_("“{name}” is longer than any communiqué and was not read.").format(name=name))
    builder = PageBuilder()
    walker = Walker(builder, images or {})
    walker.walk(root)
    losses = list(walker.losses)
    if any("depth" in str(error.message).lower() for error in parser.error_log):
        losses.append(_("What is nested more than 255 levels deep in “{name}” was not read.").format(name=name))
    return builder.page(hints=hints.of(root), media=walker.media, losses=losses)
