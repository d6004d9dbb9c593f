"""Finding entries by the beginnings of their words, whatever case and accents: « goi » is GOÏTA."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, TypeVar

from aes_editor.directory.entries import (
    BoilerplateEntry,
    ContactEntry,
    Entry,
    InstitutionEntry,
    PersonEntry,
    PlaceEntry,
)
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

E = TypeVar("E", bound=Entry)

_WORD = re.compile(r"[^\W_]+")
_WORST = 2
"""How well a word fits: 0 where it begins what the entry is sorted by, 1 its name, 2 what else is told of it."""


def label(entry: Entry) -> str:
    """Return what lists call *entry*."""
    match entry:
        case PersonEntry():
            return entry.name
        case ContactEntry():
            return entry.name or entry.role or entry.organisation
        case BoilerplateEntry():
            return entry.institution
        case InstitutionEntry() | PlaceEntry():
            return entry.name


def sort_key(entry: Entry) -> tuple[str, ...]:
    """Return by what *entry* is sorted: persons by their family name."""
    match entry:
        case PersonEntry():
            return fold(entry.family_name), fold(entry.given_name), entry.country
        case BoilerplateEntry():
            return fold(entry.institution), entry.language, entry.since.isoformat() if entry.since else ""
        case InstitutionEntry() | PlaceEntry():
            return fold(entry.name), entry.country
        case ContactEntry():
            return fold(label(entry)), fold(entry.organisation), fold(entry.role)


def _texts(entry: Entry) -> tuple[str, str, str]:
    """Return the texts of *entry* by the three ways in which a word of theirs can fit."""
    match entry:
        case PersonEntry():
            told = [text for each in entry.titles for text in (each.honorific, each.title, each.short_title)]
            told += [each.organisation for each in entry.titles]
            return entry.family_name, entry.given_name, " ".join(told)
        case InstitutionEntry():
            return f"{entry.short_name} {entry.name.partition(' ')[0]}", entry.name, ""
        case PlaceEntry():
            return entry.name, " ".join(entry.other_names), ""
        case ContactEntry():
            return entry.name, "", f"{entry.role} {entry.organisation} {entry.email}"
        case BoilerplateEntry():
            return entry.institution, "", f"{entry.language} {entry.text}"


def words(text: str) -> list[str]:
    """Return the words of *text*, folded."""
    return _WORD.findall(fold(text))


class Index(Generic[E]):
    """The entries of one table, ready to be searched."""

    def __init__(self, entries: Iterable[E]) -> None:
        self.entries = tuple(sorted(entries, key=sort_key))
        self._words = sorted(
            (word, number, rank)
            for number, entry in enumerate(self.entries)
            for rank, text in enumerate(_texts(entry))
            for word in dict.fromkeys(words(text))
        )

    def find(self, text: str) -> tuple[E, ...]:
        """Return the entries that have, for each word of *text*, one that begins with it; every entry for no word.

        Best first: where each of the words begins a family name, an acronym or the name of a place; then where each
        begins a name; then the others. Equals stay in the order of lists.
        """
        wanted = words(text)
        if not wanted:
            return self.entries
        ranks = self._ranks(wanted[0])
        for word in wanted[1:]:
            others = self._ranks(word)
            ranks = {number: max(rank, others[number]) for number, rank in ranks.items() if number in others}
        return tuple(self.entries[number] for number in sorted(ranks, key=lambda number: (ranks[number], number)))

    def _ranks(self, word: str) -> dict[int, int]:
        """Return how well each entry fits *word*, by its number."""
        ranks: dict[int, int] = {}
        at = bisect_left(self._words, (word,))
        while at < len(self._words) and self._words[at][0].startswith(word):
            _found, number, rank = self._words[at]
            ranks[number] = min(rank, ranks.get(number, _WORST))
            at += 1
        return ranks
