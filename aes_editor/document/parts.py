"""The small values a communiqué is made of. All frozen; each field is a line of the field table."""

from __future__ import annotations

import datetime as dt
from typing import Annotated as A

import msgspec

from aes_editor.document.fields import Kind, Spec
from aes_editor.document.terms import Status
from aes_editor.i18n import N_

Instant = A[dt.datetime, msgspec.Meta(tz=True)]
"""A moment with its offset from UTC; one without is refused on reading."""

Version = A[int, msgspec.Meta(ge=1)]
"""The first release is version 1; each correction of a released one adds 1."""


Share = A[float, msgspec.Meta(ge=0, le=1)]
"""A part of a whole: 0 none of it, 1 all of it."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the small values: frozen, by keyword, nothing unknown."""


class Dateline(Part, frozen=True, kw_only=True):
    """Where and when the communiqué speaks; printed by :meth:`aes_editor.edition.Edition.dateline`."""

    place: A[str, Spec(label=N_("City"), kind=Kind.LINE, required=True)] = ""
    country: A[str, Spec(label=N_("Country"), kind=Kind.COUNTRY, hint=N_("ISO 3166 code, for instance ML"))] = ""
    date: A[dt.date | None, Spec(label=N_("Date"), kind=Kind.DATE, required=True)] = None


class Person(Part, frozen=True, kw_only=True):
    """Someone who speaks or signs."""

    name: A[str, Spec(label=N_("Name"), kind=Kind.LINE, required=True, schema_org="name")] = ""
    honorific: A[str, Spec(label=N_("Honorific"), kind=Kind.LINE, schema_org="honorificPrefix")] = ""
    role: A[str, Spec(label=N_("Position"), kind=Kind.LINE, schema_org="jobTitle")] = ""
    organisation: A[str, Spec(label=N_("Organisation"), kind=Kind.LINE, schema_org="worksFor")] = ""


class Crop(Part, frozen=True, kw_only=True):
    """What is shown of an image: a frame in shares of the upright image, from its top left corner.

    A frame that reaches beyond the image ends with it (:mod:`aes_editor.images.framing`).
    """

    x: A[Share, Spec(label=N_("From the left"), kind=Kind.SYSTEM)] = 0.0
    y: A[Share, Spec(label=N_("From the top"), kind=Kind.SYSTEM)] = 0.0
    width: A[Share, Spec(label=N_("Width"), kind=Kind.SYSTEM)] = 1.0
    height: A[Share, Spec(label=N_("Height"), kind=Kind.SYSTEM)] = 1.0


class Focus(Part, frozen=True, kw_only=True):
    """The point of an image that matters most, in shares of the upright, uncut image: it stays where others cut it."""

    x: A[Share, Spec(label=N_("From the left"), kind=Kind.SYSTEM)] = 0.5
    y: A[Share, Spec(label=N_("From the top"), kind=Kind.SYSTEM)] = 0.5


class Related(Part, frozen=True, kw_only=True):
    """A communiqué to read next (« À lire également »)."""

    title: A[str, Spec(label=N_("Title"), kind=Kind.LINE, required=True)] = ""
    summary: A[str, Spec(label=N_("Summary"), kind=Kind.TEXT)] = ""
    url: A[str, Spec(label=N_("Web address"), kind=Kind.LINE)] = ""
    guid: A[str, Spec(label=N_("Identifier of the communiqué"), kind=Kind.LINE)] = ""
    media: A[str, Spec(label=N_("Image"), kind=Kind.MEDIA)] = ""
    focus: A[Focus | None, Spec(label=N_("Focal point"), kind=Kind.SYSTEM)] = None


