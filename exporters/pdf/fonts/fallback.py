"""Which face draws which character of a word."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.pdf.fonts.lastresort import LAST_RESORT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exporters.pdf.fonts.typeface import Typeface

_STICKS = {"Mn", "Me", "Mc", "Cf"}


@lru_cache(maxsize=1 << 15)
def stretches(text: str, faces: tuple[Typeface, ...]) -> tuple[tuple[Typeface, str], ...]:
    """Return *text* cut into stretches, each with the first of *faces* that has it.

    Marks and joiners stay with their base where its face has them.
    """
    if all(map(faces[0].covers, text)):
        return ((faces[0], text),)
    found: list[tuple[Typeface, str]] = []
    for character in text:
        current = found[-1][0] if found else None
        sticks = current is not None and unicodedata.category(character) in _STICKS
        if current is not None and sticks and current.covers(character):
            chosen = current
        else:
            chosen = next(face for face in faces if face.covers(character))
        if found and chosen is current:
            found[-1] = (chosen, found[-1][1] + character)
        else:
            found.append((chosen, character))
    return tuple(found)


def missing(texts: Iterable[str], faces: tuple[Typeface, ...]) -> dict[str, int]:
    """Return the characters that none of *faces* has, each with how often it occurs, in order of appearance."""
    counts: dict[str, int] = {}
    for text in texts:
        for face, stretch in stretches(text, faces):
            if face is LAST_RESORT:
                for character in stretch:
                    counts[character] = counts.get(character, 0) + 1
    return counts
