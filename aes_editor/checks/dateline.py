"""What the dateline contradicts: days in the text, the day of signing, the clock."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from aes_editor import edition
from aes_editor.checks.days import days, lead_up, names_of_days
from aes_editor.checks.finding import Finding
from aes_editor.checks.passages import Passage, passages
from aes_editor.edition import base_language
from aes_editor.i18n import _
from aes_editor.severity import Severity
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique

_DAY = dt.timedelta(days=1)
_RELATIVE = {
    "fr": {"ce": 0 * _DAY, "aujourd’hui": 0 * _DAY, "demain": _DAY, "hier": -_DAY},
    "en": {"today": 0 * _DAY, "this": 0 * _DAY, "tomorrow": _DAY, "yesterday": -_DAY},
}
"""Words before a date that say how far it is from the day of speaking."""
_TO_COME = "".join(rf"(?<!{word} )" for word in ("sera", "seront", "serait", "être", "soit", "soient", "be"))
_DONE = re.compile(_TO_COME + r"\b(?i:fait|done) (?:à|at|in) [^.;\n]{2,60}?,?\s+(?:(?:le|on|this)\s+)?$")
_LATE = dt.timedelta(days=31)

_TODAY = re.compile(
    r"\b(?:aujourd[’']hui|today),?[\s\u00a0\u202f]+([^\W\d_]{4,10})\b(?!,?[\s\u00a0\u202f]+\d)", re.IGNORECASE
)
_PAST = re.compile(
    _TO_COME
    + r"\b(?i:tenue?s?|réunie?s?|eu lieu|déroulée?s?|signée?s?|ouverte?s?|rencontrée?s?|held|took place|met|signed)"
    r"(?:,?\s(?:à|au|in|at)\s(?:[A-ZÀ-ÖØ-Þ][\w’'-]*,?\s?){1,3})?,?\s*(?:(?:le|ce|du|on|this)\s)?(?:[^\W\d_]+,?\s)?$"
)
"""Words of what is over, with no more than a city between them and the date."""


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
        yield from _today(doc, passage, day)
        for candidates, start, end, _sure in days(doc, passage):
            said = candidates[0]
            meant = _meant(passage, start, day)
            if said > day and _DONE.search(lead_up(passage, start)):
                message = _("It is signed on a later day than that of the dateline. Correct one or the other.")
                yield _of_words("signed-later", passage, start, end, message)
            elif said > day and _PAST.search(lead_up(passage, start)):
                message = _("“{text}” is told as past, and later than the dateline, {date}. Correct one or the other.")
                message = message.format(text=passage.text[start:end], date=edition.of(doc).date(day))
                yield _of_words("not-yet", passage, start, end, message)
            elif meant is not None and said != meant:
                message = _("“{text}” says another day than the dateline, {date}. Correct one or the other.").format(
                    text=passage.text[start:end], date=edition.of(doc).date(day)
                )
                yield _of_words("other-day", passage, start, end, message)


def _today(doc: Communique, passage: Passage, day: dt.date) -> Iterator[Finding]:
    """Yield « aujourd’hui mardi », “today, Tuesday”, where the dateline is no Tuesday."""
    names = names_of_days(base_language(passage.language))
    for found in _TODAY.finditer(passage.prose):
        if names.get(fold(found[1]), day.weekday()) != day.weekday():
            message = _("“{text}” says another day than the dateline, {date}. Correct one or the other.").format(
                text=passage.text[found.start() : found.end()], date=edition.of(doc).date(day)
            )
            yield _of_words("other-day", passage, found.start(), found.end(), message)


def _of_words(rule: str, passage: Passage, start: int, end: int, message: str) -> Finding:
    return Finding(rule=rule, severity=Severity.WARNING, place=passage.place, start=start, end=end, message=message)


def _meant(passage: Passage, start: int, today: dt.date) -> dt.date | None:
    """Return the day that the words before *start* mean: « ce mardi », “tomorrow, 13 March”; None where they do not."""
    words = re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", lead_up(passage, start))[-2:]
    folded = [fold(word.replace("'", "’")) for word in words]
    language = base_language(passage.language)
    if folded and folded[-1] in names_of_days(language):
        folded.pop()
    shifts = {fold(word): shift for word, shift in _RELATIVE.get(language, {}).items()}
    return today + shifts[folded[-1]] if folded and folded[-1] in shifts else None
