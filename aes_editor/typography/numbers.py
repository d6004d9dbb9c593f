"""Rules of numbers: groups of digits, units, money, percentages, hours, numbers of things, the first of the month.

Source: *Lexique* of the Imprimerie nationale, « Nombres », « Heure », « Numéro », « Dates »; BIPM, *The International
System of Units*, 5.4.3 and 5.4.4 (a space before the unit and before %, groups of three).

Groups are tied, never made: « 2026 », « 10000 » and the number of an account are left as they are. Day and month may
part at the end of a line, as most printers let them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.i18n import N_
from aes_editor.typography.guards import MASK
from aes_editor.typography.rule import SPACE, WIDE, Rule, substitution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.typography.guards import MASK
    from aes_editor.typography.profile import Profile
from aes_editor.typography.rule import Change

_FRENCH = frozenset({"fr"})

_GROUPS = re.compile(rf"(?<![\w.,/+-])(?<![\d+]{SPACE})[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+(?![\w/+-]|{SPACE}\d)")
_MONEY = "F ?CFA|FCFA|XOF|EUR|USD"
_PERCENT = re.compile(rf"(?<=\d)({SPACE}?)(?:[%‰€](?![\w%])|(?={_MONEY}(?!\w)))")
_UNITS = (
    "km²?|cm|mm|m[²³]?|kg|mg|g|t|ha|l|hl|ml|km/h|k?W|MW|GW|k?Wh|MWh|GWh|kV|MVA|Mbit/s"
    "|h|min|s|°C|°F|Hz|MHz|GHz|Ko|Mo|Go|To"
)
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"


def _thousands(view: str, profile: Profile) -> Iterator[Change]:
    for match in _GROUPS.finditer(view):
        for position in range(match.end() - 4, match.start(), -4)[::-1]:
            yield position, position + 1, profile.thousands


def _percent(view: str, profile: Profile) -> Iterator[Change]:
    for match in _PERCENT.finditer(view):
        yield *match.span(1), profile.percent


RULES = (
    Rule("thousands", N_("The groups of a number stay together."), _thousands),
    Rule("percent", N_("The house style sets the space before % and the signs of money."), _percent),
    Rule(
        "units",
        N_("A number is not parted from its unit."),
        substitution(rf"(?<=\d)(?P<x> )(?=(?:{_UNITS})(?![\w'’/²³-]))", WIDE),
    ),
    Rule(
        "hours",
        N_("Hours and minutes stay together."),
        substitution(r"(?<=\d[ \u00a0]h)(?P<x> )(?=[0-5]\d(?!\w))", WIDE),
    ),
    Rule(
        "number-sign",
        N_("n° is not parted from its number."),
        substitution(rf"(?<!\w)[nN](?P<x>[°º] ?)(?=[\w{MASK}])", f"°{WIDE}"),
    ),
    Rule(
        "first-of-month",
        N_("The first day of a month is 1er."),
        substitution(rf"(?<![^\s(«\u00a0\u202f])1(?P<x>)(?= (?:{_MONTHS})(?!\w))", "er"),
        _FRENCH,
    ),
)
