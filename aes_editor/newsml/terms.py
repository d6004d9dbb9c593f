"""The names a record is made of: namespaces, controlled vocabularies, and the codes a communiqué's own terms become.

Codes of IPTC are used wherever IPTC has one. What is ours (types of communiqué, steps of its life, roles) lives in
vocabularies of our own, declared inside every record, so that the record explains itself.
"""

from __future__ import annotations

from enum import StrEnum

from aes_editor.document import Status

NAR = "http://iptc.org/std/nar/2006-10-01/"
"""Namespace of NewsML-G2, whatever its version."""
XHTML = "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"
DS = "http://www.w3.org/2000/09/xmldsig#"
OWN = "tag:aes.example,2026:ns:communique"
"""Namespace of the one extension a record carries (:mod:`aes_editor.newsml.exact`)."""

STANDARD = "NewsML-G2"
STANDARD_VERSION = "2.35"
CONFORMANCE = "power"
PROFILE = "aes-communique"
PROFILE_VERSION = "1"

CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
"""IPTC's catalog of scheme aliases; referred to, never fetched."""

SHA256_URI = "http://www.w3.org/2001/04/xmlenc#sha256"
HASH_OF_CONTENT = "http://cv.iptc.org/newscodes/hashscope/content"

RECORD_TYPE = "application/vnd.iptc.g2.newsitem+xml"
XHTML_TYPE = "application/xhtml+xml"
TEXT_TYPE = "text/plain"


class Scheme(StrEnum):
    """Aliases of the vocabularies that a record declares itself."""

    KIND = "aeskind"
    STATUS = "aesstatus"
    CIRCULATION = "aescirc"
    ROLE = "aesrole"
    RELATION = "aesrel"
    ORGANISATION = "aesorg"
    PERSON = "aesper"


_OURS = {
    Scheme.KIND: "kind",
    Scheme.STATUS: "status",
    Scheme.CIRCULATION: "circulation",
    Scheme.ROLE: "role",
    Scheme.RELATION: "relation",
}
FIXED = frozenset(_OURS)
"""The vocabularies that are the same in every institution's records."""
_THEIRS = {Scheme.ORGANISATION: "organisation", Scheme.PERSON: "person"}
_OWNER = "aes.example"


def scheme_uris(authority: str) -> dict[Scheme, str]:
    """Return the URI of each vocabulary: those of the program's terms are fixed, *authority* names its own."""
    fixed = {scheme: _scheme_uri(_OWNER, name) for scheme, name in _OURS.items()}
    return fixed | {scheme: _scheme_uri(authority, name) for scheme, name in _THEIRS.items()}


def _scheme_uri(authority: str, name: str) -> str:
    return f"tag:{authority},2026:cv:{name}:"


IPTC_SCHEMES = {
    "bcp47": "http://cvx.iptc.org/bcp47/",
    "cpnat": "http://cv.iptc.org/newscodes/cpnature/",
    "drol": "http://cv.iptc.org/newscodes/descriptionrole/",
    "genre": "http://cv.iptc.org/newscodes/genre/",
    "geonames": "http://sws.geonames.org/",
    "irel": "http://cv.iptc.org/newscodes/itemrelation/",
    "iso3166-1a2": "http://cvx.iptc.org/iso3166-1a2/",
    "medtop": "http://cv.iptc.org/newscodes/mediatopic/",
    "ninat": "http://cv.iptc.org/newscodes/ninature/",
    "plus": "http://ns.useplus.org/ldf/vocab/",
    "sig": "http://cv.iptc.org/newscodes/signal/",
    "stat": "http://cv.iptc.org/newscodes/pubstatusg2/",
}
"""The vocabularies of IPTC's catalog that a communiqué uses, by the alias the catalog gives them."""


class Role(StrEnum):
    """Codes of our vocabulary of roles: what a headline, a note, a name or a party is there for."""

    KICKER = f"{Scheme.ROLE}:kicker"
    SUBTITLE = f"{Scheme.ROLE}:subtitle"
    SHORT_TITLE = f"{Scheme.ROLE}:short-title"
    REFERENCE = f"{Scheme.ROLE}:reference"
    CORRECTION_NOTE = f"{Scheme.ROLE}:correction-note"
    CANCELLATION_NOTE = f"{Scheme.ROLE}:cancellation-note"
    EMBARGO_NOTE = f"{Scheme.ROLE}:embargo-note"
    PRESS_CONTACT = f"{Scheme.ROLE}:press-contact"
    NOT_FOR_PUBLICATION = f"{Scheme.ROLE}:not-for-publication"
    SIGNATORY = f"{Scheme.ROLE}:signatory"
    QUOTATION = f"{Scheme.ROLE}:quotation"
    HONORIFIC = f"{Scheme.ROLE}:honorific"
    POSITION = f"{Scheme.ROLE}:position"
    ILLUSTRATION = f"{Scheme.ROLE}:illustration"
    PAGE = f"{Scheme.ROLE}:page"


class Relation(StrEnum):
    """Codes of our vocabulary of relations, where IPTC's has none."""

    CORRECTS = f"{Scheme.RELATION}:corrects"
    TRANSLATION = f"{Scheme.RELATION}:translation"
    SPEAKS = f"{Scheme.RELATION}:speaks"
    DONE_AT = f"{Scheme.RELATION}:done-at"
    DONE_ON = f"{Scheme.RELATION}:done-on"


PRESS_RELEASE = "genre:Press_Release"
SEE_ALSO = "irel:seeAlso"
PREVIOUS_VERSION = "irel:previousVersion"
SUMMARY = "drol:summary"
CORRECTION = "sig:correction"

USABLE, WITHHELD, CANCELED = "stat:usable", "stat:withheld", "stat:canceled"

PUB_STATUS = {
    Status.DRAFT: WITHHELD,
    Status.REVIEWED: WITHHELD,
    Status.APPROVED: WITHHELD,
    Status.RELEASED: USABLE,
    Status.CORRECTED: USABLE,
    Status.CANCELLED: CANCELED,
}
"""IPTC's publishing status of each step; which step it is exactly is said in ``itemMeta/role``."""
