"""One name spelt in two ways, and acronyms that nobody spells out."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from aes_editor.checks.finding import Finding, Fix
from aes_editor.checks.passages import Passage, passages
from aes_editor.i18n import _
from aes_editor.severity import Severity
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique

_CAPITALS = re.compile(r"(?<![\w’'.-])[A-ZÀ-ÖØ-Þ]{2,}(?:[-’'][A-ZÀ-ÖØ-Þ]{2,})*(?![\w’'-])")
_ACRONYM = re.compile(r"(?<![\w’'./-])(?<!\d[ \u00a0\u202f])(?:[A-Z]{2,}[A-Za-z]{0,3}|(?:[A-Z]\.){2,})(?![\w’'/-])")
_KNOWN = frozenset(
    {
        "ONU",
        "UN",
        "UE",
        "EU",
        "OMS",
        "WHO",
        "USA",
        "TV",
        "PDF",
        "GMT",
        "UTC",
        "FCFA",
        "CFA",
        "U.S.",
        "U.N.",
        "RFI",
        "COM",
    }
)
"""What readers of any newspaper know, and codes that are no names."""
_ROMAN = re.compile(r"[IVXLCDM]+$")
_NEVER_SPELT = ("reference", "kicker")
_NO_GIVEN_NAME = frozenset(
    {
        "la",
        "le",
        "les",
        "un",
        "une",
        "au",
        "aux",
        "du",
        "des",
        "de",
        "selon",
        "pour",
        "par",
        "avec",
        "cette",
        "ce",
        "notre",
    }
    | {"the", "an", "by", "for", "from", "in", "at", "with", "this", "our", "president", "présidence", "commission"}
)
"""Words that begin a sentence, in capitals, before an acronym."""
_SHORTEST = 4


class _Spot(NamedTuple):
    passage: Passage
    start: int
    word: str


def one_name_two_spellings(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield family names, in capitals as the press writes them, that differ in accents or by one letter alone.

    The spelling that is used more often, or first, is taken as the right one.
    """
    spots: dict[str, list[_Spot]] = defaultdict(list)
    for passage in passages(doc):
        if _all_capitals(passage.prose):
            continue
        for found in _CAPITALS.finditer(passage.prose):
            if len(found[0]) >= _SHORTEST and _after_a_name(passage.prose, found.start()):
                spots[found[0]].append(_Spot(passage, found.start(), found[0]))
    spelt = sorted(spots, key=lambda word: -len(spots[word]))
    told: set[str] = set()
    for number, right in enumerate(spelt):
        for wrong in spelt[number + 1 :]:
            if wrong not in told and right not in told and _nearly_same(right, wrong):
                told.add(wrong)
                yield from (_respelt(spot, right) for spot in spots[wrong])


def _after_a_name(text: str, start: int) -> bool:
    """Whether a given name or an honorific stands before *start*: « Assimi GOÏTA », « M. TRAORÉ »."""
    before = re.search(r"(\w[\w’'.-]*)[\s\u00a0\u202f]+$", text[:start])
    return before is not None and before[1][0].isupper()


def _nearly_same(one: str, other: str) -> bool:
    folded, other_folded = fold(one), fold(other)
    if folded == other_folded:
        return True
    short, long = sorted((folded, other_folded), key=len)
    if len(short) <= _SHORTEST or len(long) - len(short) > 1:
        return False
    differing = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[differing + (len(short) == len(long)) :] == long[differing + 1 :]


def _respelt(spot: _Spot, right: str) -> Finding:
    passage, start, word = spot
    end = start + len(word)
    return Finding(
        rule="two-spellings",
        severity=Severity.WARNING,
        place=passage.place,
        start=start,
        end=end,
        message=_("“{wrong}” is spelt “{right}” elsewhere; choose one spelling.").format(wrong=word, right=right),
        fix=Fix(
            _("Write “{word}”").format(word=right), passage.place, passage.text[:start] + right + passage.text[end:]
        ),
    )


def acronyms(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield the first place of each acronym that is never spelt out, before it or behind it in brackets."""
    whole = " ".join(passage.prose for passage in passages(doc))
    seen: set[str] = set()
    family_names = {found[0] for passage in passages(doc) for found in _family_names(passage)}
    for passage in passages(doc):
        if passage.place in _NEVER_SPELT or _all_capitals(passage.prose):
            continue
        for found in _ACRONYM.finditer(passage.prose):
            word = found[0]
            skipped = word in seen or word in _KNOWN or word in family_names or _ROMAN.match(word) or len(word) > 8
            if skipped or _spelt_out(word, whole):
                continue
            seen.add(word)
            yield Finding(
                rule="acronym",
                severity=Severity.NOTE,
                place=passage.place,
                start=found.start(),
                end=found.end(),
                message=_("“{word}” is never spelt out; say what it stands for at its first place.").format(word=word),
            )


def _family_names(passage: Passage) -> Iterator[re.Match[str]]:
    return (found for found in _CAPITALS.finditer(passage.prose) if _after_a_given_name(passage.prose, found.start()))


def _after_a_given_name(text: str, start: int) -> bool:
    before = re.search(r"([^\W\d_][\w’'-]+)[\s\u00a0\u202f]+$", text[:start])
    if before is None or before[1].casefold() in _NO_GIVEN_NAME:
        return False
    return before[1][0].isupper() and before[1][1:2].islower()


def _all_capitals(text: str) -> bool:
    return text == text.upper()


def _spelt_out(word: str, text: str) -> bool:
    """Whether *text* has « Alliance des États du Sahel (AES) » or « AES (Alliance des États du Sahel) »."""
    bare = re.escape(word)
    return re.search(rf"\w[\s\u00a0\u202f]\(({bare})\b|(?<!\w){bare}[\s\u00a0\u202f]\([^\W\d]", text) is not None
