"""What stands above the body: type, reference, embargo, kicker, headline, subtitle, lead, dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aes_editor import dates
from aes_editor.document import Dateline, Embargo, ReleaseKind
from aes_editor.importers.ledger import Reason
from aes_editor.importers.structure import datelines, embargoes
from aes_editor.importers.structure.lexicon import bare, lexicon
from aes_editor.importers.structure.marks import CLAUSE, Mark, is_paragraph, kind_and_reference
from aes_editor.importers.structure.page import Shape
from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.importers.structure.account import Account
    from aes_editor.importers.structure.marks import Marked
    from aes_editor.importers.structure.page import Hints, Line

LEFT_OUT = {
    Mark.NAVIGATION: Reason.NAVIGATION,
    Mark.SHARING: Reason.SHARING,
    Mark.IMAGE_NAME: Reason.IMAGE_NAME,
    Mark.SECTION: Reason.SECTION,
    Mark.RELEASE: Reason.SECTION,
    Mark.CAPTION: Reason.CAPTION,
    Mark.ENVELOPE: Reason.ENVELOPE,
    Mark.DOWNLOAD: Reason.DOWNLOAD,
    Mark.PUBLISHED: Reason.PUBLICATION_DATE,
    Mark.CREDIT: Reason.CREDIT,
    Mark.END: Reason.END_MARK,
}
"""Why the lines of a mark are in no field, wherever they stand."""

_KICKER_WORDS = 3
_LONG_TITLE = 22  # words: below a shorter headline this is the lead, even without a full stop
_SHORTEST_LEAD = 6
_LETTERHEAD = 3  # lines
_LONGEST_STATE = 4  # words
_PICTOGRAPHS = "[\\s\u2600-\u27bf\ufe0f\u200d\u2b00-\u2bff\U0001f000-\U0001faff]*"
_DECORATION = re.compile(rf"{_PICTOGRAPHS}(?P<words>.*?){_PICTOGRAPHS}\Z", re.DOTALL)
_BULLET = re.compile(r"\s*[•·▪►◦‣*–—-]\s+")
_MOTTO = re.compile(r"\s*\w+(?:\s\w+){0,2}(?:\s*[-–—•*]\s*\w+(?:\s\w+){0,2}){2,3}\s*\Z")
_NUMBERED = re.compile(r"\w+(?:\s\w+){0,3}\s(?P<number>n\s?[°ºo]\s?[\w./-]*\d[\w./-]*)(?=\s)", re.IGNORECASE)
_PREFIX = re.compile(r"(?P<section>[^\W\d_]{2,15}(?:\s[^\W\d_]{2,15})?)\s*[/|]\s+")


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of the communiqué that were found, by name, and those that a person should look at."""

    fields: dict[str, Any] = field(default_factory=dict)
    unsure: frozenset[str] = frozenset()


def read(lines: Sequence[Marked], language: str, hints: Hints, account: Account) -> Head:
    """Return the fields that the *lines* above the body give, everything told to *account*."""
    found: dict[str, Any] = {}
    unsure: set[str] = set()
    for entry in lines:
        if entry.mark in LEFT_OUT:
            account.leave(entry.line, LEFT_OUT[entry.mark])
    _kind_and_reference(lines, found, account)
    _dateline(lines, language, found, unsure, account)
    _embargo(lines, language, found, unsure, account)
    titles, lead = _titles_and_lead(_texts(lines, account), hints)
    kinds = [entry.line for entry in lines if entry.mark is Mark.KIND]
    below_kind = bool(kinds and titles) and kinds[-1].places[0] < titles[-1].places[0]
    _titles(titles, hints, found, account, headed=bool(kinds) and not below_kind)
    chosen = "kicker" in found or "subtitle" in found
    if chosen and not any(line.shape is Shape.HEADING or _is_hinted(line, hints) for line in titles):
        unsure.add("headline")
    _lead(lead, found, unsure, account)
    if not found.get("headline"):
        _headline_of_last_resort(lines, hints, found, unsure, account)
    return Head(found, frozenset(unsure))


def _texts(lines: Sequence[Marked], account: Account) -> list[Line]:
    """Return the lines that are text, each once: what is said again was a path or a table of contents."""
    texts = [entry.line for entry in lines if entry.mark is Mark.TEXT]
    last = {key(line.text): line for line in texts}
    for line in texts:
        if last[key(line.text)] is not line:
            account.leave(line, Reason.REPEATED)
    return [line for line in texts if last[key(line.text)] is line]


# Type, reference, dateline, embargo.


