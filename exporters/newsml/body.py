"""The text as XHTML: what is printed, in reading order, each block of the document told by its identifiers.

Block *n* (from 1) begins with the element ``bn``; what follows of the same block is ``bn-2``, ``bn-3``… A segment of
direct speech is ``bn-q1``, ``bn-q2``…; that is what ``partMeta/@contentrefs`` points to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from aes_editor import markup
from aes_editor.document import Figure, Paragraphs, Quote, Subheading, quotation
from aes_editor.newsml import values
from aes_editor.newsml.values import line
from exporters.newsml import closing
from exporters.newsml.inline import fill, segment_id
from exporters.newsml.nodes import element_of
from exporters.newsml.tree import LANG, add_text, html
from exporters.wording import full_name, one_line, opened_by_dateline, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.document import Block
    from exporters.newsml.writing import Writing


def page(writing: Writing) -> _Element:
    """Return the whole XHTML document."""
    doc = writing.doc
    name = line(doc.headline) or writing.words.kind(doc.kind)
    root = html("html", "", html("head", "", html("title", name)), html("body", "", *_flow(writing)))
    root.set(LANG, writing.language)
    root.set("dir", writing.words.direction)
    return root


def _flow(writing: Writing) -> Iterator[_Element]:
    yield from _head(writing)
    opening = opened_by_dateline(writing.doc)
    dateline = writing.words.dateline(writing.doc.dateline)
    if dateline and opening is None:
        yield html("p", dateline.rstrip(), class_="dateline")
    for number, block in enumerate(writing.doc.body):
        elements = list(_block(block, block_id(number), writing))
        if number == opening and dateline:
            elements = _opened(elements, dateline)
        yield from elements
    yield from closing.closing(writing)


def _head(writing: Writing) -> Iterator[_Element]:
    doc = writing.doc
    for tag, text, kind in (
        ("p", doc.kicker, "kicker"),
        ("h1", doc.headline, ""),
        ("p", doc.subtitle, "subtitle"),
    ):
        if shown := line(text):
            yield html(tag, shown, class_=kind)
    if doc.lead.strip():
        lead = html("p", class_="lead")
        add_text(lead, doc.lead)
        yield lead


def block_id(number: int) -> str:
    """Return the identifier of the block *number*, counted from 0."""
    return f"b{number + 1}"


def _block(block: Block, identifier: str, writing: Writing) -> Iterator[_Element]:
    for order, element in enumerate(_elements(block, identifier, writing), 1):
        element.set("id", identifier if order == 1 else f"{identifier}-{order}")
        yield element


def _elements(block: Block, identifier: str, writing: Writing) -> Iterator[_Element]:
    match block:
        case Paragraphs(text=text):
            yield from map(element_of, markup.blocks(text))
        case Quote():
            yield from _quote(block, identifier, writing)
        case Subheading(text=text):
            yield html("h2", line(text))
        case Figure():
            yield _figure(block)
        case _:
            assert_never(block)


def _quote(quote: Quote, identifier: str, writing: Writing) -> Iterator[_Element]:
    paragraphs = quotation.paragraphs(quote)
    for para in paragraphs:
        element = fill(html("p", class_="quotation"), para.runs, identifier)
        if quote.language:
            element.set(LANG, values.language(quote.language))
        yield element
    if paragraphs and quotation.stands_alone(quote):
        speaker = filter(None, (full_name(quote.speaker), title(quote.speaker, writing.words)))
        if attribution := writing.words.patterns["comma"].join(speaker):
            yield html("p", attribution, class_="attribution")


def segment_ids(quote: Quote, number: int) -> list[str]:
    """Return the identifiers of the segments of direct speech of *quote*, the block *number* (from 0)."""
    runs = [run for para in quotation.paragraphs(quote) for run in para.runs]
    found = sorted({run.quote for run in runs if run.quote is not None})
    return [segment_id(block_id(number), segment) for segment in found]


def _figure(figure: Figure) -> _Element:
    image = html("img", src=f"media/{values.media(figure.media)}" if values.media(figure.media) else "")
    image.set("alt", "" if figure.decorative else one_line(figure.alt))
    if figure.decorative:
        image.set("role", "presentation")
    element = html("figure", "", image)
    if caption := list(_caption(figure)):
        element.append(html("figcaption", "", *caption))
    return element


def _caption(figure: Figure) -> Iterator[_Element]:
    if figure.caption.strip():
        caption = html("span", class_="caption")
        add_text(caption, figure.caption)
        yield caption
    if credit := line(figure.credit):
        yield html("span", credit, class_="credit")
    if rights := line(figure.rights):
        yield html("span", rights, class_="rights")


def _opened(elements: list[_Element], dateline: str) -> list[_Element]:
    """Put the dateline before the first words of a paragraph, or before a list or table in a paragraph of its own."""
    first = elements[0]
    if not first.tag.endswith("}p"):
        return [html("p", dateline.rstrip(), class_="dateline"), *elements]
    span = html("span", dateline, class_="dateline")
    span.tail, first.text = first.text, None
    first.insert(0, span)
    return elements