class Contact(Part, frozen=True, kw_only=True):
    """A press contact; one that is not *public* is in no export."""

    name: A[str, Spec(label=N_("Name"), kind=Kind.LINE, schema_org="name")] = ""
    role: A[str, Spec(label=N_("Position"), kind=Kind.LINE, schema_org="jobTitle")] = ""
    organisation: A[str, Spec(label=N_("Organisation"), kind=Kind.LINE, schema_org="affiliation")] = ""
    phones: A[tuple[str, ...], Spec(label=N_("Telephone numbers"), kind=Kind.LINES, schema_org="telephone")] = ()
    email: A[str, Spec(label=N_("E-mail address"), kind=Kind.LINE, schema_org="email")] = ""
    languages: A[tuple[str, ...], Spec(label=N_("Languages spoken"), kind=Kind.LINES)] = ()
    public: A[bool, Spec(label=N_("Shown to readers"), kind=Kind.FLAG)] = True


class Signatory(Part, frozen=True, kw_only=True):
    """One signature at the foot: « Fait à …, le … »."""

    person: A[Person, Spec(label=N_("Signatory"), kind=Kind.PART)] = Person()
    place: A[str, Spec(label=N_("Done at"), kind=Kind.LINE)] = ""
    date: A[dt.date | None, Spec(label=N_("Date"), kind=Kind.DATE)] = None


class Embargo(Part, frozen=True, kw_only=True):
    """Not to be published before *until*; without *until*, until further notice."""

    until: A[Instant | None, Spec(label=N_("Until"), kind=Kind.INSTANT)] = None
    note: A[str, Spec(label=N_("Note"), kind=Kind.LINE)] = ""

    def in_force(self, now: dt.datetime) -> bool:
        """Whether the embargo still holds at *now* (with zone)."""
        return self.until is None or now < self.until


class Corrects(Part, frozen=True, kw_only=True):
    """The release that this one corrects."""

    guid: A[str, Spec(label=N_("Identifier"), kind=Kind.LINE, required=True)] = ""
    version: A[Version, Spec(label=N_("Version"), kind=Kind.NUMBER)] = 1
    reason: A[str, Spec(label=N_("Reason"), kind=Kind.TEXT)] = ""


class Translation(Part, frozen=True, kw_only=True):
    """The same communiqué in another language."""

    language: A[str, Spec(label=N_("Language"), kind=Kind.LANGUAGE, required=True)] = ""
    guid: A[str, Spec(label=N_("Identifier"), kind=Kind.LINE, required=True)] = ""


class Step(Part, frozen=True, kw_only=True):
    """A step in the life of a communiqué, as :mod:`aes_editor.workflow` records it.

    *digest* is the SHA-256 of what the communiqué said at that moment, *previous* that of the step before, both in
    hexadecimal digits; *note* says why, where somebody was asked.
    """

    status: A[Status, Spec(label=N_("Step"), kind=Kind.SYSTEM)] = Status.DRAFT
    by: A[str, Spec(label=N_("Name"), kind=Kind.SYSTEM)] = ""
    time: A[Instant | None, Spec(label=N_("Moment"), kind=Kind.SYSTEM)] = None
    note: A[str, Spec(label=N_("Reason"), kind=Kind.SYSTEM)] = ""
    digest: A[str, Spec(label=N_("SHA-256 of the text"), kind=Kind.SYSTEM)] = ""
    previous: A[str, Spec(label=N_("SHA-256 of the step before"), kind=Kind.SYSTEM)] = ""


class Rights(Part, frozen=True, kw_only=True):
    """Who owns the text and what may be done with it."""

    holder: A[str, Spec(label=N_("Rights holder"), kind=Kind.LINE, schema_org="copyrightHolder")] = ""
    notice: A[str, Spec(label=N_("Copyright notice"), kind=Kind.LINE, schema_org="copyrightNotice")] = ""
    usage: A[str, Spec(label=N_("Terms of use"), kind=Kind.TEXT, schema_org="usageInfo")] = ""


class Subject(Part, frozen=True, kw_only=True):
    """What it is about: an IPTC Media Topic (``medtop:20000598``) or a code of our own."""

    code: A[str, Spec(label=N_("Code"), kind=Kind.LINE, required=True)] = ""
    name: A[str, Spec(label=N_("Name"), kind=Kind.LINE)] = ""
