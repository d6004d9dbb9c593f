"""Days and moments that contradict each other."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from aes_editor import dates
from aes_editor.checks.finding import Finding, Fix
from aes_editor.checks.passages import Passage, passages
from aes_editor.edition import base_language
from aes_editor.i18n import _
from aes_editor.severity import Severity
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique

_BEFORE = re.compile(r"([^\W\d_]+)[\s,*_\u00a0\u202f]+(?:(?:le|the)[\s*_]+)?$", re.IGNORECASE)
_BEHIND = re.compile(r"[\s\u00a0\u202f]*[(,][\s\u00a0\u202f]*([^\W\d_]{4,12})[),]")
_BACK, _AHEAD = dt.timedelta(days=183), dt.timedelta(days=300)
"""How far from the day of speaking a date is said without its year."""
_REACH = 100
"""Characters before a date that are read for what they say of it."""


def weekdays(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield dates that fall on another day of the week than is written with them: « lundi 24 décembre 2025 »."""
    for passage in passages(doc):
        language = base_language(passage.language)
        for candidates, start, end, sure in days(doc, passage):
            fitting = {day.weekday() for day in candidates}
            for first, last in _written(passage, start, end):
                word = passage.text[first:last]
                if names_of_days(language).get(fold(word), candidates[0].weekday()) in fitting:
                    continue
                right = _named(language, candidates[0].weekday())
                right = right.capitalize() if word[:1].isupper() else right
                message = _("{date} is a {right}, not a {wrong}; correct one or the other.").format(
                    date=passage.text[start:end], right=right, wrong=word
                )
                mended = passage.text[:first] + right + passage.text[last:]
                yield Finding(
                    rule="weekday",
                    severity=Severity.ERROR if sure else Severity.WARNING,
                    place=passage.place,
                    start=min(first, start),
                    end=max(last, end),
                    message=message,
                    fix=Fix(_("Write “{word}”").format(word=right), passage.place, mended),
                )


def _written(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where words stand that may be the day of the week of the date from *start* to *end*."""
    before = _BEFORE.search(lead_up(passage, start))
    if before is not None:
        offset = max(start - _REACH, 0)
        yield offset + before.start(1), offset + before.end(1)
    if (behind := _BEHIND.match(passage.prose, end)) is not None:
        yield behind.span(1)


def lead_up(passage: Passage, start: int) -> str:
    """Return the words before *start*, as many as tell what is meant."""
    return passage.prose[max(start - _REACH, 0) : start]


def days(doc: Communique, passage: Passage) -> Iterator[tuple[tuple[dt.date, ...], int, int, bool]]:
    """Yield the dates in *passage*: the day, start, end, and whether it is sure.

    One without a year is not: it has all the days that it may be, the likeliest first.
    """
    language = base_language(passage.language)
    known = dates.find(passage.prose, language)
    yield from (((found.day,), found.start, found.end, True) for found in known if found.sure)
    if doc.dateline.date is None:
        return
    rest, offset = passage.prose, 0
    while found := dates.yearless(rest, language):
        month, number, start, end = found
        candidates = _candidates(doc.dateline.date, month, number)
        if candidates and not any(other.start < offset + end and offset + start < other.end for other in known):
            yield candidates, offset + start, offset + end, False
        rest, offset = rest[end:], offset + end


def _candidates(today: dt.date, month: int, number: int) -> tuple[dt.date, ...]:
    """Return the days that the *number* of *month* may be when it is said *today*, the nearest first."""
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(dt.date(year, month, number))
        except ValueError:
            continue
    likely = [day for day in found if -_BACK <= day - today <= _AHEAD]
    return tuple(sorted(likely, key=lambda day: abs(day - today)))


@cache
def names_of_days(language: str) -> Mapping[str, int]:
    """Return the days of the week by their folded names in *language*, 0 for Monday."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 20 ms that a cold start need not pay

    try:
        days = Locale.parse(language).days
    except (UnknownLocaleError, ValueError):
        return {}
    return {fold(name): number for context in days.values() for number, name in context["wide"].items()}


def _named(language: str, weekday: int) -> str:
    from babel import Locale  # noqa: PLC0415

    return str(Locale.parse(language).days["format"]["wide"][weekday])


def impossible(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield days that no calendar has: « 31 avril », “29 February 2026”."""
    for passage in passages(doc):
        for start, end in dates.impossible(passage.prose, base_language(passage.language)):
            message = _("There is no {date}; correct the date.").format(date=passage.text[start:end])
            yield Finding(
                rule="no-such-day",
                severity=Severity.ERROR,
                place=passage.place,
                start=start,
                end=end,
                message=message,
            )


def embargo(doc: Communique, ctx: CheckContext) -> Iterator[Finding]:
    """Yield an embargo that ends before the day of the dateline, or that is over while nothing was released."""
    held = doc.embargo
    if held is None or held.until is None:
        return
    day = doc.dateline.date
    if day is not None and held.until.date() < day:
        message = _("The embargo ends before the day of the dateline. Correct one or the other.")
        yield Finding(rule="embargo-before-dateline", severity=Severity.ERROR, place="embargo", message=message)
    elif not held.in_force(ctx.now) and doc.status.value in {"draft", "reviewed", "approved"}:
        message = _("The embargo is over, and the communiqué has not been released. Set it anew, or take it away.")
        lifted = Fix(_("Take it away"), "embargo", None)
        yield Finding(rule="embargo-over", severity=Severity.NOTE, place="embargo", message=message, fix=lifted)
