"""Datelines: at the head of a paragraph (« Bamako, 23 décembre 2025 – Les ministres… »), or on a line of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from aes_editor import dates, places
from aes_editor.document import Dateline
from aes_editor.importers.structure.lexicon import lexicon
from aes_editor.text import key

_LONGEST = 160  # characters that a dateline takes at most
_CAPITAL = r"[^\W\d_a-zß-öø-ÿœ][\w’'.]*(?:-[\w’'.]+)*"  # a capital, or a letter of a script that has none
_LINK = r"(?:de|du|des|la|le|les|sur|en|el|al|of|upon|and|et|d[’']|l[’'])"
_PLACE = rf"{_CAPITAL}(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}{_CAPITAL}){{0,3}}"
_BRACKET = r"\([^()\n]{1,40}\)|/[^/\n]{2,30}/|\[[^\][\n]{1,40}\]"
_BEFORE = re.compile(
    rf"[(\[]?(?P<place>{_PLACE})\s*(?P<bracket>{_BRACKET})?(?:[,،]\s*(?P<region>{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}))?"
    r"\s*(?:[,،.:]|[–—-]|(?=\d)|$|(?<=\s))\s*"
)
_LAST_WORD = re.compile(r"(?:^|(?<=[\s,،(]))([^\s,،(]+)[\s,،]*$")
_DAY_WORDS = frozenset({"le", "ce", "the", "on", "this", "dated", "في", "يوم", "بتاريخ", "اليوم"})
_ALSO = re.compile(r"\s*(?:هـ?\.?)?\s*[/(,،]?\s*(?:الموافق(?: ل)?|correspondant au|corresponding to)?\s*")
_AFTER = re.compile(rf"\s*(?:م\b\.?)?\)?\s*(?:{_BRACKET})?\s*[\]),.،]?\s*")
_BREAK = re.compile(r"(?:[–—−‒]|--?)\s*|[:/]\s+")
_STRICT_BREAK = re.compile(r"\s*(?:[–—−‒]|--|(?<=\s)-(?=\s)|(?<=\))-)\s*")
_TIME = re.compile(
    r"\s*(?:[,|–-]|à|at|الساعة)?\s*\d{1,2}\s?(?:[h:.]\s?\d{0,2})?\s?(?:GMT|UTC|TU|h|am|pm|a\.m\.|p\.m\.)?\s*\.?",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\s*(?:م\b)?\s*[\w./]{0,8}\s*\.?\Z")


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline at the head of a text; *end* is where the text goes on after it.

    A *day* (month, day) is told where the year is not: « BAMAKO, 1er mars (AES) – ».
    """

    dateline: Dateline
    end: int
    sure: bool = True
    day: tuple[int, int] | None = None


def opening(text: str, language: str) -> Opening | None:
    """Return the dateline that opens the paragraph *text*; None where it opens with something else."""
    skipped = _decoration(text)
    head = text[skipped : skipped + _LONGEST]
    found = _dated(head, language) or _undated(head)
    return replace(found, end=found.end + skipped) if found and found.end < len(head) else None


def alone(text: str, language: str) -> Opening | None:
    """Return the dateline that is the whole of the line *text*: a place and a date, or either of them dated."""
    skipped = _decoration(text)
    line = text[skipped:].rstrip(" ·•|\u00a0")
    if len(line) > _LONGEST:
        return None
    located = _located(line, language)
    if located is None:
        return None
    rest = line[located.end :]
    if not (_AFTER.fullmatch(rest) or _TIME.fullmatch(rest) or _AGENCY.fullmatch(rest)):
        return None
    return replace(located, end=len(text))


def _dated(head: str, language: str) -> Opening | None:
    located = _located(head, language)
    if located is None:
        return None
    after = _AFTER.match(head, located.end)
    assert after is not None
    end = _BREAK.match(head, after.end())
    closed = after[0].rstrip(" .,،")
    stopped = located.dateline.place and after[0].lstrip()[:1] == "." and head[after.end() :][:1].isupper()
    if end is None and stopped:
        return replace(located, end=after.end())
    if end is None and not closed.endswith("/") and not (head[0] in "([" and closed.endswith((")", "]"))):
        return _date_then_place(head, located, language)
    return replace(located, end=end.end() if end else after.end())


def _date_then_place(head: str, located: Opening, language: str) -> Opening | None:
    """« 23 décembre 2025, Bamako – … »."""
    if located.dateline.place:
        return None
    place = re.compile(rf"\s*[,،]?\s*(?:à\s)?({_PLACE})\s*").match(head, located.end)
    end = _STRICT_BREAK.match(head, place.end()) if place else None
    if place is None or end is None or places.city(place[1]) is None:
        return None
    return Opening(_dateline(place[1], "", located, language), end.end(), located.sure)


