"""The schema of a communiqué's record (``resources/schemas/newsml/record.xsd``), and its verdicts as sentences."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from lxml import etree

import resources
from aes_editor.i18n import N_, _
from aes_editor.newsml.record import local_name
from aes_editor.newsml.validation.finding import error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from aes_editor.newsml.record import Record
    from aes_editor.newsml.validation.finding import Finding

_RULE = "schema"
_FOLDER = "schemas/newsml"
_XS = "{http://www.w3.org/2001/XMLSchema}"

_FIRST_STEP = re.compile(r"\A/[^/]+")
_SUBJECT = re.compile(r"Element '[^']*'(?:, attribute '(?:\{[^}]*\})?([^']+)')?: ")
_NAMESPACE = re.compile(r"\{[^}]*\}")
_EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*) \)", re.DOTALL)
_SET = re.compile(r"is not an element of the set \{(.*)\}", re.DOTALL)
_REQUIRED = re.compile(r"The attribute '([^']*)' is required")
_FIXED = re.compile(r"does not match the fixed value constraint '(.*)'", re.DOTALL)
_PATTERN = re.compile(r"is not accepted by the pattern '(.*)'", re.DOTALL)
_TYPE = re.compile(r"type '(?:\{[^}]*\})?([^']+)'\.?$")
_MOST_NAMES = 6
_LONGEST_VALUE = 60

_FORMS = {
    "Code": N_("a code with its vocabulary, for instance stat:usable"),
    "Codes": N_("codes with their vocabularies, apart by spaces"),
    "DayOrInstant": N_("a day, or a date and time with its zone"),
    "Instant": N_("a date and time with its zone, for instance 2025-12-23T18:30:00+01:00"),
    "InstantOrNothing": N_("a date and time with its zone, or nothing where there is no end"),
    "Line": N_("one line of text, not empty"),
    "Picture": N_("the path of an image (media/…) or its web address"),
    "Sha256": N_("a SHA-256 of 64 hexadecimal digits"),
    "Target": N_("an address that begins with http:, https:, mailto: or tel:"),
    "Uri": N_("a web address or another URI"),
    "Version": N_("a whole number from 1"),
    "xs:ID": N_("an identifier that occurs only once"),
    "xs:NCName": N_("a name without spaces or colons"),
    "xs:language": N_("a language tag, for instance fr"),
    "xs:nonNegativeInteger": N_("a whole number from 0"),
}
"""What a value of each type looks like, for people."""


@cache
def communique() -> etree.XMLSchema:
    """Return our schema, compiled once."""
    return etree.XMLSchema(etree.parse(resources.path(f"{_FOLDER}/record.xsd")))


@cache
def _types_by_pattern() -> dict[str, str]:
    """Return the names of our types by their patterns, which is all that a complaint tells of them."""
    files = [etree.parse(resources.path(f"{_FOLDER}/{name}.xsd")) for name in ("record", "xhtml")]
    types = (kind for file in files for kind in file.iterfind(f"{_XS}simpleType"))
    return {pattern.get("value", ""): kind.get("name", "") for kind in types for pattern in kind.iter(f"{_XS}pattern")}


def kept(record: Record) -> Iterator[Finding]:
    """Require what our schema does."""
    yield from verdicts(record.root, communique())


def verdicts(root: _Element, schema: etree.XMLSchema) -> Iterator[Finding]:
    """Yield what *schema* refuses of *root*."""
    if schema.validate(root):
        return
    prefixes = {prefix: uri for each in root.iter("*") for prefix, uri in each.nsmap.items() if prefix}
    for complaint in cast("Iterable[Any]", schema.error_log):
        element = _element(root, complaint.path, prefixes)
        found = _SUBJECT.match(complaint.message)
        attribute = (found[1] or "") if found else ""
        yield error(_RULE, _sentence(complaint.type, complaint.message, element, attribute), element, attribute)


def _element(root: _Element, place: str | None, prefixes: dict[str, str]) -> _Element:
    """Return the element that libxml2 calls *place*, a path that begins with *root*, wherever that stands.

    Names with a prefix are its own, all others are ``*``.
    """
    found = root.xpath(_FIRST_STEP.sub(".", place), namespaces=prefixes) if place else None
    return cast("_Element", found[0]) if isinstance(found, list) and found else root


def _sentence(kind: int, message: str, element: _Element, attribute: str) -> str:
    """Return what libxml2's complaint *message* means and what to do."""
    where = f"@{attribute}" if attribute else f"<{local_name(element)}>"
    value = _short(element.get(attribute, "") if attribute else element.text or "")
    kinds = etree.ErrorTypes
    match kind:
        case kinds.SCHEMAV_CVC_ENUMERATION_VALID if found := _SET.search(message):
            allowed = found[1].replace("'", "")
            return _("“{value}” is no value of {where}; use one of: {allowed}.").format(
                value=value, where=where, allowed=allowed
            )
        case kinds.SCHEMAV_CVC_AU if found := _FIXED.search(message):
            return _("“{value}” is no value of {where}; it is always “{fixed}”.").format(
                value=value, where=where, fixed=found[1]
            )
        case kinds.SCHEMAV_CVC_COMPLEX_TYPE_4 if found := _REQUIRED.search(message):
            return _("{where} lacks its attribute “{attribute}”; add it.").format(where=where, attribute=found[1])
        case kinds.SCHEMAV_CVC_COMPLEX_TYPE_3_2_1:
            return _("{where} may not stand on <{element}>; take it away.").format(
                where=where, element=local_name(element)
            )
        case kinds.SCHEMAV_CVC_COMPLEX_TYPE_2_3:
            return _("{where} holds text of its own, “{value}”; it may hold elements only.").format(
                where=where, value=value
            )
        case kinds.SCHEMAV_ELEMENT_CONTENT:
            return _misplaced(message, where)
        case _:
            return _malformed(message, where, value)


def _misplaced(message: str, where: str) -> str:
    found = _EXPECTED.search(message)
    named = _NAMESPACE.sub("", found[1]).split(", ") if found else []
    names = [f"<{name}>" for name in named if name != "*" and "#" not in name]  # a wildcard has no name
    expected = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    if "Missing child element" in message and names:
        return _("{where} is not complete; what is expected next is {expected}.").format(where=where, expected=expected)
    if "Missing child element" in message:
        return _("{where} is empty; put into it what it is there for.").format(where=where)
    if not names:
        return _("{where} may not stand here; take it away or put it in its place.").format(where=where)
    return _("{where} may not stand here; what is expected here is {expected}.").format(where=where, expected=expected)


def _malformed(message: str, where: str, value: str) -> str:
    pattern, kind = _PATTERN.search(message), _TYPE.search(message)
    name = _types_by_pattern().get(pattern[1], "") if pattern else kind[1] if kind else ""
    if name not in _FORMS:
        return _("{where} is not as the schema wants it: {message}").format(
            where=where, message=_NAMESPACE.sub("", message)
        )
    form = _(_FORMS[name])
    if not value.strip():
        return _("{where} is empty; it must be {form}.").format(where=where, form=form)
    return _("“{value}” in {where} is not {form}.").format(value=value, where=where, form=form)


def _short(value: str) -> str:
    folded = " ".join(value.split())
    return folded if len(folded) <= _LONGEST_VALUE else folded[: _LONGEST_VALUE - 1] + "…"
