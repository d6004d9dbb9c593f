"""What NewsML-G2 asks of every item, whoever made it: the rules for records that are not of our profile.

Those of our profile are held to more by our schema. (NewsML-G2 2.35 specification, 5 and 7; the XSD says less than it.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.i18n import _
from aes_editor.newsml import terms
from aes_editor.newsml.record import local_name
from aes_editor.newsml.terms import NAR
from aes_editor.newsml.validation.finding import error, note, warning
from aes_editor.newsml.values import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.newsml.record import Record
    from aes_editor.newsml.validation.finding import Finding

_REQUIRED = ("guid", "standard", "standardversion")
_SAID_OF_ITSELF = ("itemClass", "provider", "versionCreated")
_VERSION = re.compile(r"2\.([0-9]{1,3})\Z")
_NEWEST = int(terms.STANDARD_VERSION.partition(".")[2])
_NUMBER = re.compile(r"[0-9]*[1-9][0-9]*\Z")

_DAY = r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}"
_INSTANT = re.compile(rf"{_DAY}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]+)?(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})\Z")
_INSTANTS = {"versionCreated", "firstCreated", "embargoed", "sent"}
_DAYS_OR_INSTANTS = {"contentCreated", "contentModified", "timestamp"}
_PUBLISHED = {terms.USABLE, terms.WITHHELD, terms.CANCELED}
_ITEMS_IN_CONTENT = {"conceptSet", "events", "newsItem", "packageItem"}


def of_others(record: Record) -> Iterator[Finding]:
    """Say by which rules it is judged."""
    message = _("Judged by the rules of NewsML-G2 alone: it is no record of our profile.")
    yield note("profile-other", message, record.root)


def identified(record: Record) -> Iterator[Finding]:
    """Require what an item says of itself in its root: which one it is, and by which standard."""
    root = record.root
    for name in _REQUIRED:
        if root.get(name) is None:
            message = _("{where} lacks its attribute “{attribute}”; add it.")
            yield error("identity", message.format(where=f"<{local_name(root)}>", attribute=name), root)
    if root.get("guid", "x").strip() == "":
        yield error("identity", _("@guid is empty; give the item an identifier that no other has."), root, "guid")
    if not _NUMBER.match(root.get("version", "1").strip()):
        message = _("“{value}” in {where} is not {form}.")
        form = _("a whole number from 1")
        yield error("identity", message.format(value=root.get("version"), where="@version", form=form), root, "version")


def of_a_version(record: Record) -> Iterator[Finding]:
    """Require a version of the standard that exists, as far as we know."""
    version = record.root.get("standardversion")
    if version is None:
        return
    found = _VERSION.match(version)
    if not found:
        message = _("“{version}” is no version of NewsML-G2; write one, from 2.0 to {newest}.")
        text = message.format(version=version, newest=terms.STANDARD_VERSION)
        yield error("standard-unknown", text, record.root, "standardversion")
    elif int(found[1]) > _NEWEST:
        message = _("The record follows NewsML-G2 {version}; this program knows it up to {newest}.")
        text = message.format(version=version, newest=terms.STANDARD_VERSION)
        yield warning("standard-unknown", text, record.root, "standardversion")


def managed(record: Record) -> Iterator[Finding]:
    """Require what every item says of its management."""
    meta = record.find("itemMeta")
    if meta is None:
        yield error("management", _("The item has no <itemMeta>; add it."), record.root)
        return
    for name in _SAID_OF_ITSELF:
        if record.find(f"itemMeta/{name}") is None:
            yield error("management", _("<itemMeta> lacks <{element}>; add it.").format(element=name), meta)


def dated(record: Record) -> Iterator[Finding]:
    """Require a zone of each moment, without which it is another one elsewhere."""
    for element in record.root.iter(f"{{{NAR}}}*"):
        name, text = local_name(element), (element.text or "").strip()
        if name in _INSTANTS or (name in _DAYS_OR_INSTANTS and "T" in text):
            empty = not text and name == "embargoed"  # held until further notice
            if not empty and not (_INSTANT.match(text) and moment(text)):
                form = _("a date and time with its zone, for instance 2025-12-23T18:30:00+01:00")
                yield error("moment", _wrong(element, text, form), element)


def _wrong(element: _Element, text: str, form: str) -> str:
    where = f"<{local_name(element)}>"
    if not text:
        return _("{where} is empty; it must be {form}.").format(where=where, form=form)
    return _("“{value}” in {where} is not {form}.").format(value=text[:60], where=where, form=form)


def of_a_status(record: Record) -> Iterator[Finding]:
    """Require a publishing status that IPTC's vocabulary has."""
    for status in record.all("itemMeta/pubStatus"):
        code = record.code(status)
        if code.startswith("stat:") and code not in _PUBLISHED:
            message = _("“{value}” is no value of {where}; use one of: {allowed}.")
            allowed = ", ".join((terms.USABLE, terms.WITHHELD, terms.CANCELED))
            text = message.format(value=code, where="<pubStatus>", allowed=allowed)
            yield error("status-unknown", text, status, "qcode")


def not_swallowed(record: Record) -> Iterator[Finding]:
    """Ask that a text in a vocabulary of its own say so: without its namespace it is taken for NewsML-G2."""
    for content in record.all("contentSet/inlineXML"):
        for element in content:
            name = local_name(element)
            if element.tag == f"{{{NAR}}}{name}" and name not in _ITEMS_IN_CONTENT:
                message = _("<{element}> stands in the text but in no vocabulary of its own; give it its namespace.")
                yield warning("namespace-missing", message.format(element=name), element)
