"""Media Topics of IPTC that a government press office uses, with labels of our own (``resources/topics.toml``)."""

from __future__ import annotations

from functools import cache

import msgspec

import resources
from aes_editor.document import Subject
from aes_editor.text import fold

_SCHEME = "medtop:"


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A topic: its number, its labels, and further words under which it is looked for."""

    code: str
    fr: str
    en: str
    also: tuple[str, ...] = ()

    def label(self, language: str) -> str:
        """Return the label in *language* (BCP 47); the French one where there is none in it."""
        return self.en if language.partition("-")[0].lower() == "en" else self.fr

    def subject(self, language: str) -> Subject:
        """Return the topic as a subject of a document in *language*."""
        return Subject(code=_SCHEME + self.code, name=self.label(language))


class _Topics(msgspec.Struct, frozen=True):
    topics: tuple[Topic, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """Return the topics, kin beside kin."""
    return msgspec.toml.decode(resources.text("topics.toml"), type=_Topics).topics


def topic(code: str) -> Topic | None:
    """Return the topic of *code* (``medtop:20000639``); None where it is not one of ours."""
    return next((known for known in topics() if _SCHEME + known.code == code), None)


def search(words: str) -> tuple[Topic, ...]:
    """Return the topics that hold every one of *words*, whatever case and accents; all of them for no words.

    Those with a label that begins with *words* come first, then those with one in a label, then those found by other
    words or by their number.
    """
    wanted = fold(words).split()
    if not wanted:
        return topics()
    ranked = [(rank, known) for known in topics() if (rank := _rank(known, wanted)) is not None]
    return tuple(known for _rank, known in sorted(ranked, key=lambda each: each[0]))


def _rank(known: Topic, wanted: list[str]) -> int | None:
    """Return how well *known* fits, 0 best; None where a word is missing."""
    labels = f"{fold(known.fr)} {fold(known.en)}"
    whole = f"{labels} {fold(' '.join(known.also))} {_SCHEME}{known.code}"
    if not all(_begins_a_word(word, whole) for word in wanted):
        return None
    if any(fold(label).startswith(" ".join(wanted)) for label in (known.fr, known.en)):
        return 0
    return 1 if all(_begins_a_word(word, labels) for word in wanted) else 2


def _begins_a_word(word: str, text: str) -> bool:
    return (
        any(part.startswith(word) for part in text.replace("’", " ").replace(":", " ").split()) or word in text.split()
    )
