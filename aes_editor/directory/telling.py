"""An entry in one line, for lists, offers and terminals."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from aes_editor.directory import phones
from aes_editor.directory.entries import (
    BoilerplateEntry,
    ContactEntry,
    Entry,
    InstitutionEntry,
    PersonEntry,
    PlaceEntry,
)
from aes_editor.directory.titles import full_form

_LONGEST = 70


def told(entry: Entry, day: dt.date | None) -> str:
    """Return what *entry* says, in one line, as it is on *day*."""
    match entry:
        case PersonEntry():
            return full_form(entry, day)
        case InstitutionEntry():
            return f"{entry.name} ({entry.short_name})" if entry.short_name else entry.name
        case PlaceEntry():
            return _joined(entry.name, entry.country)
        case ContactEntry():
            numbers = ", ".join(phones.readable(phone) for phone in entry.phones)
            return " · ".join(filter(None, (_joined(entry.name, entry.role), entry.organisation, numbers, entry.email)))
        case BoilerplateEntry():
            since = entry.since.isoformat() if entry.since else ""
            return " · ".join(filter(None, (entry.institution, entry.language, since, opening(entry.text))))
        case _:
            assert_never(entry)


def opening(text: str) -> str:
    """Return the first words of *text*."""
    first = " ".join(text.split())
    return first if len(first) <= _LONGEST else f"{first[:_LONGEST].rsplit(' ', 1)[0]}…"


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))
