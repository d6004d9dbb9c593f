"""``contributor`` and ``assert``: press contacts, signatories, and what is said of the persons named by code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml import terms, values
from aes_editor.newsml.values import line
from exporters.newsml import place
from exporters.newsml.tree import g2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.document import Contact, Person, Signatory
    from exporters.newsml.writing import Writing


def contributors(writing: Writing) -> Iterator[_Element]:
    """Yield a ``contributor`` for each signatory and each press contact; one that readers may not see says so."""
    for signatory in writing.doc.signatories:
        yield _signatory(signatory, writing)
    for contact in writing.doc.contacts:
        yield _contact(contact, writing)


def named(tag: str, person: Person, writing: Writing, **attributes: str) -> _Element:
    """Return *person* as the property *tag*, by code and name; ``assert`` says the rest."""
    code = writing.people.get(person, "")
    if not code:  # nobody named: what is known stands here
        return g2(tag, "", *_details(person, writing), **attributes)
    return g2(tag, "", g2("name", line(person.name)), qcode=code, **attributes)


def _details(person: Person, writing: Writing) -> Iterator[_Element]:
    if name := line(person.name):
        yield g2("name", name)
    if honorific := line(person.honorific):
        yield g2("name", honorific, lang=writing.language, role=terms.Role.HONORIFIC.value)
    if position := line(person.role):
        yield g2("definition", position, lang=writing.language, role=terms.Role.POSITION.value)
    if organisation := line(person.organisation):
        affiliation = g2("affiliation", "", g2("name", organisation, lang=writing.language))
        yield g2("personDetails", "", affiliation)


def _signatory(signatory: Signatory, writing: Writing) -> _Element:
    element = named("contributor", signatory.person, writing, role=terms.Role.SIGNATORY.value)
    done = []
    if where := line(signatory.place):
        done.append(g2("related", "", g2("name", where), rel=terms.Relation.DONE_AT.value, type="cpnat:geoArea"))
    if signatory.date:
        done.append(g2("related", rel=terms.Relation.DONE_ON.value, value=signatory.date.isoformat()))
    details = element.find(f"{{{terms.NAR}}}personDetails")
    position = len(element) if details is None else element.index(details)
    element[position:position] = done
    return element


def _contact(contact: Contact, writing: Writing) -> _Element:
    constraint = "" if contact.public else terms.Role.NOT_FOR_PUBLICATION.value
    element = g2("contributor", role=terms.Role.PRESS_CONTACT.value, pubconstraint=constraint)
    if name := line(contact.name):
        element.append(g2("name", name))
    if position := line(contact.role):
        element.append(g2("definition", position, lang=writing.language, role=terms.Role.POSITION.value))
    for tag in contact.languages:
        if values.language(tag) == tag:
            element.append(g2("related", rel=terms.Relation.SPEAKS.value, qcode=f"bcp47:{tag}"))
    if details := list(_reached(contact, writing)):
        element.append(g2("personDetails", "", *details))
    return element


def _reached(contact: Contact, writing: Writing) -> Iterator[_Element]:
    if organisation := line(contact.organisation):
        yield g2("affiliation", "", g2("name", organisation, lang=writing.language))
    ways = [g2("email", contact.email)] if contact.email else []
    ways += [g2("phone", phone) for phone in contact.phones]
    if ways:
        yield g2("contactInfo", "", *ways)


def assertions(writing: Writing) -> Iterator[_Element]:
    """Yield an ``assert`` for each person named by code, and one with the position of a known city."""
    for person, code in writing.people.items():
        yield g2("assert", "", g2("type", qcode="cpnat:person"), *_details(person, writing), qcode=code)
    if city := place.known_city(writing):
        position = g2("position", latitude=str(city.latitude), longitude=str(city.longitude))
        details = g2("geoAreaDetails", "", position)
        kind, name = g2("type", qcode="cpnat:geoArea"), g2("name", city.name)
        yield g2("assert", "", kind, name, details, qcode=place.city_code(city))