def _located(head: str, language: str) -> Opening | None:
    """Return the place and date at the start of *head*, and where they end."""
    found = dates.find(head, language)
    return (_located_at(head, found, language) if found else None) or _located_yearless(head, language)


def _located_yearless(head: str, language: str) -> Opening | None:
    found = dates.yearless(head, language)
    if found is None:
        return None
    month, day, start, end = found
    place, region = _place_before(head[:start], language)
    if not place:
        return None
    return replace(_with(place, region, Opening(Dateline(), end, sure=False), language), day=(month, day))


def _located_at(head: str, found: tuple[dates.Found, ...], language: str) -> Opening | None:
    first = last = found[0]
    for other in found[1:]:
        if not _ALSO.fullmatch(head, last.end, other.start):
            break
        last, first = other, other if other.sure or not first.sure else first
    before = head[: found[0].start]
    place, region = _place_before(before, language)
    if place is None:
        return None
    return _with(place, region, Opening(Dateline(date=first.day), last.end, first.sure), language)


def _place_before(before: str, language: str) -> tuple[str | None, str]:
    """Return the place and its region in what stands before a date; None where that is no place and not empty."""
    rest = _without_day_words(before, language)
    if not rest.strip(" ([,"):
        return "", ""
    match = _BEFORE.fullmatch(rest)
    if match is None or not _may_be_place(match["place"]):
        return None, ""
    return match["place"], match["region"] or (match["bracket"] or "").strip("()[]/ ")


def _without_day_words(text: str, language: str) -> str:
    """Return *text* without « , mardi », « le » and the like at its end."""
    while last := _LAST_WORD.search(text):
        word = key(last[1]).rstrip(".")
        if word not in _DAY_WORDS and word not in _weekdays(language):
            return text
        text = text[: last.start()]
    return text


@cache
def _weekdays(language: str) -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - loaded with the months

    names: set[str] = set()
    for tag in {language, "fr", "en"}:
        try:
            days = Locale.parse(tag).days["format"]
        except ValueError:
            continue
        names |= {key(day).rstrip(".") for width in ("wide", "abbreviated") for day in days[width].values()}
    return frozenset(names)


def _may_be_place(place: str) -> bool:
    words = lexicon()
    return not words.starts_as("done", place + " ") and key(place) not in words.kinds and len(place) <= 50


def _undated(head: str) -> Opening | None:
    """« Bamako (AES) – … », “WASHINGTON — …”: only a known city, or one in capitals, or one with its agency."""
    match = re.compile(
        rf"(?P<place>{_PLACE})\s*(?P<bracket>{_BRACKET})?(?:,\s*(?P<region>{_PLACE}|D\.C\.))?\s*(?:{_BRACKET})?"
    ).match(head)
    if match is None:
        return None
    end = _STRICT_BREAK.match(head, match.end())
    place = match["place"]
    known = places.city(place) is not None
    certain = known or match["bracket"] or (place.isupper() and len(place) > 3)
    if end is None or not certain or not _may_be_place(place):
        return None
    region = match["region"] or (match["bracket"] or "").strip("()[]/ ")
    return _with(place, region, Opening(Dateline(), end.end()), "fr") if known or place.isupper() else None


def _with(place: str, region: str, found: Opening, language: str) -> Opening:
    return Opening(_dateline(place, region, found, language), found.end, found.sure)


def _dateline(place: str, region: str, found: Opening, language: str) -> Dateline:
    city = places.city(place)
    name = place.title() if place.isupper() and len(place) > 3 and place.isascii() else place
    if place.isupper() and city and key(city.name) == key(place):
        name = city.name
    country = city.country if city else country_code(region, language) if region else ""
    return Dateline(place=name.strip(" ."), country=country, date=found.dateline.date)


def located(place: str) -> str:
    """Return the ISO 3166 code of the country that the city *place* lies in; "" for one that is not known."""
    city = places.city(place)
    return city.country if city else ""


@cache
def country_code(name: str, language: str) -> str:
    """Return the ISO 3166 code of the country called *name* in *language*, French or English; "" for none."""
    from babel import Locale  # noqa: PLC0415 - loaded with the months

    for tag in dict.fromkeys((language, "fr", "en")):
        try:
            territories = Locale.parse(tag).territories
        except ValueError:
            continue
        for code, territory in territories.items():
            if len(code) == 2 and key(territory) == key(name):
                return str(code)
    return ""


def _decoration(text: str) -> int:
    """Return how many characters of bullets, pictographs and blanks stand before the words."""
    return next((at for at, char in enumerate(text) if char.isalnum() or char in "(["), 0)