def _kind_and_reference(lines: Sequence[Marked], found: dict[str, Any], account: Account) -> None:
    for entry in lines:
        if entry.mark is Mark.KIND:
            numbered = kind_and_reference(entry.text)
            words = entry.text[: numbered[1]] if numbered else entry.text
            parts = [words, entry.text, *CLAUSE.split(entry.text)]
            kind = next((lexicon().kinds[bare(part)] for part in parts if bare(part) in lexicon().kinds), None)
            if kind is not None and found.get("kind", ReleaseKind.COMMUNIQUE) is ReleaseKind.COMMUNIQUE:
                found["kind"] = kind
            account.put(entry.line, "kind")
            if numbered:
                found["reference"] = numbered[0]
                account.put(entry.line.cut(entry.line.text.index(numbered[0])), "reference")
        elif entry.mark is Mark.REFERENCE and "reference" not in found:
            found["reference"] = entry.text
            account.put(entry.line, "reference")


def _dateline(
    lines: Sequence[Marked], language: str, found: dict[str, Any], unsure: set[str], account: Account
) -> None:
    for entry in lines:
        if entry.mark is not Mark.DATELINE:
            continue
        opening = datelines.alone(entry.text, language)
        known: Dateline = found.get("dateline", Dateline())
        if opening is None or (known.place and known.date):
            account.leave(entry.line, Reason.REPEATED)
            continue
        told = opening.dateline
        found["dateline"] = Dateline(
            place=known.place or told.place, country=known.country or told.country, date=known.date or told.date
        )
        if not opening.sure:
            unsure.add("dateline")
        account.put(entry.line, "dateline")


def published(lines: Sequence[Marked], language: str, account: Account) -> Dateline:
    """Return the date of publication that *lines* tell, for a text that has no date of its own."""
    for entry in lines:
        found = dates.find(entry.text, language) if entry.mark is Mark.PUBLISHED else ()
        if found:
            account.put(entry.line, "dateline")
            return Dateline(date=found[0].day)
    return Dateline()


def _embargo(lines: Sequence[Marked], language: str, found: dict[str, Any], unsure: set[str], account: Account) -> None:
    for entry in lines:
        if entry.mark is Mark.EMBARGO:
            place = found.get("dateline", Dateline()).place
            embargo, sure = embargoes.read(entry.text, language, place)
            if isinstance(found.get("embargo"), Embargo) and embargo.until is None:
                account.leave(entry.line, Reason.REPEATED)
                continue
            found["embargo"] = embargo
            account.put(entry.line, "embargo")
            if not sure:
                unsure.add("embargo")


# Headline and what stands around it.


def _titles_and_lead(texts: Sequence[Line], hints: Hints) -> tuple[list[Line], list[Line]]:
    """Return the lines that are titles and those of the lead."""
    titles: list[Line] = []
    lead: list[Line] = []
    for line in texts:
        told = bool(hints.lead) and key(hints.lead).startswith(key(line.text)[:80]) and bool(titles)
        long = bool(titles) and len(line.text.split()) >= _LONG_TITLE and not _is_hinted(line, hints)
        listed = bool(titles) and (_BULLET.match(line.text) or line.shape is Shape.ITEM)
        sentence = bool(titles) and line.shape is not Shape.HEADING and _is_sentence(line.text)
        (lead if told or long or listed or sentence else titles).append(line)
    return titles, lead


def _is_sentence(text: str) -> bool:
    """Whether *text* reads as a sentence, which a subtitle is not."""
    return is_paragraph(text) or (len(text.split()) >= _SHORTEST_LEAD and text.rstrip()[-1:] == ".")


def _is_hinted(line: Line, hints: Hints) -> bool:
    told, said = key(hints.headline), key(line.text)
    shorter, longer = sorted((said, told), key=len)
    return said == told or (len(shorter) * 2 > len(longer) and longer.startswith(shorter))


def _titles(titles: list[Line], hints: Hints, found: dict[str, Any], account: Account, *, headed: bool) -> None:
    """Take the titles; *headed* tells that the type of the text stands below them, so that all may be a letterhead."""
    names = _names_of_institutions(titles, hints, last=not headed)
    for line in names:
        account.leave(line, Reason.LETTERHEAD)
    rest = [line for line in titles if line not in names]
    if not rest:
        return
    at = _headline_among(rest, hints)
    headline = _continued(rest, at)
    parts = [_undecorated(part, account) for part in (_without_section(rest[at], account), *rest[at + 1 : headline])]
    found["headline"] = " ".join(part.text.strip() for part in parts)
    for part in parts:
        account.put(part, "headline")
    if "reference" not in found and (number := _NUMBERED.match(found["headline"])):
        found["reference"] = number["number"]
    above, below = rest[:at], rest[headline:]
    if above:
        found["kicker"] = above[-1].text.strip()
        account.put(above[-1], "kicker")
        for line in above[:-1]:
            account.leave(line, Reason.SECTION)
    if below:
        found["subtitle"] = " ".join(line.text.strip() for line in below)
        for line in below:
            account.put(line, "subtitle")


