"""Right-to-left text among left-to-right text: levels by python-bidi, visual order of a line by rule L2 of UAX #9."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RTL = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_UNASSIGNED = "x"
"""Stands in for a character newer than Python's tables, which python-bidi stumbles over."""
FORMATS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: they show nothing, and could make a line read what it does not say."""


def is_mixed(text: str) -> bool:
    """Whether *text* holds any right-to-left character."""
    return _RTL.search(text) is not None


@lru_cache(maxsize=1024)
def levels(text: str, base: int) -> tuple[int, ...]:
    """Return the embedding level of each character of one paragraph without FORMATS; *base* is 0 (ltr) or 1 (rtl)."""
    from bidi import algorithm  # noqa: PLC0415 - only right-to-left text needs it

    text = "".join(character if unicodedata.bidirectional(character) else _UNASSIGNED for character in text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    resolved = iter(storage["chars"])
    found: list[int] = []
    current = next(resolved, None)
    for character in text:
        if current is not None and current["ch"] == character:
            found.append(current["level"])
            current = next(resolved, None)
        else:  # boundary neutrals (joiners …) are dropped by rule X9: they go with what they follow
            found.append(found[-1] if found else base)
    return tuple(found)


def visual_order(line: list[int]) -> list[int]:
    """Return the indices of *line*, a list of levels, from left to right."""
    order = list(range(len(line)))
    if not line:
        return order
    for level in range(max(line), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and line[order[stop]] >= level:
                stop += 1
            order[start:stop] = reversed(order[start:stop])
            start = stop + 1
    return order
