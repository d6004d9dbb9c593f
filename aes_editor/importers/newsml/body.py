"""The text of our own records, its blocks told by their identifiers."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from aes_editor import markup
from aes_editor.document import Figure, Paragraphs, Quote, Subheading
from aes_editor.importers.newsml import flow, people
from aes_editor.importers.newsml.texts import text_of
from aes_editor.newsml.mapping import Form
from aes_editor.newsml.record import LANG, local_name, path
from aes_editor.newsml.terms import XHTML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.document import Block, Person
    from aes_editor.newsml.record import Record

_IDENTIFIER = re.compile(r"(?:i[0-9]+-)?b([1-9][0-9]{0,5})(-[0-9]+)?\Z")  # in a message, items have a prefix
_MOST_EMPTY = 1000
_PAGE = f"{path('contentSet/inlineXML')}/{{{XHTML}}}html/{{{XHTML}}}body"


def blocks(record: Record) -> tuple[Block, ...]:
    """Return the body of a record of ours."""
    for image in record.all("contentSet/remoteContent"):
        record.take(image, "body")
    page = record.root.find(_PAGE)
    return () if page is None else tuple(_numbered(record, record.take(page, "body")))


def _numbered(record: Record, page: _Element) -> Iterator[Block]:
    """Yield the blocks of our own page by number; one that shows nothing is an empty paragraph until it is restored."""
    speakers = _speakers(record)
    identified = [element for element in page if _number(element)]
    due = 1
    for number, group in groupby(identified, key=_number):
        for _empty in range(min(number - due, _MOST_EMPTY)):
            yield Paragraphs()
        yield _block(list(group), speakers)
        due = number + 1


def _number(element: _Element) -> int:
    found = _IDENTIFIER.match(element.get("id", ""))
    return int(found[1]) if found else 0


def _block(elements: list[_Element], speakers: dict[str, Person]) -> Block:
    first = elements[0]
    match local_name(first), first.get("class"):
        case "h2", _:
            return Subheading(text=text_of(first, Form.LINE, exact=True))
        case "figure", _:
            return _figure(first)
        case "p", "quotation":
            return _quote(elements, speakers)
        case _:
            return Paragraphs(text=markup.markdown(flow.node_of(element) for element in elements))


def _quote(elements: list[_Element], speakers: dict[str, Person]) -> Quote:
    spoken = [element for element in elements if element.get("class") == "quotation"]
    segments = (part.get("id", "") for element in spoken for part in element.iter(f"{{{XHTML}}}span"))
    speaker = next((speakers[segment] for segment in segments if segment in speakers), None)
    text = markup.markdown(flow.node_of(element) for element in spoken)
    language = spoken[0].get(LANG, "")
    return Quote(text=text, language=language, speaker=speaker) if speaker else Quote(text=text, language=language)


def _speakers(record: Record) -> dict[str, Person]:
    """Return who spoke each segment, by its identifier (``partMeta/@contentrefs``)."""
    found: dict[str, Person] = {}
    for part in record.all("partMeta"):
        record.take(part, "body")
        creator = part.find(path("creator"))
        if creator is not None:
            speaker = people.person(record, creator, "body")
            found |= dict.fromkeys(part.get("contentrefs", "").split(), speaker)
    return found


def _figure(element: _Element) -> Figure:
    image = element.find(f"{{{XHTML}}}img")
    said = {span.get("class"): span for span in element.iter(f"{{{XHTML}}}span")}
    alt = "" if image is None else image.get("alt", "")
    return Figure(
        media="" if image is None else image.get("src", "").removeprefix("media/"),
        alt=alt,
        decorative=image is not None and image.get("role") == "presentation",
        caption=text_of(said["caption"], Form.TEXT, exact=True) if "caption" in said else "",
        credit=text_of(said["credit"], Form.LINE, exact=True) if "credit" in said else "",
        rights=text_of(said["rights"], Form.LINE, exact=True) if "rights" in said else "",
    )


def boilerplate(record: Record) -> tuple[str, ...]:
    """Return what the institution says of itself, below the text."""
    page = record.root.find(_PAGE)
    if page is None or not record.ours:
        return ()
    sections = (section for section in page.iterfind(f"{{{XHTML}}}section") if section.get("class") == "boilerplate")
    return tuple("\n\n".join(text_of(p, Form.TEXT, exact=True) for p in section) for section in sections)
