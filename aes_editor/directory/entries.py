"""The entries of the directory, with their lines of the field table. All frozen."""

from __future__ import annotations

import datetime as dt
from typing import Annotated as A

from aes_editor.document.fields import Kind, Spec
from aes_editor.document.parts import Part
from aes_editor.i18n import N_


class Title(Part, frozen=True, kw_only=True):
    """What a person is called for a time: the grade or honorific, and the office held, in full and shortened.

    *since* is the first day and *until* the last; None where the end is open.
    """

    honorific: A[
        str,
        Spec(label=N_("Honorific or grade"), kind=Kind.LINE, hint=N_("For instance Mme, Dr, Général d’Armée")),
    ] = ""
    title: A[str, Spec(label=N_("Title in full"), kind=Kind.LINE, schema_org="jobTitle")] = ""
    short_title: A[str, Spec(label=N_("Short title"), kind=Kind.LINE)] = ""
    organisation: A[str, Spec(label=N_("Organisation"), kind=Kind.LINE, schema_org="worksFor")] = ""
    since: A[dt.date | None, Spec(label=N_("From"), kind=Kind.DATE)] = None
    until: A[dt.date | None, Spec(label=N_("Until"), kind=Kind.DATE)] = None


class PersonEntry(Part, frozen=True, kw_only=True):
    """Someone who speaks or signs, with the titles held one after the other."""

    given_name: A[str, Spec(label=N_("Given name"), kind=Kind.LINE, schema_org="givenName")] = ""
    family_name: A[str, Spec(label=N_("FAMILY name"), kind=Kind.LINE, required=True, schema_org="familyName")] = ""
    country: A[str, Spec(label=N_("Country"), kind=Kind.COUNTRY, schema_org="nationality")] = ""
    titles: A[tuple[Title, ...], Spec(label=N_("Titles"), kind=Kind.PARTS)] = ()

    @property
    def name(self) -> str:
        """The name as the press writes it: « Assimi GOÏTA »."""
        return f"{self.given_name} {self.family_name.upper()}".strip()


class InstitutionEntry(Part, frozen=True, kw_only=True):
    """A state, ministry or organisation."""

    name: A[str, Spec(label=N_("Name"), kind=Kind.LINE, required=True, schema_org="name")] = ""
    short_name: A[str, Spec(label=N_("Acronym or short name"), kind=Kind.LINE, schema_org="alternateName")] = ""
    country: A[str, Spec(label=N_("Country"), kind=Kind.COUNTRY)] = ""


class PlaceEntry(Part, frozen=True, kw_only=True):
    """A city of datelines, beside those that ship (``resources/places.toml``)."""

    name: A[str, Spec(label=N_("City"), kind=Kind.LINE, required=True, schema_org="name")] = ""
    country: A[str, Spec(label=N_("Country"), kind=Kind.COUNTRY)] = ""
    other_names: A[tuple[str, ...], Spec(label=N_("Other names"), kind=Kind.LINES, hint=N_("Separated by commas"))] = ()


class ContactEntry(Part, frozen=True, kw_only=True):
    """A press contact. Telephone numbers are in E.164: ``+22320223344``."""

    name: A[str, Spec(label=N_("Name"), kind=Kind.LINE, schema_org="name")] = ""
    role: A[str, Spec(label=N_("Position"), kind=Kind.LINE, schema_org="jobTitle")] = ""
    organisation: A[str, Spec(label=N_("Organisation"), kind=Kind.LINE, schema_org="affiliation")] = ""
    phones: A[
        tuple[str, ...],
        Spec(
            label=N_("Telephone numbers"),
            kind=Kind.LINES,
            hint=N_("With the code of the country: +223 20 22 33 44"),
            schema_org="telephone",
        ),
    ] = ()
    email: A[str, Spec(label=N_("E-mail address"), kind=Kind.LINE, schema_org="email")] = ""
    languages: A[
        tuple[str, ...], Spec(label=N_("Languages spoken"), kind=Kind.LINES, hint=N_("For instance fr, en, ha"))
    ] = ()
    public: A[bool, Spec(label=N_("Shown to readers"), kind=Kind.FLAG)] = True


class BoilerplateEntry(Part, frozen=True, kw_only=True):
    """A paragraph « À propos » that presents an institution in one language, from a day on."""

    institution: A[str, Spec(label=N_("Institution"), kind=Kind.LINE, required=True)] = ""
    language: A[str, Spec(label=N_("Language"), kind=Kind.LANGUAGE, required=True)] = "fr"
    since: A[dt.date | None, Spec(label=N_("Valid from"), kind=Kind.DATE)] = None
    text: A[str, Spec(label=N_("Text"), kind=Kind.TEXT, required=True)] = ""


Entry = PersonEntry | InstitutionEntry | PlaceEntry | ContactEntry | BoilerplateEntry

TABLES: dict[str, type[Entry]] = {
    "persons": PersonEntry,
    "institutions": InstitutionEntry,
    "places": PlaceEntry,
    "contacts": ContactEntry,
    "boilerplates": BoilerplateEntry,
}
"""The tables of the directory by their names in files and on the command line."""


class Directory(Part, frozen=True, kw_only=True):
    """Every entry, sorted as lists show them; attribute for attribute the names of :data:`TABLES`."""

    persons: tuple[PersonEntry, ...] = ()
    institutions: tuple[InstitutionEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    contacts: tuple[ContactEntry, ...] = ()
    boilerplates: tuple[BoilerplateEntry, ...] = ()

    def table(self, name: str) -> tuple[Entry, ...]:
        """Return the entries of the table *name*."""
        entries: tuple[Entry, ...] = getattr(self, name)
        return entries


def table_of(entry: Entry) -> str:
    """Return the name of the table of *entry*."""
    return next(name for name, kind in TABLES.items() if isinstance(entry, kind))
