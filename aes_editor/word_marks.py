"""What changed between two texts, word by word, for people who read both."""

from __future__ import annotations

import difflib
import itertools
import re
from collections import Counter
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORDS = re.compile(r"([^\W_]+|\S|(?=\s))(\s*)")
_ENDS = re.compile(r"(?<=[.!?…])(\s+)")
_MOST_PAIRS = 500_000
"""Pairs of equal words beyond which sentences are compared, and of equal sentences beyond which nothing is."""

_Token = tuple[str, str]
"""A word or a sentence, and the space behind it: only the first is matched, so that a changed space is told alone."""


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
    was, now = _words(old), _words(new)
    start = _common(was, now)
    end = _common(was[start:][::-1], now[start:][::-1])
    middle = _between(was[start : len(was) - end], now[start : len(now) - end])
    kept = Piece(Mark.KEPT, _text(was[:start])), Piece(Mark.KEPT, _text(was[len(was) - end :]))
    return _joined(piece for piece in (kept[0], *middle, kept[1]) if piece.text)


def _words(text: str) -> list[_Token]:
    return [(word, space) for word, space in _WORDS.findall(text)]


def _sentences(text: str) -> list[_Token]:
    """Return *text* cut behind the signs that end sentences."""
    parts = [*_ENDS.split(text), ""]
    return list(zip(parts[::2], parts[1::2], strict=True))


def _text(tokens: list[_Token]) -> str:
    return "".join(itertools.chain.from_iterable(tokens))


def _common(one: list[_Token], other: list[_Token]) -> int:
    return sum(1 for _pair in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _between(was: list[_Token], now: list[_Token]) -> Iterator[Piece]:
    if _equal_pairs(was, now) > _MOST_PAIRS:
        was, now = _sentences(_text(was)), _sentences(_text(now))
    if _equal_pairs(was, now) > _MOST_PAIRS:
        yield from (Piece(Mark.REMOVED, _text(was)), Piece(Mark.ADDED, _text(now)))
        return
    matcher = difflib.SequenceMatcher(None, [word for word, _ in was], [word for word, _ in now], autojunk=False)
    for kind, start, stop, begin, finish in matcher.get_opcodes():
        if kind != "equal":
            yield Piece(Mark.REMOVED, _text(was[start:stop]))
            yield Piece(Mark.ADDED, _text(now[begin:finish]))
            continue
        for (word, before), (_word, after) in zip(was[start:stop], now[begin:finish], strict=True):
            yield Piece(Mark.KEPT, word)
            if before == after:
                yield Piece(Mark.KEPT, before)
            else:
                yield from (Piece(Mark.REMOVED, before), Piece(Mark.ADDED, after))


def _equal_pairs(was: list[_Token], now: list[_Token]) -> int:
    """Return what a comparison of *was* and *now* costs, each time that it is taken in two."""
    counts = Counter(word for word, _space in now)
    return sum(counts[word] for word, _space in was)


def _common_end(removed: str, added: str) -> int:
    """Return how many signs of space both end with."""
    space = len(added) - len(added.rstrip())
    while space and not removed.endswith(added[-space:]):
        space -= 1
    return space


def _joined(found: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return *found* with neighbours of one kind in one piece, and what was removed before what was added there."""
    whole: list[Piece] = []
    removed = added = kept = ""
    for mark, text in found:
        if mark is not Mark.KEPT and kept:
            whole.append(Piece(Mark.KEPT, kept))
            kept = ""
        match mark:
            case Mark.REMOVED:
                removed += text
            case Mark.ADDED:
                added += text
            case Mark.KEPT:
                space = _common_end(removed, added)
                whole += [
                    Piece(Mark.REMOVED, removed[: len(removed) - space]),
                    Piece(Mark.ADDED, added[: len(added) - space]),
                ]
                kept += removed[len(removed) - space :] + text
                removed = added = ""
    whole += [Piece(Mark.REMOVED, removed), Piece(Mark.ADDED, added), Piece(Mark.KEPT, kept)]
    return tuple(piece for piece in whole if piece.text)
