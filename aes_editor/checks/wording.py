"""Slips of the hand: words and spaces typed twice, figures that lost their unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.checks.finding import Finding, Fix
from aes_editor.checks.passages import Passage, passages
from aes_editor.edition import base_language
from aes_editor.i18n import _
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique

_DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]+)(?:[ \t\u00a0\u202f]+\n?|\n)(\1)(?![\w’'-])", re.IGNORECASE)
_RIGHTLY_DOUBLED = frozenset({"nous", "vous", "that", "had", "très", "ha", "bis", "bora", "wagga", "pago", "walla"})
_SPACES = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
_MANY_DIGITS = re.compile(r"(?<![\w.,/-])\d{5,15}(?![\w/-]|[.,]\d)")
_NUMBERED = re.compile(
    r"(?:\b[A-Z]{2,}|\bB\.P\.|[nN][°ºo]s?|\b(?i:boîte postale|code|compte|box|account|num[ée]ro|number|t[ée]l\.|fax))"
    r"[\s\u00a0\u202f:.]*$"
)
"""Before a number that counts nothing: « BP 12345 », « compte 10030 »."""
_TOWN = re.compile(r"[\s\u00a0\u202f][A-ZÀ-ÖØ-Þ][a-zà-ÿ]")
"""Behind a postal code: « 75008 Paris »."""
_PERCENT = re.compile(r"(?<![\d.,])\d[\d.,\u00a0\u202f ]{0,20}%\s{0,3}%|(?<!\w)%\s{0,3}\d")
_NUMBER = r"(?<![\w.,/+-])(\d{1,15}(?:[\u00a0\u202f ]\d{3}){0,5}(?:[.,]\d{1,9})?)"
_UNIT = re.compile(rf"{_NUMBER}([ \u00a0\u202f]?)([A-Za-zµ]{{1,4}}[²³23]?(?:/[hs])?)(?![\w’'²³/])")
_SYMBOLS = {
    symbol.casefold(): symbol
    for symbol in ("km", "kg", "cm", "mm", "ha", "km²", "m²", "m³", "km/h", "kW", "kWh", "MWh", "GWh", "kV", "GHz")
}
"""Symbols of units that have one way to be written (BIPM, *The International System of Units*, tables 2 to 8)."""
_PLURALS = {"kms": "km", "kgs": "kg", "cms": "cm", "mms": "mm", "has": "ha", "mn": "min"} | {
    f"{unit}{power}": unit + sign for unit in ("m", "km", "cm") for power, sign in (("2", "²"), ("3", "³"))
}
"""Other ways to write them, which readers take for slips."""
_POINT = re.compile(r"(?<![\w.,/-])(\d{1,3})\.(\d{1,2})(?=[ \u00a0\u202f]?(?:%|millions?\b|milliards?\b|k?m\b|kg\b))")
_GROUPED = r"(?<![\w.,/-])\d{1,3}(?:(?:\.\d{3}){2,}|\.000|(?:,\d{3}){2,})(?![\w/-]|[.,]\d)"
_THOUSANDS = {"fr": re.compile(_GROUPED)}
"""Groups of three parted by the signs of other languages."""
_MINUTES = re.compile(
    r"(?<![\w.,:])\d{1,2}(?:[\u00a0\u202f ]?h[\u00a0\u202f ]?|(?<=\b(?:à|s) \d\d):|(?<=\bat \d\d):)"
    r"([6-9]\d)(?![\w:]|[.,]\d)"
)
_NOT_COUNTED = ("contacts", "reference", "rights", "boilerplate")


def doubled_words(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield words that stand twice in a row, but for those that language doubles itself (« nous nous réjouissons »)."""
    for passage in passages(doc):
        for found in _DOUBLED.finditer(passage.prose):
            if found[1].casefold() in _RIGHTLY_DOUBLED:
                continue
            message = _("“{word}” stands twice; take one away.").format(word=found[1])
            yield _finding("doubled-word", passage, found, message, found[1])


def doubled_spaces(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield two spaces in a row within a line."""
    for passage in passages(doc):
        if "|" in passage.prose:  # columns of a table are padded on purpose
            continue
        for found in _SPACES.finditer(passage.prose):
            kept = next((char for char in found[0] if char != " "), " ")
            yield _finding("doubled-space", passage, found, _("Two spaces stand in a row; take one away."), kept)


def numbers_and_units(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield long numbers whose digits are not in groups of three, and signs of percentage without a number."""
    for passage in passages(doc):
        if passage.place.startswith(_NOT_COUNTED):
            continue
        for found in _MANY_DIGITS.finditer(passage.prose):
            if _NUMBERED.search(passage.prose[max(found.start() - 20, 0) : found.start()]) or _TOWN.match(
                passage.prose, found.end()
            ):
                continue
            grouped = f"{int(found[0]):,}".replace(",", "\u202f")
            message = _("“{number}” is hard to read; put its digits in groups of three.").format(number=found[0])
            yield _finding("digits", passage, found, message, grouped)
        for found in _PERCENT.finditer(passage.prose):
            message = _("“{text}” is no percentage; write the number, then one %.").format(text=found[0])
            number = found[0].replace("%", "").strip()
            space = "\u00a0" if base_language(passage.language) == "fr" else ""
            right = f"{number}{space}%" if found[0][0].isdigit() else ""
            yield _finding("percentage", passage, found, message, right)
        yield from _units(passage)


def _units(passage: Passage) -> Iterator[Finding]:
    """Yield symbols of units in a wrong case, in the plural or glued to their number, and points for commas."""
    for found in _UNIT.finditer(passage.prose):
        written = found[3]
        right = _PLURALS.get(written.casefold()) or _SYMBOLS.get(written.casefold(), "")
        if right and (right != written or not found[2]):
            number = f"{found[1]}\u00a0{right}"
            message = _("“{text}” is written “{right}”.").format(text=found[0], right=number)
            yield _finding("unit", passage, found, message, number)
    for found in _MINUTES.finditer(passage.prose):
        message = _("“{text}” is no time of day: an hour has 60 minutes. Correct it.").format(text=found[0])
        yield _finding("time", passage, found, message, "")
    if thousands := _THOUSANDS.get(base_language(passage.language)):
        for found in thousands.finditer(passage.prose):
            grouped = re.sub("[.,]", "\u202f", found[0])
            message = _("“{text}” is written “{right}”.").format(text=found[0], right=grouped)
            yield _finding("digits", passage, found, message, grouped)
        for found in _POINT.finditer(passage.prose):
            number = f"{found[1]},{found[2]}"
            message = _("“{text}” is written “{right}”.").format(text=found[0], right=number)
            yield _finding("decimal-point", passage, found, message, number)


def _finding(rule: str, passage: Passage, found: re.Match[str], message: str, right: str) -> Finding:
    """Return a finding that *right* settles; "" where only a person knows what is right."""
    mended = passage.text[: found.start()] + right + passage.text[found.end() :]
    label = _("Write “{word}”").format(word=right) if right.strip() else _("Keep one space")
    return Finding(
        rule=rule,
        severity=Severity.WARNING,
        place=passage.place,
        start=found.start(),
        end=found.end(),
        message=message,
        fix=Fix(label, passage.place, mended) if right else None,
    )
