"""Persons in an Arabic text, which has no capitals: an honorific opens the name, a position stands before it.

The shapes that are read::

    وزيرة الصحة، السيدة مريم ديارا،        رائد الفضاء الأمريكي الدكتور باز ألدرين
    وزير الخارجية عبد الله ديوب            معالي السيد موسى فقي محمد
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from aes_editor import places
from aes_editor.document import Person
from aes_editor.importers.structure.datelines import country_code
from aes_editor.importers.structure.lexicon import speech
from aes_editor.importers.structure.people import Mention
from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[\w.]+")
_BREAK = re.compile(r"[،,:؛;.«»\"“”()\n–—-]")
_COMMA = re.compile(r"\s*[،,]\s*\Z")
_CONNECTORS = frozenset(map(key, ("بن", "ابن", "بنت", "آل", "أبو", "ولد", "عبد", "أبي", "الحاج", "أغ")))
_Span = tuple[int, int]
_LONGEST_NAME = 5
_USUAL_NAME = 2
_MOST_HONORIFICS = 10
_LONGEST_ROLE = 9


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[Mention, ...]:
    """Return the persons that *text* names, in reading order."""
    return tuple(_Reader(text).mentions())


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._words = speech("ar")
        self._spans = [match.span() for match in _WORD.finditer(text)]
        self._keys = [key(text[start:end]) for start, end in self._spans]

    def mentions(self) -> Iterator[Mention]:
        at = 0
        while at < len(self._keys):
            mention, after = self._titled(at) or self._with_role(at) or (None, at + 1)
            if mention is not None:
                yield mention
            at = after

    def _titled(self, at: int) -> tuple[Mention, int] | None:
        name = self._honorifics(at)
        end = self._name_end(name) if name > at else name
        if end == name or self._broken(name):
            return None
        role, start = self._role_before(at)
        return self._mention(start, role, (at, name), (name, end)), end

    def _honorifics(self, at: int) -> int:
        name = at
        while name - at < _MOST_HONORIFICS and (after := self._phrase(name, self._words.honorifics)) > name:
            if name > at and self._broken(name):
                break
            name = after
        return name

    def _mention(self, start: int, role: _Span, honorific: _Span, name: _Span) -> Mention:
        person = Person(name=self._between(*name), honorific=self._between(*honorific), role=self._between(*role))
        return Mention(self._spans[start][0], self._spans[name[1] - 1][1], person)

    def _with_role(self, at: int) -> tuple[Mention, int] | None:
        """« وزير الخارجية عبد الله ديوب، »: without an honorific the name is the end of the phrase."""
        noun = self._phrase(at, self._words.roles)
        if noun == at:
            return None
        end = noun
        while end < len(self._keys) and end - at < _LONGEST_ROLE and not self._broken(end) and not self._stops(end):
            if self._phrase(end, self._words.honorifics) > end:
                return None  # the honorific will find this position before it
            end += 1
        comma = end < len(self._keys) and _COMMA.match(self._gap(end)) is not None
        if comma:
            name = self._honorifics(end)
            name_end = self._name_end(name)
            if (name > end or 1 < name_end - name <= _LONGEST_NAME) and self._broken(name_end):
                return self._mention(at, (at, end), (end, name), (name, name_end)), name_end
        return self._name_at_end(at, noun, end)

    def _name_at_end(self, at: int, noun: int, end: int) -> tuple[Mention, int] | None:
        start = end - _USUAL_NAME
        while start - 1 > noun and self._keys[start - 1] in _CONNECTORS:
            start -= 1
        definite = (word for word in range(start, end) if self._keys[word].startswith("ال"))
        if start < noun or any(self._keys[word - 1] not in _CONNECTORS for word in definite):
            return None
        return self._mention(at, (at, start), (start, start), (start, end)), end

    def _name_end(self, at: int) -> int:
        """Return the word after the name that begins at *at*: to the next comma, or two words and what joins them."""
        end = at
        while end < len(self._keys) and end - at <= _LONGEST_NAME and not (end > at and self._broken(end)):
            if self._stops(end):
                break
            end += 1
        if end - at <= _LONGEST_NAME and (end == len(self._keys) or self._broken(end)):
            return end
        short = at
        counted = 0
        while short < end and counted < _USUAL_NAME:
            counted += self._keys[short] not in _CONNECTORS
            short += 1
        while short < end and self._keys[short] in _CONNECTORS:
            short = min(short + 2, end)
        return short

    def _role_before(self, at: int) -> tuple[_Span, int]:
        """Return the position before the honorific at *at*, with or without a comma between, and where it begins."""
        for start in range(max(at - _LONGEST_ROLE, 0), at):
            noun = self._phrase(start, self._words.roles)
            whole = noun > start and not any(self._broken(word) or self._stops(word) for word in range(start + 1, at))
            if whole and (not self._broken(at) or _COMMA.match(self._gap(at))):
                return (start, at), start
        return (at, at), at

    def _stops(self, at: int) -> bool:
        word = self._keys[at]
        if word == "في" and at + 1 < len(self._keys):  # « وزير الصحة في النيجر » goes on, « في كلمته » does not
            where = self._between(at + 1, at + 2)
            return places.city(where) is None and not country_code(where, "ar")
        return word in self._words.not_names or word in self._words.verbs

    def _phrase(self, at: int, phrases: frozenset[str]) -> int:
        for size in range(min(3, len(self._keys) - at), 0, -1):
            if " ".join(self._keys[at : at + size]) in phrases:
                return at + size
        return at

    def _gap(self, at: int) -> str:
        return self._text[self._spans[at - 1][1] : self._spans[at][0]] if 0 < at < len(self._spans) else ""

    def _broken(self, at: int) -> bool:
        """Whether punctuation stands before the word *at*, or the text ends there."""
        return at >= len(self._spans) or _BREAK.search(self._gap(at)) is not None

    def _between(self, start: int, stop: int) -> str:
        return self._text[self._spans[start][0] : self._spans[stop - 1][1]].strip() if start < stop else ""
