"""One name spelt in two ways."""

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
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique

CAPITALS = re.compile(r"(?<![\w’'.-])[A-ZÀ-ÖØ-Þ]{2,}(?:[-’'][A-ZÀ-ÖØ-Þ]{2,})*(?![\w’'-])")
_WHOLE = re.compile(
    r"(?<![\w’'-])[A-ZÀ-ÖØ-Þ][\wÀ-ÿ-]*[a-zà-ÿ](?:[ \u00a0\u202f](?:(?:de|van|ben|ould|el|al)[ \u00a0])?"
    r"[A-ZÀ-ÖØ-Þ][\w-]{2,}){1,2}(?![\w’'-])"
)
_WORD = re.compile(r"[^\s\u00a0\u202f]+")
_SMALL_NAME = re.compile(r"(?:\b[a-zà-ÿ]+|\bMM?\.|\bMmes?)[ \u00a0\u202f]([A-ZÀ-ÖØ-Þ][a-zà-ÿ]{3,})(?![\w’'-])")
_INFLECTIONS = ("s", "e", "x", "es", "ne", "n")
"""Endings that make another form of a word, and no misspelling."""
_SHORTEST = 4
_MOST = 400
"""Names that are compared with each other."""
_REACH = 80
"""Characters before a name in which the word before it is looked for."""


class _Spot(NamedTuple):
    passage: Passage
    start: int
    word: str


def one_name_two_spellings(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield names that differ in accents or by one letter alone.

    Compared are family names in capitals, as the press writes them, and names of two words and more. The spelling
    that is used more often, or first, is taken as the right one.
    """
    texts = [passage for passage in passages(doc) if passage.prose != passage.prose.upper()]
    yield from _misspelt(_family_names(texts), _nearly_same)
    yield from _misspelt(_whole_names(texts), _nearly_the_same_person)
    yield from _without_accents(texts)


def _without_accents(texts: Sequence[Passage]) -> Iterator[Finding]:
    """Yield « le président Traore » where « Ibrahim Traoré » has other accents."""
    whole = [spot.word.split()[-1] for spot in _whole_names(texts)]
    accented = [word.casefold() for word in whole if len(word) >= _SHORTEST and fold(word) != word.casefold()]
    known = {fold(word): word for word in accented}
    for passage in texts:
        for found in _SMALL_NAME.finditer(passage.prose):
            right = known.get(fold(found[1]))
            if right is not None and right != found[1].casefold():
                yield _respelt(_Spot(passage, found.start(1), found[1]), right.capitalize())


def _family_names(texts: Sequence[Passage]) -> Iterator[_Spot]:
    for passage in texts:
        for found in CAPITALS.finditer(passage.prose):
            if len(found[0]) >= _SHORTEST and _after_a_name(passage.prose, found.start()):
                yield _Spot(passage, found.start(), found[0])


def _whole_names(texts: Sequence[Passage]) -> Iterator[_Spot]:
    """Yield names of two words; of three, the first may be the one that opens the sentence, and is left out."""
    for passage in texts:
        for found in _WHOLE.finditer(passage.prose):
            words = [word.start() for word in _WORD.finditer(found[0]) if word[0][0].isupper()]
            first = words[-2]
            yield _Spot(passage, found.start() + first, found[0][first:])


def _misspelt(found: Iterable[_Spot], same: Callable[[str, str], bool]) -> Iterator[Finding]:
    spots: dict[str, list[_Spot]] = defaultdict(list)
    for spot in found:
        spots[spot.word].append(spot)
    spelt = sorted(spots, key=lambda word: -len(spots[word]))[:_MOST]
    told: set[str] = set()
    for number, right in enumerate(spelt):
        for wrong in spelt[number + 1 :]:
            if wrong not in told and right not in told and same(right, wrong):
                told.add(wrong)
                yield from (_respelt(spot, right) for spot in spots[wrong])


def _after_a_name(text: str, start: int) -> bool:
    """Whether a given name or an honorific stands before *start*: « Assimi GOÏTA », « M. TRAORÉ »."""
    before = re.search(r"(\w[\w’'.-]*)[\s\u00a0\u202f]+$", text[max(start - _REACH, 0) : start])
    return before is not None and before[1][0].isupper()


def _nearly_same(one: str, other: str) -> bool:
    folded, other_folded = fold(one), fold(other)
    if folded == other_folded:
        return True
    short, long = sorted((folded, other_folded), key=len)
    if len(short) <= _SHORTEST or len(long) - len(short) > 1:
        return False
    if sorted(short) == sorted(long):  # two letters that changed places
        changed = [at for at, (a, b) in enumerate(zip(short, long, strict=True)) if a != b]
        return len(changed) == 2 and changed[1] == changed[0] + 1
    differing = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[differing + (len(short) == len(long)) :] == long[differing + 1 :]


def _nearly_the_same_person(one: str, other: str) -> bool:
    """Whether « Hélène Marchetti » and « Helene Marcheti » are one; a word and its plural are not."""
    first, second = one.split(), other.split()
    if len(first) != len(second) or one.casefold() == other.casefold():
        return False
    if first[-1].isupper() and second[-1].isupper() and first[:-1] == second[:-1]:
        return False  # their family names tell
    if fold(one) == fold(other):
        return True
    if fold(first[-1]) == fold(second[-1]) and len(first) == 2:
        return _nearly_same(first[0], second[0]) and first[0][-1] == second[0][-1]
    ends = {first[-1].casefold(), second[-1].casefold()}
    inflected = any({word, word + end} == ends for word in ends for end in _INFLECTIONS)
    return first[:-1] == second[:-1] and not inflected and _nearly_same(first[-1], second[-1])


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
