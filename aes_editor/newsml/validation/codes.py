"""Rules about codes: each one explained, each one known, each concept with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.i18n import _
from aes_editor.newsml import mapping
from aes_editor.newsml.record import local_name
from aes_editor.newsml.terms import FIXED, NAR, Relation, Role
from aes_editor.newsml.validation.aliases import IPTC, is_iptc_catalog
from aes_editor.newsml.validation.finding import error, note, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.newsml.record import Record
    from aes_editor.newsml.validation.finding import Finding

_ONE = ("qcode", "type", "rel", "rendition", "format", "jobtitle", "scope", "encoding", "creator", "how", "why", "part")
_SEVERAL = ("role", "pubconstraint")
_CONCEPTS = {"subject", "genre", "located", "audience", "signal", "dataMining", "role", "itemClass", "pubStatus"}
_COMPOUNDS = {"bag", "mainConcept"}
_OURS = {
    *(code.value for code in (*Role, *Relation)),
    *(code for term in mapping.TERMS for code in term.codes()),
}


def _used(record: Record) -> Iterator[tuple[_Element, str, str]]:
    """Yield each code of *record*, with the element and the attribute it stands in."""
    for element in record.root.iter(f"{{{NAR}}}*"):
        for attribute in _ONE:
            if code := element.get(attribute):
                yield element, attribute, code
        for attribute in _SEVERAL:
            for code in element.get(attribute, "").split():
                yield element, attribute, code


def explained(record: Record) -> Iterator[Finding]:
    """Require every alias to be declared in the record or by a catalog it refers to."""
    declared = {scheme.get("alias", "") for scheme in record.all("catalog/scheme")}
    catalogs = [catalog.get("href", "") for catalog in record.all("catalogRef")]
    if any(map(is_iptc_catalog, catalogs)):
        declared |= IPTC
    strangers: dict[str, tuple[_Element, str, str]] = {}
    for element, attribute, code in _used(record):
        alias, colon, _code = code.partition(":")
        if colon and alias not in declared:
            strangers.setdefault(alias, (element, attribute, code))
    elsewhere = not all(map(is_iptc_catalog, catalogs))  # a catalog that is not known here may explain them
    if strangers and elsewhere and not record.of_our_profile:
        message = _("The aliases {aliases} are not declared here; one of the catalogs may, which are never fetched.")
        yield note("alias-elsewhere", message.format(aliases=", ".join(strangers)), record.all("catalogRef")[0])
        return
    judge = warning if elsewhere else error
    for alias, (element, attribute, code) in strangers.items():
        message = _("No catalog explains the alias “{alias}” of the code “{code}”; declare it in <catalog>.")
        yield judge("alias-undeclared", message.format(alias=alias, code=code), element, attribute)


def declared_once(record: Record) -> Iterator[Finding]:
    """Require an alias to mean one vocabulary."""
    seen: dict[str, str] = {}
    for scheme in record.all("catalog/scheme"):
        alias, uri = scheme.get("alias", ""), scheme.get("uri", "")
        if seen.setdefault(alias, uri) != uri:
            message = _("The alias “{alias}” is declared for two vocabularies; keep one.").format(alias=alias)
            yield error("alias-twice", message, scheme, "alias")


def known(record: Record) -> Iterator[Finding]:
    """Require a code in a vocabulary of ours to be one of its codes."""
    for element, attribute, _code in _used(record):
        codes = record.codes(element, attribute) if attribute in _SEVERAL else [record.code(element, attribute)]
        for code in codes:
            if code.partition(":")[0] in FIXED and code not in _OURS:
                message = _("“{code}” is not in the vocabulary it names; use a code that is.").format(code=code)
                yield error("code-unknown", message, element, attribute)


def given(record: Record) -> Iterator[Finding]:
    """Require a code, a URI or a literal of each concept: a name alone tells nothing to a machine."""
    judge = error if record.of_our_profile else warning
    for element in record.root.iter(f"{{{NAR}}}*"):
        if local_name(element) in _CONCEPTS and not _coded(element):
            message = _("<{element}> has no code; give it a qcode, a uri or a literal.")
            yield judge("code-missing", message.format(element=local_name(element)), element)


def _coded(element: _Element) -> bool:
    """Whether *element* names a concept, or is made of several that are named inside it."""
    own = any(element.get(name) for name in ("qcode", "uri", "literal"))
    return own or any(local_name(child) in _COMPOUNDS for child in element)
