"""Where the text speaks from, and what it is about."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from aes_editor.document import Dateline, Subject
from aes_editor.importers.newsml.texts import text_of
from aes_editor.newsml.mapping import Form
from aes_editor.newsml.record import local_name, path
from aes_editor.newsml.values import line

if TYPE_CHECKING:
    from lxml.etree import _Element

    from aes_editor.newsml.record import Record

_COUNTRY = "iso3166-1a2:"


def dateline(record: Record) -> Dateline:
    """Return place, country and day; the printed dateline says no more."""
    located = record.find("contentMeta/located")
    place, country = ("", "") if located is None else _place(record, located)
    for element in record.all("contentMeta/dateline"):
        record.take(element, "dateline")
        if not record.ours:
            place = place or text_of(element, Form.LINE, exact=True).partition(",")[0]
    return Dateline(place=place, country=country, date=_day(record))


def _place(record: Record, located: _Element) -> tuple[str, str]:
    record.take(located, "dateline")
    if located.get("qcode", "") in record.assertions:
        record.take(record.assertions[located.get("qcode", "")], "dateline")
    codes = [record.code(concept) for concept in [located, *located.findall(path("broader"))]]
    country = next((code.removeprefix(_COUNTRY) for code in codes if code.startswith(_COUNTRY)), "")
    if codes and codes[0].startswith(_COUNTRY) and record.ours:
        return "", country
    return record.name_of(located) or line(located.get("literal", "")), country


def _day(record: Record) -> dt.date | None:
    for element in record.all("contentMeta/contentCreated"):
        try:
            day = dt.date.fromisoformat((element.text or "").strip()[:10])
        except ValueError:
            continue
        record.take(element, "dateline/date")
        return day
    return None


def subjects(record: Record) -> tuple[Subject, ...]:
    """Return the subjects: coded ones, and keywords as subjects without a code."""
    properties = record.all("contentMeta/*")
    return tuple(_subject(record, element) for element in properties if local_name(element) in {"subject", "keyword"})


def _subject(record: Record, element: _Element) -> Subject:
    record.take(element, "subjects")
    if local_name(element) == "keyword":
        return Subject(name=text_of(element, Form.LINE, exact=True))
    return Subject(code=record.code(element) or line(element.get("literal", "")), name=record.name_of(element))
