"""The smallest single change that turns one text into another."""

from __future__ import annotations

from typing import NamedTuple


class Change(NamedTuple):
    """Replace the *removed* signs from *start* on by *inserted*."""

    start: int
    removed: int
    inserted: str


def change_between(old: str, new: str) -> Change:
    """Return what changed from *old* to *new*: one stretch, between the signs that both begin and both end with."""
    start = _common(old, new)
    most = min(len(old), len(new)) - start
    end = _common(old[len(old) - most :][::-1], new[len(new) - most :][::-1])
    return Change(start, len(old) - start - end, new[start : len(new) - end])


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
