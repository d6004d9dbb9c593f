"""What a document says, in its own language, besides the words of its author.

Words and patterns are data (``resources/editions``); the names of months and days come from CLDR, by Babel.
A language without an edition of its own takes the words of the French one; its dateline still has its own months.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import resources
from aes_editor.document import Communique, Dateline, Embargo, ReleaseKind, Signatory

REFERENCE = "fr"

_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ary", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "khw"}
    | {"ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "skr", "syr", "ug", "ur", "yi"}
)
_RTL_SCRIPTS = frozenset({"adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})

Direction = Literal["ltr", "rtl"]


def direction(language: str) -> Direction:
    """Return the writing direction of a BCP 47 tag: its script subtag decides, else its language."""
    first, *rest = language.lower().replace("_", "-").split("-")
    scripts = [subtag for subtag in rest if len(subtag) == 4 and subtag.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RTL_SCRIPTS else "ltr"
    return "rtl" if first in _RTL_LANGUAGES else "ltr"


@dataclass(frozen=True, slots=True)
class Edition:
    """The words and patterns of one language; *words* is the language they are written in."""

    language: str
    words: str
    patterns: Mapping[str, str]
    labels: Mapping[str, str]
    kinds: Mapping[str, str]

    @property
    def direction(self) -> Direction:
        """``ltr`` or ``rtl``."""
        return direction(self.language)

    def label(self, name: str) -> str:
        """Return the fixed words called *name*."""
        return self.labels[name]

    def kind(self, kind: ReleaseKind) -> str:
        """Return the masthead word of a type of communiqué."""
        return self.kinds[kind.value]

    def date(self, day: dt.date) -> str:
        """Return *day* in words, for instance « 23 décembre 2025 », « 1er janvier 2026 »."""
        return self._date(day, self.words)

    def _date(self, day: dt.date, language: str) -> str:
        names = _names(language)
        number = (
            self.patterns["first_day"] if day.day == 1 and names.language == base_language(self.words) else str(day.day)
        )
        return self.patterns["date"].format(day=number, month=names.months[day.month], year=day.year)

    def dateline(self, dateline: Dateline) -> str:
        """Return the words that open the first paragraph, dash and space included; "" for an empty dateline."""
        match bool(dateline.place), dateline.date:
            case True, dt.date() as day:
                return self.patterns["dateline"].format(place=dateline.place, date=self._date(day, self.language))
            case True, _:
                return self.patterns["dateline_place"].format(place=dateline.place)
            case False, dt.date() as day:
                return self.patterns["dateline_date"].format(date=self._date(day, self.language))
            case _:
                return ""

    def embargo(self, embargo: Embargo) -> str:
        """Return the notice that every page carries while the embargo holds."""
        if embargo.until is None:
            notice = self.patterns["embargo_indefinite"]
        else:
            until = embargo.until
            notice = self.patterns["embargo_until"].format(
                weekday=_names(self.words).days[until.weekday()],
                date=self.date(until.date()),
                time=self.patterns["time"].format(hour=until.hour, minute=until.minute),
                zone=zone(minutes_east(until)),
            )
        return f"{notice} – {embargo.note}" if embargo.note else notice

    def done(self, signatory: Signatory) -> str:
        """Return « Fait à Bamako, le 23 décembre 2025 »; "" where neither place nor date is given."""
        match bool(signatory.place), signatory.date:
            case True, dt.date() as day:
                return self.patterns["done"].format(place=signatory.place, date=self.date(day))
            case True, _:
                return self.patterns["done_place"].format(place=signatory.place)
            case False, dt.date() as day:
                return self.patterns["done_date"].format(date=self.date(day))
            case _:
                return ""

    def credit(self, credit: str) -> str:
        """Return the credit line of an image."""
        return self.patterns["credit"].format(credit=credit)

    def language_name(self, tag: str) -> str:
        """Return what the language *tag* (BCP 47) is called; *tag* itself where it has no name here."""
        return _names(self.words).languages.get(tag.strip().replace("-", "_"), tag)

    def country_name(self, code: str) -> str:
        """Return what the country *code* (ISO 3166-1 alpha-2) is called; "" where it has no name here."""
        return _names(self.words).countries.get(code, "")

    def page_of(self, page: int | str, pages: int | str) -> str:
        """Return « Page 1 / 3 »."""
        return self.patterns["page_of"].format(page=page, pages=pages)


@dataclass(frozen=True, slots=True)
class _Names:
    language: str
    months: Mapping[int, str]
    days: Mapping[int, str]
    languages: Mapping[str, str]
    countries: Mapping[str, str]


@cache
def _names(language: str) -> _Names:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 20 ms that a cold start need not pay

    for tag in (language.replace("_", "-"), base_language(language)):
        try:
            locale = Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        months, days = locale.months["format"]["wide"], locale.days["format"]["wide"]
        return _Names(locale.language, months, days, locale.languages, locale.territories)
    return _names(REFERENCE)


def zone(minutes: int) -> str:
    """Return what readers call the zone *minutes* east of UTC: « GMT », « UTC+1 », « UTC+5:30 »."""
    if not minutes:
        return "GMT"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def minutes_east(moment: dt.datetime) -> int:
    """Return how many minutes east of UTC *moment* is told."""
    return int((moment.utcoffset() or dt.timedelta()).total_seconds()) // 60


@cache
def for_language(language: str) -> Edition:
    """Return the edition of a BCP 47 tag, the nearest there is."""
    base = base_language(language)
    words = base if base in resources.names("editions", ".toml") else REFERENCE
    table = tomllib.loads(resources.text(f"editions/{words}.toml"))
    return Edition(language, language if words == base else words, table["patterns"], table["labels"], table["kinds"])


def base_language(language: str) -> str:
    """Return the language subtag of a BCP 47 tag, in lower case."""
    return language.replace("_", "-").partition("-")[0].lower()


def of(doc: Communique) -> Edition:
    """Return the edition in which *doc* is published."""
    return for_language(doc.language)
