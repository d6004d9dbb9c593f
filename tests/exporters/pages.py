"""Reading exported pages back in tests."""

import datetime as dt
from collections.abc import Mapping

from lxml import html

from aes_editor import letterhead
from aes_editor.document import Communique
from exporters import ExportContext
from exporters.html.page import page
from tests.documents import NOW
from tests.strategies import media_for


def context(now: dt.datetime = NOW, media: Mapping[str, bytes] | None = None) -> ExportContext:
    """Return a context of the shipped letterhead."""
    return ExportContext(now=now, producer="AES Editor", letterhead=letterhead.load(), media=media or {})


def read(doc: Communique, now: dt.datetime = NOW) -> html.HtmlElement:
    """Return the page of *doc*, parsed."""
    return html.document_fromstring(page(doc, context(now, media_for(doc))))


def one(tree: html.HtmlElement, xpath: str) -> html.HtmlElement:
    """Return the one element at *xpath*."""
    (found,) = tree.xpath(xpath)
    return found


def text(element: html.HtmlElement) -> str:
    """Return the text of *element*, its white space as printed."""
    return " ".join(part for part in element.text_content().replace("\n", " ").split(" ") if part)
