"""The words of a text in a script with capitals, and what stands between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from aes_editor.text import key

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.-?)+(?=[\s,)])|[^\W\d_]+\.(?=\s+[^\W\da-zß-öø-ÿ_])|[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\d+"
)
_SPACE = re.compile(r"[ \u00a0\u202f]+\Z")
_POSSESSIVE = re.compile(r"[’'][ \u00a0\u202f]+\Z")  # “the regulators’ committee”
_ELIDED = re.compile(r"^[ldjcsmtLDJCSMT][’'](?=\w)")
_LONGEST_PHRASE = 4  # words of an honorific or of the noun of a position


class Token(NamedTuple):
    """A word: as written, where it stands, its :func:`key`, whether it begins with a *capital*."""

    text: str
    start: int
    end: int
    key: str
    capital: bool


def without_elision(text: str) -> str:
    """Return *text* without « l’ », « d’ » and the like at its head."""
    return _ELIDED.sub("", text)


class Tokens:
    """The words of *text*, by number."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._tokens = [
            Token(
                match[0],
                match.start(),
                match.end(),
                key(without_elision(match[0])).rstrip("."),
                match[0][0].isupper() and not _ELIDED.match(match[0]),
            )
            for match in _TOKEN.finditer(text)
        ]

    def _phrase(self, at: int, phrases: frozenset[str]) -> int:
        """Return the token after the longest of *phrases* at *at*; *at* where none stands there."""
        for size in range(min(_LONGEST_PHRASE, len(self._tokens) - at), 0, -1):
            if all(self._spaced(at + step) for step in range(1, size)):
                words = key(without_elision(self._text[self._tokens[at].start : self._tokens[at + size - 1].end]))
                for written in (words, words.rstrip("."), f"{words}.", self._tokens[at].key if size == 1 else words):
                    if written in phrases:
                        return at + size
        return at

    def _gap(self, at: int) -> str:
        return self._text[self._tokens[at - 1].end : self._tokens[at].start] if at else ""

    def _is_space(self, at: int) -> bool:
        """Whether nothing but blanks stands before token *at*."""
        gap = self._gap(at)
        if _SPACE.match(gap):
            return True
        return self._language == "en" and _POSSESSIVE.match(gap) is not None and self._tokens[at - 1].key[-1:] == "s"

    def _spaced(self, at: int) -> bool:
        return 0 < at < len(self._tokens) and self._is_space(at)

    def _is(self, at: int, words: frozenset[str] | set[str]) -> bool:
        return at < len(self._tokens) and self._tokens[at].key in words

    def _is_capital(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].capital

    def _between(self, start: int, stop: int) -> str:
        if start >= stop:
            return ""
        text = self._text[self._tokens[start].start : self._tokens[stop - 1].end]
        text = re.sub(r"[’']s\Z", "", text) if self._language == "en" else text
        return text + ")" * (text.count("(") - text.count(")"))
