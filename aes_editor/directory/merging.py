"""Taking entries from elsewhere into a directory: whoever is there already is brought up to date, not doubled.

Two entries are the same by what people would call the same, whatever case and accents: persons and places by name and
country, institutions by name, contacts by name and organisation, boilerplates by institution, language and first day.
Where one of the two does not say the country or organisation, it contradicts nothing. What a file says replaces what
was there, what it leaves empty does not; titles of a person are added to those that are known.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from aes_editor.directory.entries import (
    BoilerplateEntry,
    ContactEntry,
    Directory,
    Entry,
    InstitutionEntry,
    PersonEntry,
    PlaceEntry,
    Title,
    table_of,
)
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aes_editor.directory.changes import Change

S = TypeVar("S", bound=msgspec.Struct)


class Row(NamedTuple):
    """An *entry* read from a file; *given* are the fields that the file says anything of, *line* is where, from 1."""

    entry: Entry
    given: frozenset[str]
    line: int


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of rows: the *change* to make, and how many entries come, change, and are as they were."""

    change: Change
    added: int
    updated: int
    unchanged: int


def merged(directory: Directory, rows: Iterable[Row]) -> Merge:
    """Return what taking *rows* into *directory* changes."""
    slots: dict[tuple[str, ...], list[_Slot]] = defaultdict(list)
    for table in ("persons", "institutions", "places", "contacts", "boilerplates"):
        for entry in directory.table(table):
            slots[_key(entry)].append(_Slot(entry, entry))
    met: dict[int, _Slot] = {}
    for row in rows:
        known = slots[_key(row.entry)]
        slot = next((each for each in known if _compatible(each.now, row.entry)), None)
        if slot is None:
            slot = _Slot(None, row.entry)
            known.append(slot)
        else:
            slot.now = _joined(slot.now, row.entry, row.given)
        met[id(slot)] = slot
    change = tuple((slot.before, slot.now) for slot in met.values() if slot.before != slot.now)
    added = sum(before is None for before, _after in change)
    return Merge(change, added, len(change) - added, len(met) - len(change))


@dataclass(slots=True, eq=False)
class _Slot:
    before: Entry | None
    now: Entry


def _key(entry: Entry) -> tuple[str, ...]:
    match entry:
        case PersonEntry():
            said: tuple[str, ...] = (entry.given_name, entry.family_name)
        case ContactEntry():
            said = (entry.name,) if entry.name else ("", entry.role, entry.organisation)
        case BoilerplateEntry():
            said = (entry.institution, entry.language, entry.since.isoformat() if entry.since else "")
        case InstitutionEntry() | PlaceEntry():
            said = (entry.name,)
    return (table_of(entry), *(fold(text) for text in said))


def _compatible(known: Entry, new: Entry) -> bool:
    """Whether what both say beside their names does not contradict."""
    match known, new:
        case PersonEntry(), PersonEntry():
            return _agree(known.country, new.country)
        case PlaceEntry(), PlaceEntry():
            return _agree(known.country, new.country)
        case ContactEntry(), ContactEntry():
            return _agree(fold(known.organisation), fold(new.organisation))
        case _:
            return True


def _agree(one: object, other: object) -> bool:
    return one == other or not one or not other


def _joined(known: S, new: S, given: frozenset[str]) -> S:
    """Return *known* with what *new* says of the fields *given*."""
    values: dict[str, Any] = {}
    for name in given:
        said = getattr(new, name)
        if name == "titles":
            values[name] = _titles(getattr(known, name), said)
        elif said or said is False:
            values[name] = said
    return msgspec.structs.replace(known, **values)


def _titles(known: tuple[Title, ...], new: tuple[Title, ...]) -> tuple[Title, ...]:
    titles = list(known)
    for title in new:
        at = next((at for at, each in enumerate(titles) if _same_title(each, title)), None)
        if at is None:
            titles.append(title)
        else:
            said = {name for name in Title.__struct_fields__ if getattr(title, name)}
            titles[at] = _joined(titles[at], title, frozenset(said))
    return tuple(titles)


def _same_title(one: Title, other: Title) -> bool:
    return fold(one.title) == fold(other.title) and _agree(one.since, other.since)
