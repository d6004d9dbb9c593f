"""Who speaks and signs, held against the directory: unknown names, and titles that are not those of the day."""

from __future__ import annotations

import datetime as dt
import difflib
from typing import TYPE_CHECKING, NamedTuple

from aes_editor import edition
from aes_editor.checks.finding import Finding, Fix
from aes_editor.directory.search import words
from aes_editor.directory.titles import holds, title_at
from aes_editor.document import Quote
from aes_editor.i18n import _
from aes_editor.severity import Severity
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aes_editor.checks.context import CheckContext
    from aes_editor.directory import PersonEntry
    from aes_editor.document import Communique, Person

_NEAR = 0.84
"""Share of letters in common from which two names may be one, misspelt (:mod:`difflib`)."""
_MOST_COMPARED = 3000


class _Named(NamedTuple):
    place: str
    person: Person


def _named(doc: Communique) -> Iterator[_Named]:
    """Yield who speaks and who signs, with a name."""
    for number, block in enumerate(doc.body):
        if isinstance(block, Quote) and block.speaker.name.strip():
            yield _Named(f"body/{number}/speaker", block.speaker)
    for number, signatory in enumerate(doc.signatories):
        if signatory.person.name.strip():
            yield _Named(f"signatories/{number}/person", signatory.person)


def in_the_directory(doc: Communique, ctx: CheckContext) -> Iterator[Finding]:
    """Yield names that the directory does not have, or spells otherwise; nothing where it has no persons at all."""
    persons = ctx.directory.persons
    for place, said in _named(doc) if persons else ():
        known = find(persons, said.name)
        if not known:
            yield _unknown(f"{place}/name", said.name, persons)
        elif all(_differs(said.name, person) for person in known):
            right = known[0].name
            message = _("The directory spells “{wrong}” otherwise: “{right}”.").format(wrong=said.name, right=right)
            yield _finding("speaker-spelling", Severity.WARNING, f"{place}/name", message, right)


def find(persons: Sequence[PersonEntry], name: str) -> tuple[PersonEntry, ...]:
    """Return the *persons* who may be called *name*: in full, the family name first, or by the family name alone."""
    wanted = words(name)
    full = [person for person in persons if sorted(words(person.name)) == sorted(wanted)]
    return tuple(full or [person for person in persons if words(person.family_name) == wanted])


def _differs(name: str, person: PersonEntry) -> bool:
    """Whether accents make *name* another spelling than that of *person*."""
    return not set(name.casefold().split()) <= set(person.name.casefold().split())


def _unknown(place: str, name: str, persons: Sequence[PersonEntry]) -> Finding:
    known = {fold(person.name): person.name for person in persons[:_MOST_COMPARED]}
    near = difflib.get_close_matches(fold(name), known, n=1, cutoff=_NEAR)
    if near:
        right = known[near[0]]
        message = _("“{name}” is not in the directory, which has “{right}”; check the spelling.")
        message = message.format(name=name, right=right)
        return _finding("unknown-speaker", Severity.WARNING, place, message, right)
    message = _("“{name}” is not in the directory; check the spelling, or add the person.").format(name=name)
    return _finding("unknown-speaker", Severity.NOTE, place, message)


def titles_of_the_day(doc: Communique, ctx: CheckContext) -> Iterator[Finding]:
    """Yield titles and grades that somebody had, or will have, on another day than that of the dateline."""
    day = doc.dateline.date
    if day is None:
        return
    date = edition.of(doc).date(day)
    for place, said in _named(doc) if ctx.directory.persons else ():
        known = find(ctx.directory.persons, said.name)
        if len(known) != 1:
            continue
        for name, written, right in _outdated(said, known[0], day):
            if right:
                message = _("On {date}, {name} is “{right}” by the directory, not “{wrong}”.")
            else:
                message = _("On {date}, {name} is not “{wrong}” by the directory.")
            message = message.format(date=date, name=said.name, right=right, wrong=written)
            yield _finding("title-of-another-day", Severity.WARNING, f"{place}/{name}", message, right)


def _outdated(said: Person, person: PersonEntry, day: dt.date) -> Iterator[tuple[str, str, str]]:
    """Yield which field of *said* tells a title of another day, what it says, and what is right, "" for none."""
    now = title_at(person, day)
    role = fold(said.role.strip())
    titles = [title for title in person.titles if role and role in {fold(title.title), fold(title.short_title)}]
    if titles and not any(holds(title, day) for title in titles):
        yield "role", said.role, now.title or now.short_title if now else ""
    grade = fold(said.honorific.strip())
    graded = [title for title in person.titles if grade and grade == fold(title.honorific)]
    if graded and now and now.honorific and not any(holds(title, day) for title in graded):
        yield "honorific", said.honorific, now.honorific


def _finding(rule: str, severity: Severity, place: str, message: str, right: str = "") -> Finding:
    fix = Fix(_("Write “{word}”").format(word=right), place, right) if right else None
    return Finding(rule=rule, severity=severity, place=place, message=message, fix=fix)
