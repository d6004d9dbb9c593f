"""Where a word may be divided: Liang's patterns, by pyphen, held back by the rules of French printing.

Two letters at least stay on the line and three go to the next. Names and acronyms, and what is not a word, stay whole.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

_LETTERS = re.compile(r"[^\W\d_]+")
_SHORTEST = 6
_SOFT_HYPHEN = "\u00ad"


class _Patterns(Protocol):
    def positions(self, word: str) -> Sequence[int]: ...


@cache
def _patterns(language: str) -> _Patterns | None:
    import pyphen  # noqa: PLC0415 - its patterns are loaded when a line first asks for them

    known = pyphen.language_fallback(language)
    return pyphen.Pyphen(lang=known, left=2, right=3) if known else None


@lru_cache(maxsize=1 << 15)
def positions(word: str, language: str) -> tuple[int, ...]:
    """Return where *word* may be divided, in ascending order: at its soft hyphens, where its author set any."""
    if _SOFT_HYPHEN in word:
        return tuple(match.end() for match in re.finditer(_SOFT_HYPHEN, word))
    found: list[int] = []
    for match in _LETTERS.finditer(word):
        letters = match[0]
        if len(letters) >= _SHORTEST and letters.islower() and (patterns := _patterns(language)):
            found.extend(match.start() + position for position in patterns.positions(letters))
    return tuple(found)
