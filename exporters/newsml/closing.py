"""What stands below the text: signatures, what the institution says of itself, press contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml.values import line
from exporters.newsml.tree import add_text, html
from exporters.wording import full_name, paragraphs, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.document import Contact, Signatory
    from exporters.newsml.writing import Writing


def closing(writing: Writing) -> Iterator[_Element]:
    """Yield the sections below the text, in the order in which they are printed."""
    for section in (_signatures, _boilerplate, _contacts):
        yield from section(writing)


def _signatures(writing: Writing) -> Iterator[_Element]:
    if lines := [p for signatory in writing.doc.signatories for p in _signature(signatory, writing)]:
        yield html("section", "", *lines, class_="signatures")


def _signature(signatory: Signatory, writing: Writing) -> Iterator[_Element]:
    if done := line(writing.words.done(signatory)):
        yield html("p", done)
    if name := full_name(signatory.person):
        yield html("p", name)
    if position := title(signatory.person, writing.words):
        yield html("p", position)


def _boilerplate(writing: Writing) -> Iterator[_Element]:
    for text in writing.doc.boilerplate:
        section = html("section", class_="boilerplate")
        for paragraph in paragraphs(text):
            element = html("p")
            add_text(element, paragraph)
            section.append(element)
        yield section


def _contacts(writing: Writing) -> Iterator[_Element]:
    contacts = [contact for contact in writing.doc.contacts if contact.public]
    if lines := [element for contact in contacts if (element := _contact(contact, writing)) is not None]:
        yield html("section", "", html("h2", writing.words.label("contacts")), *lines, class_="contacts")


def _contact(contact: Contact, writing: Writing) -> _Element | None:
    who = (line(contact.name), title(contact, writing.words), *map(line, contact.phones), line(contact.email))
    shown = [part for part in who if part]
    if not shown:
        return None
    element = html("p")
    add_text(element, "\n".join(shown))
    return element
