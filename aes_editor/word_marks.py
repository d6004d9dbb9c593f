"""What changed between two texts, word by word, for people who read both."""

from __future__ import annotations

import difflib
import itertools
import re
from collections import Counter
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = re.compile(r"[^\W_]+|\s+|[\W_]")
_SENTENCES = re.compile(r"[^.!?…\n]*[.!?…\n]+\s*|[^.!?…\n]+")
_MOST_PAIRS = 500_000
"""Pairs of equal words beyond which sentences are compared, and of equal sentences beyond which nothing is."""


class Mark(Enum):
    """What became of a piece of text."""

    KEPT = auto()
    REMOVED = auto()
    ADDED = auto()


class Piece(NamedTuple):
    """A stretch of text, and what became of it."""

    mark: Mark
    text: str


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return both texts as one: the kept and removed pieces joined are *old*, the kept and added ones *new*."""
    was, now = _WORDS.findall(old), _WORDS.findall(new)
    start = _common(was, now)
    end = _common(was[start:][::-1], now[start:][::-1])
    middle = _between(was[start : len(was) - end], now[start : len(now) - end])
    found = [Piece(Mark.KEPT, "".join(was[:start])), *middle, Piece(Mark.KEPT, "".join(was[len(was) - end :]))]
    return _joined(piece for piece in found if piece.text)


def _common(one: list[str], other: list[str]) -> int:
    return sum(1 for _pair in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _between(was: list[str], now: list[str]) -> list[Piece]:
    if _equal_pairs(was, now) > _MOST_PAIRS:
        was, now = _SENTENCES.findall("".join(was)), _SENTENCES.findall("".join(now))
    if _equal_pairs(was, now) > _MOST_PAIRS:
        return [Piece(Mark.REMOVED, "".join(was)), Piece(Mark.ADDED, "".join(now))]
    found: list[Piece] = []
    matcher = difflib.SequenceMatcher(str.isspace, was, now, autojunk=False)
    for kind, start, stop, begin, finish in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(Mark.KEPT, "".join(was[start:stop])))
        else:
            found.append(Piece(Mark.REMOVED, "".join(was[start:stop])))
            found.append(Piece(Mark.ADDED, "".join(now[begin:finish])))
    return found


def _equal_pairs(was: list[str], now: list[str]) -> int:
    """Return what a comparison of *was* and *now* costs, each time that it is taken in two."""
    counts = Counter(now)
    return sum(counts[token] for token in was if not token.isspace())


def _joined(found: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return *found* with the space between two changes taken into them: two words for two others are one change."""
    listed = list(found)
    whole: list[Piece] = []
    removed = added = ""
    for index, (mark, text) in enumerate(listed):
        if mark is Mark.REMOVED:
            removed += text
        elif mark is Mark.ADDED:
            added += text
        elif text.isspace() and "\n" not in text and (removed or added) and index + 1 < len(listed):
            removed += text
            added += text
        else:
            whole += [Piece(Mark.REMOVED, removed), Piece(Mark.ADDED, added), Piece(Mark.KEPT, text)]
            removed = added = ""
    whole += [Piece(Mark.REMOVED, removed), Piece(Mark.ADDED, added)]
    return tuple(piece for piece in whole if piece.text)
