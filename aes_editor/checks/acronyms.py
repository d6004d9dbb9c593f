"""Acronyms that nobody spells out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.checks.finding import Finding, Fix
from aes_editor.checks.names import CAPITALS
from aes_editor.checks.passages import Passage, passages
from aes_editor.i18n import _
from aes_editor.severity import Severity
from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique

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
        "NASA",
        "TV",
        "PDF",
        "API",
        "GMT",
        "UTC",
        "FCFA",
        "CFA",
        "XOF",
        "BP",
        "CP",
        "EST",
        "CET",
        "ISO",
    }
    | {"EUR", "USD", "U.S.", "U.N.", "RFI", "COM", "CEO", "SMS", "ADN", "DNA", "VIH", "HIV", "COVID", "GPS", "OTAN"}
    | {"NATO", "UNESCO", "UNICEF", "TVA", "VAT", "PIB", "GDP", "ONG", "NGO", "PME"}
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
_SMALL = frozenset({"de", "du", "des", "d", "l", "la", "le", "les", "et", "a", "au", "aux", "en"}) | {
    *("of", "the", "and", "for", "in", "on")
}
"""Words that an acronym may leave out."""
_ADDRESSED = re.compile(r"\b(?:MM?\.|Mmes?|Mlle|Mrs?\.?|Ms\.?|Dr\.?|Pr\.?)[\s\u00a0\u202f]+$")
_JOINED = re.compile(r",?[\s\u00a0\u202f]+(?:et|and)[\s\u00a0\u202f]+")
_LONGEST = 8
_MOST_WORDS = 20


def acronyms(doc: Communique, ctx: CheckContext) -> Iterator[Finding]:
    """Yield the first place of each acronym that is never spelt out: in brackets, or by the words it is made of."""
    texts = passages(doc)
    whole = "\n".join(passage.prose for passage in texts)
    words = key(whole.replace("\n", " . ")).replace("'", " ").split()
    full = {entry.short_name.strip(): entry.name for entry in ctx.directory.institutions if entry.name}
    seen: set[str] = set()
    family_names = {name for passage in texts for name in _family_names(passage)}
    for passage in texts:
        if passage.place in _NEVER_SPELT or passage.prose == passage.prose.upper():
            continue
        for found in _ACRONYM.finditer(passage.prose):
            word = found[0]
            skipped = word in seen or word in _KNOWN or word in family_names or _ROMAN.match(word)
            if skipped or len(word) > _LONGEST or _in_brackets(word, whole) or _by_its_words(word, words):
                continue
            seen.add(word)
            yield _finding(passage, found, full.get(word, ""))


def _finding(passage: Passage, found: re.Match[str], name: str) -> Finding:
    word, fix = found[0], None
    if name:
        right = f"{name} ({word})"
        mended = passage.text[: found.start()] + right + passage.text[found.end() :]
        fix = Fix(_("Write “{word}”").format(word=right), passage.place, mended)
    return Finding(
        rule="acronym",
        severity=Severity.NOTE,
        place=passage.place,
        start=found.start(),
        end=found.end(),
        message=_("“{word}” is never spelt out; say what it stands for at its first place.").format(word=word),
        fix=fix,
    )


def _family_names(passage: Passage) -> Iterator[str]:
    """Yield what stands in capitals behind a given name, a form of address, or such a name and « et »."""
    told, end = False, -1
    for found in CAPITALS.finditer(passage.prose):
        told = (told and _JOINED.fullmatch(passage.prose, end, found.start()) is not None) or _after_a_given_name(
            passage.prose, found.start()
        )
        end = found.end()
        if told:
            yield found[0]


def _after_a_given_name(text: str, start: int) -> bool:
    lead_up = text[max(start - 60, 0) : start]
    if _ADDRESSED.search(lead_up):
        return True
    before = re.search(r"([^\W\d_][\w’'-]+)[\s\u00a0\u202f]+$", lead_up)
    if before is None or before[1].casefold() in _NO_GIVEN_NAME:
        return False
    return before[1][0].isupper() and before[1][1:2].islower()


def _in_brackets(word: str, text: str) -> bool:
    """Whether *text* has « Alliance des États du Sahel (AES) » or « AES (Alliance des États du Sahel) »."""
    bare = re.escape(word)
    return re.search(rf"\w[\s\u00a0\u202f]\(({bare})\b|(?<!\w){bare}[\s\u00a0\u202f]\([^\W\d]", text) is not None


def _by_its_words(acronym: str, words: list[str]) -> bool:
    """Whether *words*, folded, have a run whose initials are those of *acronym*, small words counted or left out."""
    letters = key(acronym.replace(".", ""))
    starts = (at for at, word in enumerate(words) if word[0] == letters[0])
    return any(_made_of(letters, words[at : at + _MOST_WORDS]) for at in starts)


def _made_of(letters: str, words: list[str]) -> bool:
    reached = {0}
    for word in words:
        counted = {at + 1 for at in reached if word[0] == letters[at]}
        if len(letters) in counted:
            return True
        reached = counted | (reached - {0} if word in _SMALL else set())
    return False
