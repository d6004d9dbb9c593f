"""The few changes that turn one text into another, found fast enough for every key."""

from __future__ import annotations

from typing import NamedTuple


class Change(NamedTuple):
    """Replace the *removed* signs from *start* on by *inserted*."""

    start: int
    removed: int
    inserted: str


def changes_between(old: str, new: str) -> tuple[Change, ...]:
    """Return what changed from *old* to *new*, from top to bottom; positions are those in *old*.

    What changed lies in one stretch, between the signs that both begin and both end with. Where it has as many lines as
    before, each is compared with its own past: a key changes a headline here and a digest there, and nothing between.
    """
    whole = _change(old, new, 0)
    removed = old[whole.start : whole.start + whole.removed]
    was, now = removed.split("\n"), whole.inserted.split("\n")
    if len(was) != len(now):
        return (whole,)
    changes: list[Change] = []
    position = whole.start
    for before, after in zip(was, now, strict=True):
        if before != after:
            changes.append(_change(before, after, position))
        position += len(before) + 1
    return tuple(changes)


def _change(old: str, new: str, position: int) -> Change:
    start = _common(old, new)
    most = min(len(old), len(new)) - start
    end = _common(old[len(old) - most :][::-1], new[len(new) - most :][::-1])
    return Change(position + start, len(old) - start - end, new[start : len(new) - end])


def _common(one: str, other: str) -> int:
    """Return with how many equal signs both begin: by halving, since comparing slices is what Python does fast."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def utf16_length(text: str) -> int:
    """Return how many positions *text* takes in Qt, which counts signs beyond U+FFFF as two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
