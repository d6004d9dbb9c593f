"""Rules about the content: what points somewhere, what vouches for something, what is said twice."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from aes_editor.i18n import _
from aes_editor.newsml.record import LANG, path
from aes_editor.newsml.terms import HASH_OF_CONTENT, NAR, TEXT_TYPE
from aes_editor.newsml.validation.finding import error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.newsml.record import Record
    from aes_editor.newsml.validation.finding import Finding


def pointed_at(record: Record) -> Iterator[Finding]:
    """Require what ``contentrefs`` and ``original`` point at to be there."""
    there = {element.get("id") for element in record.root.iter("*") if element.get("id")}
    for steps, attribute in (("partMeta", "contentrefs"), ("contentSet", "original")):
        for element in record.all(steps):
            for reference in element.get(attribute, "").split():
                if reference not in there:
                    message = _("“{reference}” points nowhere; there is no element of this id in the content.")
                    yield error("reference-dangling", message.format(reference=reference), element, attribute)


def said_of(record: Record) -> Iterator[Finding]:
    """Ask that who is quoted be described."""
    described = set(record.assertions)
    for part in record.all("partMeta"):
        for creator in part.findall(path("creator")):
            code = creator.get("qcode", "")
            if code and code not in described:
                message = _("Nothing is said of “{code}”; add an <assert> with name and position.").format(code=code)
                yield warning("speaker-unknown", message, creator, "qcode")


def vouched_for(record: Record) -> Iterator[Finding]:
    """Require the hash to be that of the plain text."""
    texts = [data for data in record.all("contentSet/inlineData") if data.get("contenttype") == TEXT_TYPE]
    for seal in record.all("itemMeta/hash"):
        if texts and seal.get("scopeuri", HASH_OF_CONTENT) == HASH_OF_CONTENT:
            digest = hashlib.sha256((texts[0].text or "").encode()).hexdigest()
            if (seal.text or "").strip() != digest:
                message = _("The plain text is not the one the hash vouches for; it was changed, or the hash is wrong.")
                yield error("hash-wrong", message, seal)


def one_language(record: Record) -> Iterator[Finding]:
    """Ask that the record and the text be in one language."""
    spoken = record.root.get(LANG, "")
    for language in record.all("contentMeta/language")[:1]:
        if spoken and language.get("tag") != spoken:
            message = _("The text is in “{tag}”, but the record says “{spoken}” of itself; make them agree.")
            yield warning("language-disagrees", message.format(tag=language.get("tag"), spoken=spoken), language, "tag")


def of_its_own_vocabulary(record: Record) -> Iterator[Finding]:
    """Require mark-up inside the text to be in a namespace of its own, or it is read as NewsML-G2."""
    for content in record.all("contentSet/inlineXML"):
        for element in content.iter("*"):
            if element is not content and _belongs_to_no_one(element):
                message = _("<{element}> stands in the text but in no vocabulary of its own; give it its namespace.")
                name = str(element.tag).rpartition("}")[2]
                yield error("namespace-missing", message.format(element=name), element)
                break
    for element in record.root.iterfind("{http://www.w3.org/2000/09/xmldsig#}*//*"):
        if _belongs_to_no_one(element):
            yield error("namespace-missing", _("The signature holds something that is not part of one."), element)
            break


def _belongs_to_no_one(element: _Element) -> bool:
    tag = str(element.tag)
    return tag.startswith(f"{{{NAR}}}") or not tag.startswith("{")


def headed(record: Record) -> Iterator[Finding]:
    """Ask for a headline."""
    about = record.find("contentMeta")
    if about is not None and record.all("contentSet") and not list(record.with_role("contentMeta/headline", "")):
        yield warning("headline-missing", _("There is no headline; add one without a role."), about)


def as_noted(record: Record) -> Iterator[Finding]:
    """Ask that exact values noted beside the properties still stand for what these say."""
    if not record.exact_values():
        return
    from aes_editor.importers.newsml.reading import document  # noqa: PLC0415 - reads only where something is noted

    try:
        _doc, changed = document(record)
    except msgspec.ValidationError:
        message = _("A noted value is of another type than its field; take the note away.")
        yield error("note-wrong", message, record.exact_values()[0])
        return
    for place in changed:
        note = next(element for element in record.exact_values() if element.get("at", "") == place)
        message = _("“{place}” was changed after its exact value was noted; the change counts.").format(place=place)
        yield warning("note-outdated", message, note)
