"""What a person looks for → a pattern that can be run without fear.

A regular expression may be hostile: its length and its repetitions are bounded, and one that calls itself is refused.
The time it takes is bounded where it is run.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Any

from aes_editor.errors import UsageError
from aes_editor.i18n import _

if TYPE_CHECKING:
    import regex

LONGEST_PATTERN = 1000
"""Characters."""

_MOST_REPEATED = 20_000
_COUNTS = re.compile(r"(?<!\\)\{\s*(\d*)\s*,?\s*(\d*)\s*\}")
_CALLS = re.compile(r"\(\?(?:R|[+-]?\d+|&|P>)")
_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-", "–": "-"})


class BadPattern(UsageError):
    """What is looked for, or what is to be put in its place, makes no sense; or looking for it takes too long."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    *exact* tells accents and typographic signs apart: « é » from « e », « ’ » from « ' », a no-break space from a plain
    one. *words* wants whole words.
    """

    text: str
    expression: bool = False
    case: bool = False
    exact: bool = False
    words: bool = False


def unaccented(text: str) -> tuple[str, list[int] | None]:
    """Return *text* without accents and typographic signs, and where each of its characters stood (None: the same)."""
    plain = text.translate(_ALIKE)
    if plain.isascii():
        return plain, None
    letters: list[str] = []
    spots: list[int] = []
    for spot, char in enumerate(plain):
        for part in unicodedata.normalize("NFD", char):
            if not unicodedata.combining(part):
                letters.append(part)
                spots.append(spot)
    # a sign that was dropped behind its letter belongs to it
    return "".join(letters), [*spots, len(text)]


def compiled(query: Query) -> regex.Pattern[str]:
    """Return the pattern of *query*, for texts that are :func:`unaccented` unless it is exact; :class:`BadPattern`."""
    import regex  # noqa: PLC0415 - not before somebody looks for something

    text = query.text if query.exact else unaccented(query.text)[0]
    if len(text) > LONGEST_PATTERN:
        raise BadPattern(_("This is too long to be looked for: {count} signs.").format(count=len(text)))
    if query.expression:
        _refuse_hostile(text)
    else:
        text = regex.escape(text, special_only=True, literal_spaces=True)
    if query.words:
        text = rf"(?<!\w)(?:{text})(?!\w)"
    flags = regex.MULTILINE if query.case else regex.MULTILINE | regex.IGNORECASE
    try:
        return regex.compile(text, flags)
    except regex.error as fault:
        cause: Any = fault
        where = _("This is no regular expression: {fault} (sign {place}).")
        raise BadPattern(where.format(fault=cause.msg, place=(cause.pos or 0) + 1)) from fault
    except (RecursionError, MemoryError, OverflowError) as cause:
        raise BadPattern(_("This expression takes too long; make it simpler.")) from cause


def _refuse_hostile(text: str) -> None:
    """Refuse what would take all memory before the clock is looked at: counted repetitions are unrolled."""
    counts = [max(int(low or 1), int(high or 1)) for low, high in _COUNTS.findall(text)]
    if _CALLS.search(text) or prod(max(count, 1) for count in counts) > _MOST_REPEATED:
        raise BadPattern(_("This expression takes too long; make it simpler."))
