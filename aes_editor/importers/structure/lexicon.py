"""How communiqués and the pages around them are worded, in every language that has a lexicon.

The words are data: ``resources/lexicons``. Pages mix languages, so a line is compared with all of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import resources
from aes_editor.document import ReleaseKind
from aes_editor.text import key

LANGUAGES = ("fr", "en", "ar")

_SIGNS = re.compile(r"^[^\w©(]+")
_EDGES = " .:;,!…-–—|•·*#=_»«›‹>▶►→()[]\"“”'"


def bare(text: str) -> str:
    """Return :func:`key` of *text* without the punctuation, bullets and pictographs around it."""
    return key("".join(char if char.isalnum() or char.isspace() or char in _KEPT else " " for char in text)).strip(
        _EDGES
    )


_KEPT = "'’.:,;-–/>›»|()&+°º"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of all languages together, folded by :func:`key`."""

    lines: Mapping[str, frozenset[str]]
    starts: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, ReleaseKind]
    institutions: frozenset[str]
    indefinite: tuple[str, ...]

    def is_line(self, kind: str, text: str) -> bool:
        """Whether the whole of *text* is one of the lines of *kind*."""
        return bare(text) in self.lines[kind]

    def starts_as(self, kind: str, text: str) -> bool:
        """Whether *text* begins as the lines of *kind* do."""
        return _SIGNS.sub("", key(text)).startswith(self.starts[kind])


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of one language around persons and what they say, folded by :func:`key`."""

    honorifics: frozenset[str]
    roles: frozenset[str]
    relatives: frozenset[str]
    pronouns: frozenset[str]
    role_ends: tuple[str, ...]
    not_names: frozenset[str]
    role_breaks: frozenset[str]
    bodies: frozenset[str]
    verbs: tuple[str, ...]
    long_verbs: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def _table(language: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.text(f"lexicons/{language}.toml"))


@cache
def lexicon() -> Lexicon:
    """Return the words of lines, of all languages together."""
    tables = [_table(language) for language in LANGUAGES]
    return Lexicon(
        lines={name: frozenset(_bare(t["lines"][name] for t in tables)) for name in tables[0]["lines"]},
        starts={name: _keys(t["starts"].get(name, []) for t in tables) for name in _names(tables, "starts")},
        kinds={bare(words): ReleaseKind(kind) for t in tables for words, kind in t["kinds"].items()},  # type: ignore[arg-type]
        institutions=frozenset(_keys(t["institutions"]["nouns"] for t in tables)),
        indefinite=_keys(t["embargo"]["indefinite"] for t in tables),
    )


@cache
def speech(language: str) -> Speech:
    """Return the words around speech of *language*; the French ones where it has none of its own."""
    table = _table(language if language in LANGUAGES else LANGUAGES[0])
    people, words = table["people"], table["speech"]
    return Speech(
        honorifics=frozenset(_keys([people["honorifics"]])),
        roles=frozenset(_keys([people["roles"]])),
        relatives=frozenset(_keys([people["relatives"]])),
        pronouns=frozenset(_keys([people["pronouns"]])),
        role_ends=tuple(end if end.endswith("'") else f"{end} " for end in _keys([people["role_ends"]])),
        not_names=frozenset(_keys([people["not_names"]])),
        role_breaks=frozenset(_keys([people["role_breaks"]])),
        bodies=frozenset(_keys([people["bodies"]])),
        verbs=_keys([words["verbs"]]),
        long_verbs=tuple(verb for verb in _keys([words["verbs"]]) if len(verb) > 3),
        sources=_keys([words["sources"]]),
    )


def _names(tables: Iterable[Mapping[str, Mapping[str, object]]], section: str) -> list[str]:
    return list(dict.fromkeys(name for table in tables for name in table[section]))


def _keys(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(key(word) + (" " if word.endswith(" ") else "") for words in lists for word in words)


def _bare(lists: Iterable[Iterable[str]]) -> set[str]:
    return {bare(word) for words in lists for word in words}