def _names_of_institutions(titles: Sequence[Line], hints: Hints, *, last: bool) -> list[Line]:
    """Return the first lines that only name who speaks; the *last* title is none of them, mottos aside."""
    names: list[Line] = []
    for line in titles:
        if (_MOTTO.match(line.text) or _is_state(line.text)) and not _is_hinted(line, hints):
            names.append(line)
            continue
        if last and line is titles[-1]:
            break
        if _is_hinted(line, hints) or (line.shape is Shape.HEADING and line.level == 1):
            break
        first = key(line.text).split()[:2]
        named = first and (first[0] in lexicon().institutions or " ".join(first) in lexicon().institutions)
        if not (named and len(line.text.split()) <= 12):
            break
        names.append(line)
    return names


def _is_state(text: str) -> bool:
    """Whether *text* is the name of a state or its motto."""
    return lexicon().is_line("mottos", text) or (len(text.split()) <= _LONGEST_STATE and _is_country(text))


def _is_country(text: str) -> bool:
    return any(datelines.country_code(text, language) for language in ("fr", "ar"))


def _headline_among(titles: Sequence[Line], hints: Hints) -> int:
    for at, line in enumerate(titles):
        if key(line.text) == key(hints.headline):
            return at
    for at, line in enumerate(titles[:_LETTERHEAD]):
        if _begins_with_kind(line.text):
            return at
    for at, line in enumerate(titles):
        if _is_hinted(line, hints):
            return at
    levels = [line.level for line in titles if line.shape is Shape.HEADING]
    if levels:
        return next(at for at, line in enumerate(titles) if line.shape is Shape.HEADING and line.level == min(levels))
    bold = [at for at, line in enumerate(titles) if line.is_all("bold")]
    if len(bold) == 1:
        return bold[0]
    longest = max(range(len(titles)), key=lambda at: len(titles[at].text))
    if [at for at, line in enumerate(titles) if line.text.isupper()] == [longest]:
        return longest
    if len(titles) > 1 and len(titles[0].text.split()) <= _KICKER_WORDS < len(titles[1].text.split()):
        return 1
    return 0


def _begins_with_kind(text: str) -> bool:
    """Whether *text* is a title such as « Communiqué relatif à la circulation des motos »."""
    words = text.split()
    kind = lexicon().kinds.get(bare(words[0])) if len(words) > 2 else None
    return kind is not None and kind is not ReleaseKind.SPEECH


def _continued(titles: Sequence[Line], at: int) -> int:
    """Return the title after the headline at *at*, the lines that it was broken into counted with it."""
    end = at + 1
    while end < len(titles) and titles[end].group == titles[end - 1].group and titles[end].shape is Shape.TEXT:
        upper = titles[end].text.isupper() and titles[end - 1].text.isupper()
        if not upper and not titles[end].text.strip()[:1].islower():
            break
        end += 1
    return end


def _without_section(line: Line, account: Account) -> Line:
    """Return a headline without the section that news agencies put before it: « عام / … »."""
    match = _PREFIX.match(line.text)
    if match is None or not lexicon().is_line("sections", match["section"]):
        return line
    account.leave(line.cut(0, match.end()), Reason.SECTION)
    return line.cut(match.end())


def _undecorated(line: Line, account: Account) -> Line:
    """Return a title without the pictographs around it."""
    match = _DECORATION.match(line.text)
    assert match is not None
    start, stop = match.span("words")
    if stop - start in {0, len(line.text)}:
        return line
    account.leave(line, Reason.MARKUP)
    return line.cut(start, stop)


def _lead(lead: Sequence[Line], found: dict[str, Any], unsure: set[str], account: Account) -> None:
    if not lead:
        return
    found["lead"] = "\n".join(line.text.strip() for line in lead)
    for line in lead:
        account.put(line, "lead")
    if len(lead) > 1:
        unsure.add("lead")


def _headline_of_last_resort(
    lines: Sequence[Marked], hints: Hints, found: dict[str, Any], unsure: set[str], account: Account
) -> None:
    """Take for the headline of a page without one what it says of itself, else « COMMUNIQUÉ » in so many words."""
    unsure.add("headline")
    if hints.headline:
        found["headline"] = hints.headline
        return
    for entry in lines:
        if entry.mark is Mark.ENVELOPE and lexicon().starts_as("subject", entry.text):
            subject = entry.line.cut(entry.line.text.index(":") + 1)
            found["headline"] = subject.text
            account.put(subject, "headline")
            return
    for entry in lines:
        if entry.mark is Mark.KIND:
            found["headline"] = entry.text
            account.put(entry.line, "headline")
            return
