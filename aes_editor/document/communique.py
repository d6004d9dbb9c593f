"""The communiqué: one frozen value, and the field table of the whole program."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Annotated as A

from aes_editor.document.blocks import Block, Figure
from aes_editor.document.fields import Kind, Section, Spec
from aes_editor.document.parts import (
    Contact,
    Corrects,
    Dateline,
    Embargo,
    Instant,
    Part,
    Related,
    Rights,
    Signatory,
    Step,
    Subject,
    Translation,
    Version,
)
from aes_editor.document.terms import Diffusion, ReleaseKind, Status
from aes_editor.i18n import N_


class Communique(Part, frozen=True, kw_only=True):
    """One communiqué, whole. A new field is one line here; form, checks and exports follow."""

    guid: A[str, Spec(label=N_("Identifier"), kind=Kind.SYSTEM, newsml="@guid", schema_org="identifier")] = ""
    version: A[Version, Spec(label=N_("Version"), kind=Kind.SYSTEM, newsml="@version", schema_org="version")] = 1
    kind: A[
        ReleaseKind,
        Spec(label=N_("Type"), kind=Kind.CHOICE, section=Section.DOCUMENT, newsml="genre", schema_org="genre"),
    ] = ReleaseKind.COMMUNIQUE
    reference: A[
        str,
        Spec(
            label=N_("Reference"),
            kind=Kind.LINE,
            section=Section.DOCUMENT,
            hint=N_("For instance N° 012/2026/AES/COM"),
            newsml="altId",
        ),
    ] = ""
    language: A[
        str,
        Spec(
            label=N_("Language"),
            kind=Kind.LANGUAGE,
            section=Section.DOCUMENT,
            required=True,
            newsml="language",
            schema_org="inLanguage",
        ),
    ] = "fr"
    status: A[
        Status,
        Spec(
            label=N_("Status"),
            kind=Kind.SYSTEM,
            newsml="pubStatus",
            schema_org="creativeWorkStatus",
        ),
    ] = Status.DRAFT
    diffusion: A[
        Diffusion,
        Spec(label=N_("Circulation"), kind=Kind.CHOICE, section=Section.DOCUMENT, newsml="audience"),
    ] = Diffusion.PUBLIC
    embargo: A[
        Embargo | None,
        Spec(label=N_("Embargo"), kind=Kind.PART, section=Section.DOCUMENT, newsml="embargoed"),
    ] = None
    kicker: A[
        str,
        Spec(
            label=N_("Kicker"),
            kind=Kind.LINE,
            section=Section.HEAD,
            hint=N_("A few words above the headline"),
            newsml="headline",
            schema_org="alternativeHeadline",
        ),
    ] = ""
    headline: A[
        str,
        Spec(
            label=N_("Headline"),
            kind=Kind.LINE,
            section=Section.HEAD,
            required=True,
            hint=N_("What happened, in one line"),
            newsml="headline",
            schema_org="headline",
        ),
    ] = ""
    subtitle: A[
        str,
        Spec(
            label=N_("Subtitle"),
            kind=Kind.LINE,
            section=Section.HEAD,
            newsml="headline",
            schema_org="alternativeHeadline",
        ),
    ] = ""
    short_title: A[
        str,
        Spec(
            label=N_("Short title"),
            kind=Kind.LINE,
            section=Section.HEAD,
            hint=N_("For menus and messages"),
            newsml="headline",
            schema_org="alternativeHeadline",
        ),
    ] = ""
    lead: A[
        str,
        Spec(
            label=N_("Lead"),
            kind=Kind.TEXT,
            section=Section.HEAD,
            required=True,
            hint=N_("The whole news in two or three lines"),
            newsml="description",
            schema_org="abstract",
        ),
    ] = ""
    dateline: A[
        Dateline,
        Spec(
            label=N_("Dateline"),
            kind=Kind.PART,
            section=Section.DATELINE,
            required=True,
            newsml="dateline",
            schema_org="locationCreated",
        ),
    ] = Dateline()
    body: A[
        tuple[Block, ...],
        Spec(
            label=N_("Body"),
            kind=Kind.BLOCKS,
            section=Section.BODY,
            required=True,
            newsml="contentSet",
            schema_org="articleBody",
        ),
    ] = ()
    related: A[
        tuple[Related, ...],
        Spec(
            label=N_("Read also"),
            kind=Kind.PARTS,
            section=Section.RELATED,
            newsml="link",
            schema_org="relatedLink",
        ),
    ] = ()
    contacts: A[
        tuple[Contact, ...],
        Spec(
            label=N_("Press contacts"),
            kind=Kind.PARTS,
            section=Section.CONTACTS,
            newsml="contributor",
            schema_org="contactPoint",
        ),
    ] = ()
    boilerplate: A[
        tuple[str, ...],
        Spec(
            label=N_("About the institution"),
            kind=Kind.PARTS,
            section=Section.BOILERPLATE,
            schema_org="publisher",
        ),
    ] = ()
    signatories: A[
        tuple[Signatory, ...],
        Spec(
            label=N_("Signatories"),
            kind=Kind.PARTS,
            section=Section.SIGNATORIES,
            newsml="contributor",
            schema_org="author",
        ),
    ] = ()
    rights: A[
        Rights,
        Spec(label=N_("Rights"), kind=Kind.PART, section=Section.RIGHTS, newsml="rightsInfo"),
    ] = Rights()
    subjects: A[
        tuple[Subject, ...],
        Spec(label=N_("Subjects"), kind=Kind.SYSTEM, newsml="subject", schema_org="about"),
    ] = ()
    corrects: A[
        Corrects | None,
        Spec(label=N_("Corrects"), kind=Kind.SYSTEM, newsml="link", schema_org="correction"),
    ] = None
    translations: A[
        tuple[Translation, ...],
        Spec(label=N_("Translations"), kind=Kind.SYSTEM, newsml="link", schema_org="workTranslation"),
    ] = ()
    trail: A[
        tuple[Step, ...],
        Spec(label=N_("Approval trail"), kind=Kind.SYSTEM),
    ] = ()
    created: A[
        Instant | None,
        Spec(label=N_("Created"), kind=Kind.SYSTEM, newsml="firstCreated", schema_org="dateCreated"),
    ] = None
    modified: A[
        Instant | None,
        Spec(label=N_("Modified"), kind=Kind.SYSTEM, newsml="versionCreated", schema_org="dateModified"),
    ] = None
    released: A[
        Instant | None,
        Spec(label=N_("Released"), kind=Kind.SYSTEM, schema_org="datePublished"),
    ] = None

    def media_names(self) -> frozenset[str]:
        """Return the names of the images that the document shows."""
        shown = [block.media for block in self.body if isinstance(block, Figure)]
        return frozenset(name for name in [*shown, *(item.media for item in self.related)] if name)

    def under_embargo(self, now: dt.datetime) -> bool:
        """Whether it may not be published at *now* (with zone)."""
        return self.embargo is not None and self.embargo.in_force(now)


def mint_guid(authority: str, day: dt.date, source: bytes | None = None) -> str:
    """Return a tag URI (RFC 4151) of *authority* for a communiqué begun on *day*.

    The specific part is random, or a name-based UUID of *source* so that the same source imported twice is the same
    communiqué.
    """
    identity = uuid.uuid4() if source is None else uuid.uuid5(uuid.NAMESPACE_URL, source.hex())
    return f"tag:{authority},{day:%Y-%m-%d}:communique:{identity}"
