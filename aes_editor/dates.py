"""Dates as communiqués write them: « 1er janvier 2026 », “March 10, 2022”, « ٦ مايو ٢٠٢٦ », 12/03/2026.

The names of months come from CLDR, by Babel, with their abbreviations and the regional names of Arabic. A Hijri date
counts where no Gregorian one stands beside it; it is reckoned by the tabular calendar, which may be a day off.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator

_VARIANTS = {"ar": ("ar", "ar_DZ", "ar_LB"), "fr": ("fr", "en"), "en": ("en", "fr")}
_HIJRI_MONTHS = (
    "محرم",
    "صفر",
    "ربيع الاول",
    "ربيع الاخر|ربيع الثاني",
    "جمادى الاولى|جمادي الاولي",
    "جمادى الاخرة|جمادى الثانية|جمادي الاخرة|جمادي الثانية",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة|ذي القعدة",
    "ذو الحجة|ذي الحجة",
)
_LEAP, _MOST_DAYS = "2024", 39
"""A year that has every day; and what is no day any more but a number: « 50 mars » means something else."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: the day, where it stands, and whether it is *sure*."""

    day: dt.date
    start: int
    end: int
    sure: bool = True


def find(text: str, language: str) -> tuple[Found, ...]:
    """Return the dates in *text* in reading order, those that overlap an earlier one left out."""
    found = sorted(_all(text, language), key=lambda date: (date.start, -date.end))
    kept: list[Found] = []
    for date in found:
        if not kept or date.start >= kept[-1].end:
            kept.append(date)
    return tuple(kept)


def yearless(text: str, language: str) -> tuple[int, int, int, int] | None:
    """Return the month, the day, the start and the end of the first « 1er mars » in *text*, whose year is not told."""
    if not any(char.isdigit() for char in text):
        return None
    months, _dated, pattern = _month_names(language)
    match = pattern.search(text)
    if match is None:
        return None
    month = months[key(match["month"] or match["month_first"]).rstrip(".")]
    return month, int(match["day"] or match["day_second"]), match.start(), match.end()


def impossible(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where *text* names days that no calendar has, « 31 avril », « 29 février 2026 »: start and end."""
    if not any(char.isdigit() for char in text):
        return
    months, dated, undated = _month_names(language)
    for match in (*dated.finditer(text), *undated.finditer(text)):
        told = match.groupdict()
        year = told.get("year") or told.get("year_last") or _LEAP
        month = months[key(match["month"] or match["month_first"]).rstrip(".")]
        day = match["day"] or match["day_second"]
        if int(day) <= _MOST_DAYS and _date(year, month, day) is None and _date(year, month, "1"):
            yield match.span()


def last_before(month: int, day: int, limit: dt.date) -> dt.date | None:
    """Return the last *day* of *month* that is not after *limit*; None where the calendar has no such day."""
    for year in range(limit.year, limit.year - 5, -1):
        date = _date(str(year), month, str(day))
        if date is not None and date <= limit:
            return date
    return None


def _all(text: str, language: str) -> Iterator[Found]:
    if not any(char.isdigit() for char in text):
        return
    yield from _worded(text, language)
    yield from _numeric(text, language)
    yield from _hijri(text)


def _worded(text: str, language: str) -> Iterator[Found]:
    months, pattern, _undated = _month_names(language)
    for match in pattern.finditer(text):
        month = months[key(match["month"] or match["month_first"]).rstrip(".")]
        if date := _date(match["year"] or match["year_last"], month, match["day"] or match["day_second"]):
            yield Found(date, match.start(), match.end())


@cache
def _month_names(language: str) -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    from babel import Locale  # noqa: PLC0415 - 30 ms that a cold start need not pay

    written: dict[str, int] = {}
    for tag in _VARIANTS.get(language, (language, "fr", "en")):
        try:
            locale = Locale.parse(tag)
        except ValueError:
            continue
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                written |= {name.rstrip("."): number for number, name in locale.months[context][width].items()}
    written = {name: number for name, number in written.items() if not name.isdecimal()}
    bare = {_without_accents(name): number for name, number in written.items()}
    names = sorted({*written, *bare}, key=len, reverse=True)
    month = "|".join(re.escape(name) for name in names)
    worded = (
        r"(?<!\w)(?P<day>\d{1,2})(?:\s?(?:er|ᵉʳ|st|nd|rd|th|º|°)\b)?(?:\s+(?:of|de|ga))?[\s\u202f-]+"
        rf"(?P<month>{month})\b\.?"
    )
    month_first = rf"(?<!\w)(?P<month_first>{month})\b\.?\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?"
    pattern = re.compile(
        rf"(?:{worded},?[\s-]+(?P<year>\d{{4}})|{month_first},?\s+(?P<year_last>\d{{4}}))(?!\d)", re.IGNORECASE
    )
    undated = re.compile(rf"(?:{worded}|{month_first})(?!,?[\s-]*\d)", re.IGNORECASE)
    return {key(name): number for name, number in written.items()}, pattern, undated


def _without_accents(name: str) -> str:
    return name.translate(str.maketrans("éèêûôàâîç", "eeeuoaaic"))


_NUMERIC = re.compile(
    r"(?<![\w./-])(?:(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<last>\d{4}))(?![\w/-]|\.\d)"
)


def _numeric(text: str, language: str) -> Iterator[Found]:
    for match in _NUMERIC.finditer(text):
        if match["year"]:
            date, sure = _date(match["year"], int(match["month"]), match["day"]), True
        else:
            first, second = int(match["first"]), int(match["second"])
            american = language == "en" and first <= 12 < second
            day, month = (second, first) if american else (first, second)
            date, sure = _date(match["last"], month, str(day)), language != "en" or max(first, second) > 12
        if date:
            yield Found(date, match.start(), match.end(), sure)


def _date(year: str, month: int, day: str) -> dt.date | None:
    try:
        date = dt.date(int(year), month, int(day))
    except ValueError:
        return None
    return date if _FIRST_YEAR <= date.year <= _LAST_YEAR else None


_HIJRI = re.compile(
    r"(?<!\w)(?P<day>\d{1,2})\s+(?P<month>"
    + "|".join(f"(?P<m{number}>{names})" for number, names in enumerate(_HIJRI_MONTHS, 1))
    + r")\s+(?P<year>1[34]\d\d)(?:\s*ه\w*\.?)?"
)


def _hijri(text: str) -> Iterator[Found]:
    unified = text.translate(str.maketrans("أإآٱ", "اااا"))
    for match in _HIJRI.finditer(unified):
        month = next(number for number in range(1, 13) if match[f"m{number}"])
        yield Found(_from_hijri(int(match["year"]), month, int(match["day"])), match.start(), match.end(), sure=False)


def _from_hijri(year: int, month: int, day: int) -> dt.date:
    """Return the Gregorian day of a tabular (type II, civil epoch) Hijri one."""
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return dt.date.fromordinal(days + 227014)
