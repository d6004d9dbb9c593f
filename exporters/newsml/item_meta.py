"""``itemMeta``: the record about itself. The order of the properties is IPTC's and strict."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from aes_editor.document import Status
from aes_editor.newsml import mapping, terms, values
from aes_editor.newsml.values import line
from exporters.newsml import links, parties
from exporters.newsml.texts import term, texts
from exporters.newsml.tree import g2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from exporters.newsml.writing import Writing


def item_meta(writing: Writing, content: _Element | None) -> _Element:
    """Return ``itemMeta`` of an item with this ``contentSet``."""
    element = g2("itemMeta")
    element.append(g2("itemClass", qcode="ninat:text"))
    element.append(parties.institution(writing, "provider"))
    for properties in (version_created, first_created, embargoed, pub_status, role, file_name, generator, profile):
        element.extend(properties(writing))
    for properties in (service, title, notes, signals):
        element.extend(properties(writing))
    element.extend(content_hash(content))
    element.extend(links.links(writing))
    return element


def pub_history(writing: Writing) -> Iterator[_Element]:
    """Yield ``pubHistory`` with the moment of release."""
    if released := writing.doc.released:
        yield g2("pubHistory", "", g2("published", "", g2("timestamp", values.instant(released))))


def version_created(writing: Writing) -> Iterator[_Element]:
    """Yield ``versionCreated``: when this version was made, or written where nobody noted that."""
    doc = writing.doc
    yield g2("versionCreated", values.instant(doc.modified or doc.created or writing.ctx.now))


def first_created(writing: Writing) -> Iterator[_Element]:
    """Yield ``firstCreated``."""
    if created := writing.doc.created:
        yield g2("firstCreated", values.instant(created))


def embargoed(writing: Writing) -> Iterator[_Element]:
    """Yield ``embargoed``: empty where it holds until further notice, kept when it is over."""
    if embargo := writing.doc.embargo:
        yield g2("embargoed", values.instant(embargo.until) if embargo.until else "")


def pub_status(writing: Writing) -> Iterator[_Element]:
    """Yield ``pubStatus``."""
    yield g2("pubStatus", qcode=terms.PUB_STATUS[writing.doc.status])


def role(writing: Writing) -> Iterator[_Element]:
    """Yield ``role``: the step of the editorial life, finer than IPTC's publishing status."""
    yield term(writing, mapping.STATUS)


def file_name(writing: Writing) -> Iterator[_Element]:
    """Yield ``fileName``, the recommended one: day, title, language, version."""
    doc = writing.doc
    if stem := values.slug(doc.short_title or doc.headline):
        day = f"{doc.dateline.date:%Y%m%d}-" if doc.dateline.date else ""
        yield g2("fileName", f"{day}{stem}.{writing.language}.v{values.version(doc.version)}.xml")


def generator(writing: Writing) -> Iterator[_Element]:
    """Yield ``generator``: the program, its version apart."""
    producer = line(writing.ctx.producer)
    if found := re.fullmatch(r"(.+?) v?(\d[\w.+-]*)", producer):
        yield g2("generator", found[1], versioninfo=found[2])
    elif producer:
        yield g2("generator", producer)


def profile(_writing: Writing) -> Iterator[_Element]:
    """Yield ``profile``: the shape that :mod:`aes_editor.newsml` promises."""
    yield g2("profile", terms.PROFILE, versioninfo=terms.PROFILE_VERSION)


def service(writing: Writing) -> Iterator[_Element]:
    """Yield ``service``: the press service of the institution."""
    letterhead = writing.ctx.letterhead
    if name := line(letterhead.service):
        code = f"{terms.Scheme.ORGANISATION}:{values.slug(name)}"
        yield g2("service", "", g2("name", name, lang=letterhead.language), qcode=code)


def title(writing: Writing) -> Iterator[_Element]:
    """Yield ``title``: what lists of items show."""
    doc = writing.doc
    text = line(doc.headline) or line(doc.short_title) or writing.words.kind(doc.kind)
    yield g2("title", text, lang=writing.language)


def notes(writing: Writing) -> Iterator[_Element]:
    """Yield the ``edNote``s: that it is withdrawn, why it was corrected, why it is held."""
    if writing.doc.status is Status.CANCELLED:
        word = writing.words.label("cancelled")
        yield g2("edNote", word, role=terms.Role.CANCELLATION_NOTE.value, lang=writing.words.words)
    yield from texts(writing, "itemMeta", "edNote")


def signals(writing: Writing) -> Iterator[_Element]:
    """Yield ``signal``: a correction says that it is one, a first version says nothing."""
    if writing.doc.corrects is not None or writing.doc.status is Status.CORRECTED:
        yield g2("signal", qcode=terms.CORRECTION)


def content_hash(content: _Element | None) -> Iterator[_Element]:
    """Yield ``hash``: SHA-256 of the plain-text rendition in UTF-8, which anyone can check without a tool of XML."""
    text = None if content is None else content.find(f"{{{terms.NAR}}}inlineData")
    if text is not None:
        digest = hashlib.sha256((text.text or "").encode()).hexdigest()
        yield g2("hash", digest, hashtypeuri=terms.SHA256_URI, scopeuri=terms.HASH_OF_CONTENT)
