"""``contentMeta``: what the text is, where it speaks from, who stands behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml import mapping, terms, values
from aes_editor.newsml.values import line
from exporters.newsml import parties, people, place
from exporters.newsml.texts import term, texts
from exporters.newsml.tree import g2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from exporters.newsml.writing import Writing


def content_meta(writing: Writing) -> _Element:
    """Return ``contentMeta``: administrative properties first, descriptive ones after."""
    element = g2("contentMeta")
    for properties in (content_created, place.located, creator, people.contributors, audience, alt_id):
        element.extend(properties(writing))
    for properties in (language, genres, subjects, slugline, headlines, dateline, by, description):
        element.extend(properties(writing))
    return element


def content_created(writing: Writing) -> Iterator[_Element]:
    """Yield ``contentCreated``: the day of the dateline, a day and no more."""
    if day := writing.doc.dateline.date:
        yield g2("contentCreated", day.isoformat())


def creator(writing: Writing) -> Iterator[_Element]:
    """Yield ``infoSource`` and ``creator``: the institution speaks, and it wrote."""
    yield parties.institution(writing, "infoSource")
    yield parties.institution(writing, "creator")


def audience(writing: Writing) -> Iterator[_Element]:
    """Yield ``audience``: who may read it."""
    yield term(writing, mapping.DIFFUSION)


def alt_id(writing: Writing) -> Iterator[_Element]:
    """Yield ``altId``: the reference on the letterhead."""
    yield from texts(writing, "contentMeta", "altId")


def language(writing: Writing) -> Iterator[_Element]:
    """Yield ``language``."""
    yield g2("language", tag=writing.language)


def genres(writing: Writing) -> Iterator[_Element]:
    """Yield ``genre``: a press release for everyone, its exact type in our vocabulary."""
    yield g2("genre", qcode=terms.PRESS_RELEASE)
    exact = term(writing, mapping.KIND)
    exact.append(g2("name", writing.words.kind(writing.doc.kind), lang=writing.words.words))
    yield exact


def subjects(writing: Writing) -> Iterator[_Element]:
    """Yield ``subject`` for each code, and ``keyword`` for a subject that has only a name."""
    for subject in writing.doc.subjects:
        code, name = line(subject.code), line(subject.name)
        names = [g2("name", name, lang=writing.language)] if name else []
        if values.subject_code(code):
            yield g2("subject", "", *names, type="cpnat:abstract", qcode=code)
        elif code:
            yield g2("subject", "", *names, type="cpnat:abstract", literal=code)
        elif name:
            yield g2("keyword", name, lang=writing.language)


def slugline(writing: Writing) -> Iterator[_Element]:
    """Yield ``slugline``: the words by which newsrooms call the story, in ASCII."""
    if words := values.slug(writing.doc.short_title or writing.doc.headline):
        yield g2("slugline", words, separator="-")


def headlines(writing: Writing) -> Iterator[_Element]:
    """Yield ``headline``: the headline bare, what stands around it by role."""
    yield from texts(writing, "contentMeta", "headline")


def dateline(writing: Writing) -> Iterator[_Element]:
    """Yield ``dateline``, as printed."""
    if text := line(writing.words.dateline(writing.doc.dateline)):
        yield g2("dateline", text, lang=writing.language)


def by(writing: Writing) -> Iterator[_Element]:
    """Yield ``by``: the service that signs for the institution."""
    letterhead = writing.ctx.letterhead
    if name := line(letterhead.service or letterhead.institution):
        yield g2("by", name, lang=letterhead.language)


def description(writing: Writing) -> Iterator[_Element]:
    """Yield ``description``: the lead."""
    yield from texts(writing, "contentMeta", "description")
