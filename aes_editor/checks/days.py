"""Days and moments that contradict each other."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from aes_editor import dates, edition
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

_DAY = dt.timedelta(days=1)
_RELATIVE = {
    "fr": {"ce": 0 * _DAY, "aujourd’hui": 0 * _DAY, "demain": _DAY, "hier": -_DAY},
    "en": {"today": 0 * _DAY, "this": 0 * _DAY, "tomorrow": _DAY, "yesterday": -_DAY},
}
"""Words before a date that say how far it is from the day of speaking."""
_DONE = re.compile(
    r"\b(?:fait|done|signé|signed) (?:à|at|in) [^.;\n]{2,60}?,?\s+(?:(?:le|on|this)\s+)?$", re.IGNORECASE
)
_BEFORE = re.compile(r"([^\W\d_]+)[\s,\u00a0\u202f]+(?:le\s+|the\s+)?$", re.IGNORECASE)
_REACH = 100
"""Characters before a date that are read for what they say of it."""
_LATE = dt.timedelta(days=31)


def weekdays(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield dates that fall on another day of the week than is written before them: « lundi 24 décembre 2025 »."""
    for passage in passages(doc):
        language = base_language(passage.language)
        names = _weekdays(language)
        for day, start, end, sure in _days(doc, passage):
            before = _BEFORE.search(_lead_up(passage, start))
            written = names.get(fold(before[1])) if before else None
            if before is None or written is None or written == day.weekday():
                continue
            first, last = (max(start - _REACH, 0) + at for at in before.span(1))
            right = _named(language, day.weekday())
            word = before[1]
            right = right.capitalize() if word[:1].isupper() else right
            message = _("{date} is a {right}, not a {wrong}; correct one or the other.").format(
                date=passage.text[start:end], right=right, wrong=word
            )
            mended = passage.text[:first] + right + passage.text[last:]
            yield Finding(
                rule="weekday",
                severity=Severity.ERROR if sure else Severity.WARNING,
                place=passage.place,
                start=first,
                end=end,
                message=message,
                fix=Fix(_("Write “{word}”").format(word=right), passage.place, mended),
            )


def _lead_up(passage: Passage, start: int) -> str:
    return passage.prose[max(start - _REACH, 0) : start]


def _days(doc: Communique, passage: Passage) -> Iterator[tuple[dt.date, int, int, bool]]:
    """Yield the dates in *passage*: day, start, end; one without a year is that of the dateline's, and not sure."""
    language = base_language(passage.language)
    known = dates.find(passage.prose, language)
    yield from ((found.day, found.start, found.end, True) for found in known if found.sure)
    if doc.dateline.date is None:
        return
    rest, offset = passage.prose, 0
    while found := dates.yearless(rest, language):
        month, number, start, end = found
        try:
            day = dt.date(doc.dateline.date.year, month, number)
        except ValueError:
            day = None
        if day and not any(other.start < offset + end and offset + start < other.end for other in known):
            yield day, offset + start, offset + end, False
        rest, offset = rest[end:], offset + end


@cache
def _weekdays(language: str) -> Mapping[str, int]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 20 ms that a cold start need not pay

    try:
        days = Locale.parse(language).days
    except (UnknownLocaleError, ValueError):
        return {}
    return {fold(name): number for context in days.values() for number, name in context["wide"].items()}


def _named(language: str, weekday: int) -> str:
    from babel import Locale  # noqa: PLC0415

    return str(Locale.parse(language).days["format"]["wide"][weekday])


def around_the_dateline(doc: Communique, ctx: CheckContext) -> Iterator[Finding]:
    """Yield what the day of the dateline contradicts: the day « Fait à … », « ce 12 mars » in the text, the clock."""
    day = doc.dateline.date
    if day is None:
        return
    if day - ctx.now.date() > _LATE:
        message = _("The dateline is more than a month ahead, on {date}. Check the date.").format(
            date=edition.of(doc).date(day)
        )
        yield Finding(rule="dateline-ahead", severity=Severity.WARNING, place="dateline/date", message=message)
    for number, signatory in enumerate(doc.signatories):
        if signatory.date is not None and signatory.date > day:
            message = _("It is signed on a later day than that of the dateline. Correct one or the other.")
            place = f"signatories/{number}/date"
            yield Finding(rule="signed-later", severity=Severity.WARNING, place=place, message=message)
    for passage in passages(doc):
        for said, start, end, _sure in _days(doc, passage):
            meant = _meant(passage, start, day)
            if _DONE.search(_lead_up(passage, start)) and said > day:
                message = _("It is signed on a later day than that of the dateline. Correct one or the other.")
                yield _of_words("signed-later", passage, start, end, message)
            elif meant is not None and said != meant:
                message = _("“{text}” says another day than the dateline, {date}. Correct one or the other.").format(
                    text=passage.text[start:end], date=edition.of(doc).date(day)
                )
                yield _of_words("other-day", passage, start, end, message)


def _of_words(rule: str, passage: Passage, start: int, end: int, message: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARNING, place=passage.place, start=start, end=end, message=message)


def _meant(passage: Passage, start: int, today: dt.date) -> dt.date | None:
    """Return the day that the words before *start* mean: « ce mardi », “tomorrow, 13 March”; None where they do not."""
    words = re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", _lead_up(passage, start))[-2:]
    folded = [fold(word.replace("'", "’")) for word in words]
    language = base_language(passage.language)
    if folded and folded[-1] in _weekdays(language):
        folded.pop()
    shifts = {fold(word): shift for word, shift in _RELATIVE.get(language, {}).items()}
    return today + shifts[folded[-1]] if folded and folded[-1] in shifts else None


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
