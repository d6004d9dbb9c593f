"""Embargo lines: « SOUS EMBARGO JUSQU’AU JEUDI 12 MARS 2026 À 18H00 (HEURE DE PARIS) »."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aes_editor import dates, places
from aes_editor.document import Embargo
from aes_editor.text import fold, key

_TIME = re.compile(
    r"(?<![\d/.-])(?P<hour>[01]?\d|2[0-4])\s?(?:(?:[:h]\s?|\s?heures?\s?)(?P<minute>[0-5]\d)?|(?=\s?[ap]\.?m\b))"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
_WORDED = (("minuit", 0), ("midnight", 0), ("midi", 12), ("noon", 12), ("منتصف الليل", 0))
_OFFSET = re.compile(r"\b(?:gmt|utc|tu)\s?(?P<sign>[+−-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?")
_ABBREVIATED = {
    "gmt": 0, "utc": 0, "tu": 0, "z": 0, "wat": 1, "cet": 1, "cest": 2, "cat": 2, "eat": 3, "bst": 1, "west": 1,
    "est": -5, "edt": -4, "et": -5, "pst": -8, "pdt": -7,
}  # fmt: skip
_CITY = re.compile(
    r"(?:heure(?:s)?\s+(?:locale\s+)?(?:de|d['’]|du)\s*|بتوقيت\s+)"
    r"(?P<after>[^\W\d_][\w’'-]*(?:[ -][^\W\d_][\w’'-]*){0,2})"
    r"|(?P<before>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*)?)\s+time\b",
    re.IGNORECASE,
)
_CONTINENTS = ("Africa", "Europe", "America", "Asia", "Indian", "Atlantic", "Australia", "Pacific")
_ENGLISH = {
    "geneve": "Zurich",
    "alger": "Algiers",
    "moscou": "Moscow",
    "londres": "London",
    "bruxelles": "Brussels",
    "le caire": "Cairo",
}
_GREENWICH = ("greenwich", "غرينتش", "غرينيتش", "جرينتش")


def read(text: str, language: str, place: str) -> tuple[Embargo, bool]:
    """Return the embargo that the line *text* declares, and whether its end is sure.

    Without a zone it is that of *place*, the city of the dateline, and not sure; without a date the embargo has no end.
    """
    found = dates.find(text, language)
    if not found:
        return Embargo(), bool(text.strip())
    zone, told = _zone(text, place)
    clock = _clock(text, found[0])
    until = dt.datetime.combine(found[0].day, clock or dt.time(), zone_at(zone, found[0].day, clock or dt.time()))
    return Embargo(until=until), told and clock is not None and found[0].sure


def zone_at(zone: dt.tzinfo, day: dt.date, clock: dt.time) -> dt.timezone:
    """Return the offset that *zone* keeps at that moment: what a document stores."""
    return dt.timezone(dt.datetime.combine(day, clock, zone).utcoffset() or dt.timedelta())


def _clock(text: str, date: dates.Found) -> dt.time | None:
    rest = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    if match := _TIME.search(rest):
        hour = int(match["hour"]) % 24
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        return dt.time(hour, int(match["minute"] or 0))
    return next((dt.time(hour) for word, hour in _WORDED if word in key(rest)), None)


def _zone(text: str, place: str) -> tuple[dt.tzinfo, bool]:
    folded = key(text)
    if offset := _OFFSET.search(folded):
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        if minutes < 24 * 60:
            return dt.timezone(dt.timedelta(minutes=minutes if offset["sign"] == "+" else -minutes)), True
    if any(word in folded for word in _GREENWICH):
        return dt.UTC, True
    for match in _CITY.finditer(text):
        words = (match["after"] or match["before"]).split()
        for size in range(len(words), 0, -1):
            if zone := _of_city(" ".join(words[:size] if match["after"] else words[-size:])):
                return zone, True
    for word in re.findall(r"[a-z]+", folded):
        if word in _ABBREVIATED and re.search(rf"\b{word.upper()}\b", text):
            return dt.timezone(dt.timedelta(hours=_ABBREVIATED[word])), True
    return _of_city(place) or dt.UTC, False


def _of_city(name: str) -> dt.tzinfo | None:
    city = places.city(name)
    for written in (name, *((city.name, *city.other_names) if city else ())):
        plain = _ENGLISH.get(fold(written), fold(written).title()).replace(" ", "_").replace("-", "_")
        for continent in _CONTINENTS if plain.isascii() and plain else ():
            try:
                return ZoneInfo(f"{continent}/{plain}")
            except (ZoneInfoNotFoundError, ValueError, OSError):
                continue
    return None
