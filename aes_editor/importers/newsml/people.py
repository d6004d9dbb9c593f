"""Persons: who speaks, who signs, whom the press may call."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from aes_editor.document import Contact, Person, Signatory
from aes_editor.importers.newsml.texts import text_of
from aes_editor.newsml import terms
from aes_editor.newsml.mapping import Form
from aes_editor.newsml.record import path
from aes_editor.newsml.values import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.newsml.record import Record


def person(record: Record, element: _Element, field: str) -> Person:
    """Return the person of *field* that the party *element* names: by ``assert`` of its code, or by what it holds."""
    said = record.take(record.assertions.get(element.get("qcode", ""), element), field)
    return Person(
        name=record.name_of(said) or record.name_of(element) or line(element.get("literal", "")),
        honorific=_with_role(record, said, "name", terms.Role.HONORIFIC),
        role=_with_role(record, said, "definition", terms.Role.POSITION),
        organisation=_organisation(record, said),
    )


def _with_role(record: Record, element: _Element, name: str, code: str) -> str:
    found = element.findall(path(name))
    return next((text_of(each, Form.LINE, exact=True) for each in found if code in record.codes(each, "role")), "")


def _organisation(record: Record, element: _Element) -> str:
    affiliation = element.find(path("personDetails/affiliation"))
    return "" if affiliation is None else record.name_of(affiliation)


def signatories(record: Record) -> tuple[Signatory, ...]:
    """Return who signed, where and when."""
    return tuple(
        _signatory(record, record.take(element, "signatories"))
        for element in record.with_role("contentMeta/contributor", terms.Role.SIGNATORY)
    )


def _signatory(record: Record, element: _Element) -> Signatory:
    done_at, done_on = (
        next(_relations(record, element, relation), None)
        for relation in (terms.Relation.DONE_AT, terms.Relation.DONE_ON)
    )
    return Signatory(
        person=person(record, element, "signatories"),
        place="" if done_at is None else record.name_of(done_at),
        date=None if done_on is None else _day(done_on.get("value", "")),
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _relations(record: Record, element: _Element, relation: str) -> Iterator[_Element]:
    return (found for found in element.findall(path("related")) if record.code(found, "rel") == relation)


def contacts(record: Record) -> tuple[Contact, ...]:
    """Return the press contacts."""
    return tuple(
        _contact(record, record.take(element, "contacts"))
        for element in record.with_role("contentMeta/contributor", terms.Role.PRESS_CONTACT)
    )


def _contact(record: Record, element: _Element) -> Contact:
    ways = path("personDetails/contactInfo")
    emails = [found.text or "" for found in element.findall(f"{ways}/{path('email')}")]
    spoken = _relations(record, element, terms.Relation.SPEAKS)
    return Contact(
        name=record.name_of(element),
        role=_with_role(record, element, "definition", terms.Role.POSITION),
        organisation=_organisation(record, element),
        phones=tuple(found.text or "" for found in element.findall(f"{ways}/{path('phone')}")),
        email=emails[0] if emails else "",
        public=terms.Role.NOT_FOR_PUBLICATION not in record.codes(element, "pubconstraint"),
        languages=tuple(record.code(found).removeprefix("bcp47:") for found in spoken),
    )
