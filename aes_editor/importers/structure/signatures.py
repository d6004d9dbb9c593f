"""Signatures at the foot: « Fait à Bamako, le 23 décembre 2025 », and who signed."""

from __future__ import annotations

import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from aes_editor import dates
from aes_editor.document import Dateline, Person, Signatory
from aes_editor.importers.structure import datelines
from aes_editor.importers.structure.lexicon import lexicon, speech
from aes_editor.importers.structure.marks import SENTENCE_END, Mark
from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.importers.structure.account import Account
    from aes_editor.importers.structure.marks import Marked
    from aes_editor.importers.structure.page import Line

_PLACE = re.compile(
    r"(?:fait|donné|done|issued|given|حرر|صدر)\s+(?:à|at|in|en|ب|في)?\s*(?P<place>[^\W\d_][^,،\d]*?)\s*"
    r"(?:[,،]|\ble\b|\bon\b|\bthis\b|\d|\Z)",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?:pour|p\.|for|le|la|the|عن)\s", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:le|la|the)\s+", re.IGNORECASE)
_LONGEST_LINE = 12  # words
_MOST_LINES = 9
_LANGUAGES = ("fr", "en", "ar")


def start(lines: Sequence[Marked]) -> int:
    """Return where in the body *lines* its signature begins, without « Fait à »; 0 where it has none.

    It is the short lines at the end, if they begin with a place and date, or with a position and a name.
    """
    first = len(lines)
    while first > 1 and len(lines) - first < _MOST_LINES and _may_sign(lines[first - 1]):
        first -= 1
    block = lines[first:]
    for at, entry in enumerate(block):
        rest = block[at:]
        if entry.mark is Mark.DATELINE and len(rest) > 1:
            return first + at
        held = _holds_position(entry.text)
        if held and any(_is_name(_without_honorific(other.text.strip(" .,"))) for other in rest[1:]):
            return first + at
        if len(rest) > 1 and _is_name(_without_honorific(entry.text.strip(" .,"))) and _holds_position(rest[1].text):
            return first + at
    last = block[-1] if block else None
    return len(lines) - 1 if last is not None and last.mark is Mark.DATELINE and first < len(lines) else 0


def _may_sign(entry: Marked) -> bool:
    few = len(entry.text.split()) <= _LONGEST_LINE and not SENTENCE_END.search(entry.text)
    return entry.mark is Mark.DATELINE or (few and entry.mark in {Mark.TEXT, Mark.KIND} and entry.text[:1].isupper())


def _holds_position(text: str) -> bool:
    words = key(_ARTICLE.sub("", _FOR.sub("", text, count=1))).split()[:1]
    return any(word.rstrip(",") in speech(language).roles for language in _LANGUAGES for word in words)


def read(lines: Sequence[Line], language: str, account: Account) -> tuple[Signatory, ...]:
    """Return who signed in *lines*; where and when stands with the first of them, as it is printed once."""
    place, day = "", None
    signed: list[Line] = []
    for line in lines:
        text = line.text.strip()
        done, alone, found = _PLACE.match(text), datelines.alone(text, language), dates.find(text, language)
        if (done or alone) and not (place or day):
            place = done["place"].strip() if done else alone.dateline.place if alone else ""
            day = found[0].day if found else None
        else:
            signed.append(line)
        account.put(line, "signatories")
    if not lines:
        return ()
    first, *others = _persons(signed) or [Person()]
    return (Signatory(person=first, place=place, date=day), *(Signatory(person=person) for person in others))


def dateline(signatories: Sequence[Signatory]) -> Dateline:
    """Return the dateline that a signature gives where no other was found."""
    for signatory in signatories:
        if signatory.place or signatory.date:
            city = datelines.located(signatory.place)
            return Dateline(place=signatory.place, country=city, date=signatory.date)
    return Dateline()


def _persons(lines: Sequence[Line]) -> list[Person]:
    """Return the persons of *lines*: what is set together is one of them; a position alone belongs to the next name."""
    groups = [[line.text.strip(" .,") for line in part] for _group, part in groupby(lines, lambda line: line.group)]
    blocks: list[list[str]] = []
    for group in groups:
        if blocks and not (_names(blocks[-1]) and _names(group)):
            blocks[-1].extend(group)
        else:
            blocks.append(list(group))
    return [person for block in blocks for person in _persons_of(block)]


def _names(texts: Sequence[str]) -> list[int]:
    return [at for at, text in enumerate(texts) if _is_name(_without_honorific(text))]


def _persons_of(texts: Sequence[str]) -> list[Person]:
    """Return the persons of lines set together: each name with the positions above it, below it if it stands first."""
    names = _names(texts)
    if not names:
        return [Person(role=", ".join(texts))]
    starts = names if names[0] == 0 else [0, *(at + 1 for at in names[:-1])]
    persons: list[Person] = []
    for start, stop in pairwise([*starts, len(texts)]):
        part = texts[start:stop]
        at = _names(part)[0]
        bare = _without_honorific(part[at])
        honorific = _ARTICLE.sub("", part[at][: len(part[at]) - len(bare)], count=1).strip()
        role = ", ".join(text for position, text in enumerate(part) if position != at)
        persons.append(Person(name=bare, honorific=honorific, role=role))
    return persons


def _is_name(text: str) -> bool:
    words = text.split()
    folded = key(text).split()
    if not 2 <= len(words) <= 5 or not all(word[:1].isupper() for word in words if len(word) > 3):
        return False
    known = lexicon().institutions.union(
        *(speech(language).roles | speech(language).not_names for language in _LANGUAGES)
    )
    return not any(word.rstrip(",") in known for word in folded)


def _without_honorific(text: str) -> str:
    text = _ARTICLE.sub("", text, count=1)
    for language in _LANGUAGES:
        for honorific in sorted(speech(language).honorifics, key=len, reverse=True):
            if key(text).startswith(honorific + " "):
                return text[len(honorific) :].strip()
    return text
