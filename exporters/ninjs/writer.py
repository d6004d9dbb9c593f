"""The ``ninjs`` object, property by property (IPTC ninjs 3.1, https://iptc.org/std/ninjs/).

It says what the NewsML-G2 record says, in the terms that ninjs has. An embargo without an end has none: such an object
is withheld, whatever its status, and says why.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from lxml import etree

from aes_editor.document import Quote, Status
from aes_editor.newsml import terms, values
from aes_editor.newsml.values import line
from exporters.newsml import body
from exporters.newsml.place import known_city
from exporters.newsml.plain import plain_text
from exporters.newsml.writing import Writing
from exporters.ninjs import associations
from exporters.wording import full_name, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.document import Communique, Contact, Person
    from exporters.context import ExportContext

_VERSION = "3.1"
_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
_STATUS = {code: code.partition(":")[2] for code in terms.PUB_STATUS.values()}


def write(doc: Communique, ctx: ExportContext) -> bytes:
    """Return *doc* as a ninjs object: UTF-8, two-space indent, one final line feed; same document, same bytes."""
    told = news_object(Writing.of(doc, ctx))
    return json.dumps(told, ensure_ascii=False, indent=2).encode() + b"\n"


def news_object(writing: Writing) -> dict[str, Any]:
    """Return the object; a property without a value is not there."""
    doc, letterhead = writing.doc, writing.ctx.letterhead
    holder = line(doc.rights.holder) or line(letterhead.institution)
    return {
        "uri": values.uri(writing.guid),
        **_filled(
            standard={"name": "ninjs", "version": _VERSION, "schema": _SCHEMA},
            type="text",
            representationType="partial" if writing.withdrawn else "full",
            profile=terms.PROFILE,
            version=str(values.version(doc.version)),
            firstCreated=values.instant(doc.created) if doc.created else "",
            versionCreated=values.instant(doc.modified or doc.created or writing.ctx.now),
            embargoedUntil=values.instant(doc.embargo.until) if doc.embargo and doc.embargo.until else "",
            pubStatus=status(writing),
            language=writing.language,
            title=line(doc.headline) or line(doc.short_title),
            by=line(letterhead.service or letterhead.institution),
            located=line(doc.dateline.place),
            copyrightHolder=holder,
            copyrightNotice=doc.rights.notice.strip() or values.made_notice(holder),
            usageTerms=doc.rights.usage,
            edNote="\n".join(notes(writing)),
            headlines=list(headlines(doc)),
            descriptions=[{"role": "summary", "contentType": terms.TEXT_TYPE, "value": doc.lead}] if doc.lead else [],
            bodies=[] if writing.withdrawn else bodies(writing),
            genres=[
                {"name": writing.words.kind(doc.kind), "uri": "http://cv.iptc.org/newscodes/genre/Press_Release"},
            ],
            subjects=list(subjects(doc)),
            places=list(places(writing)),
            people=list(people(writing)),
            infoSources=[{"name": line(letterhead.institution)}],
            altIds=[{"role": "reference", "value": line(doc.reference)}] if line(doc.reference) else [],
            associations=list(associations.associated(writing)),
        ),
    }


def _filled(**properties: Any) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value}


def status(writing: Writing) -> str:
    """Return the publishing status; what is held until further notice is withheld."""
    doc = writing.doc
    if doc.embargo is not None and doc.embargo.until is None and doc.status is not Status.CANCELLED:
        return _STATUS[terms.WITHHELD]
    return _STATUS[terms.PUB_STATUS[doc.status]]


def notes(writing: Writing) -> Iterator[str]:
    """Yield what editors should know: that it is cancelled, what it corrects, that it is under embargo."""
    doc = writing.doc
    if doc.status is Status.CANCELLED:
        yield writing.words.label("cancelled")
    if doc.corrects is not None and doc.corrects.reason.strip():
        yield doc.corrects.reason
    if doc.embargo is not None:
        yield writing.words.embargo(doc.embargo)


def headlines(doc: Communique) -> Iterator[dict[str, str]]:
    """Yield the headline, and what stands around it, by role."""
    told = (("main", doc.headline), ("kicker", doc.kicker), ("subtitle", doc.subtitle), ("short", doc.short_title))
    for role, text in told:
        if shown := line(text):
            yield {"role": role, "contentType": terms.TEXT_TYPE, "value": shown}


def bodies(writing: Writing) -> list[dict[str, Any]]:
    """Return the text as XHTML and as plain text."""
    page = body.page(writing)
    text = plain_text(page)
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    return [
        {"role": "main", "contentType": terms.XHTML_TYPE, **counts, "value": _markup(page)},
        {"role": "main", "contentType": terms.TEXT_TYPE, **counts, "value": text},
    ]


def _markup(page: _Element) -> str:
    return str(etree.tostring(page, encoding="unicode"))


def subjects(doc: Communique) -> Iterator[dict[str, str]]:
    """Yield the subjects: Media Topics by their URI, other codes as literals."""
    for subject in doc.subjects:
        code = line(subject.code)
        alias, _colon, number = code.partition(":")
        known = values.subject_code(code)
        told = _filled(
            name=line(subject.name),
            uri=terms.IPTC_SCHEMES[alias] + number if known else "",
            literal="" if known else code,
        )
        if told:
            yield told


def places(writing: Writing) -> Iterator[dict[str, str]]:
    """Yield the place of the dateline."""
    name = line(writing.doc.dateline.place)
    if name:
        city = known_city(writing)
        uri = f"{terms.IPTC_SCHEMES['geonames']}{city.geonames}" if city else ""
        yield _filled(name=name, rel="dateline", uri=uri, literal="" if city else name)


def people(writing: Writing) -> Iterator[dict[str, Any]]:
    """Yield who speaks, who signs, and whom the press may call."""
    doc = writing.doc
    speakers = dict.fromkeys(block.speaker for block in doc.body if isinstance(block, Quote))
    for person in speakers:
        yield from _person(person, "quoted", writing)
    for signatory in doc.signatories:
        yield from _person(signatory.person, "signatory", writing)
    for contact in doc.contacts:
        if contact.public and (told := _contact(contact, writing)):
            yield {**told, "rel": "press-contact"}


def _person(person: Person, relation: str, writing: Writing) -> Iterator[dict[str, str]]:
    if name := full_name(person):
        position = title(person, writing.words)
        yield _filled(name=writing.words.patterns["comma"].join(filter(None, (name, position))), rel=relation)


def _contact(contact: Contact, writing: Writing) -> dict[str, Any]:
    ways = [{"type": "email", "value": line(contact.email)}] if line(contact.email) else []
    ways += [{"type": "phone", "value": phone} for phone in map(line, contact.phones) if phone]
    who = filter(None, (line(contact.name), title(contact, writing.words)))
    return _filled(name=writing.words.patterns["comma"].join(who), contactInfo=ways)
