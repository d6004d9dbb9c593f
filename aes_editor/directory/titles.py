"""Who somebody is on a given day, and how the press names them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from aes_editor.document import Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aes_editor.directory.entries import BoilerplateEntry, PersonEntry, Title


def title_at(person: PersonEntry, day: dt.date | None) -> Title | None:
    """Return the title of *person* valid on *day*, the one begun last where several are; None where none is.

    Without a *day*, the title begun last.
    """
    valid = [title for title in person.titles if day is None or holds(title, day)]
    return max(valid, key=_beginning, default=None)


def holds(title: Title, day: dt.date) -> bool:
    """Whether *title* is valid on *day*; both of its ends belong to it."""
    return (title.since or dt.date.min) <= day <= (title.until or dt.date.max)


def _beginning(title: Title) -> tuple[dt.date, dt.date]:
    return title.since or dt.date.min, title.until or dt.date.max


def as_speaker(person: PersonEntry, day: dt.date | None) -> Person:
    """Return *person* as a communiqué of *day* names them.

    Who holds no office that day keeps the honorific of the last one before it, and has neither title nor organisation.
    """
    title = title_at(person, day)
    if title is not None:
        role = title.title or title.short_title
        return Person(name=person.name, honorific=title.honorific, role=role, organisation=title.organisation)
    past = [title for title in person.titles if day is not None and title.since is not None and title.since <= day]
    last = max(past, key=_beginning, default=None)
    return Person(name=person.name, honorific=last.honorific if last else "")


def full_form(person: PersonEntry, day: dt.date | None) -> str:
    """Return « Général d’Armée Assimi GOÏTA, Président de la Transition du Mali », as it is on *day*."""
    said = as_speaker(person, day)
    named = f"{said.honorific} {said.name}".strip()
    return f"{named}, {said.role}" if said.role else named


def current(boilerplates: Iterable[BoilerplateEntry], day: dt.date) -> tuple[BoilerplateEntry, ...]:
    """Return, of each institution and language, the boilerplate that is valid on *day*: the one begun last by then."""
    newest: dict[tuple[str, str], BoilerplateEntry] = {}
    for entry in boilerplates:
        begun = entry.since or dt.date.min
        key = entry.institution, entry.language
        if begun <= day and (key not in newest or (newest[key].since or dt.date.min) <= begun):
            newest[key] = entry
    return tuple(newest.values())
