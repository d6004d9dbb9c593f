"""Rules of single signs: apostrophe, ellipsis, dash, ligature, accents of capitals.

Source: *Lexique* of the Imprimerie nationale, « Accentuation des majuscules », « Ligatures », « Points de suspension ».
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.i18n import N_
from aes_editor.typography.guards import MASK
from aes_editor.typography.rule import LETTER, Rule, substitution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.typography.profile import Profile
    from aes_editor.typography.rule import Change

_DASH = re.compile(r"(?<=[^\s|] )(--?)(?= [^\s|])")
_YEARS = re.compile(r"(?<![\w.,/–-])([12]\d{3})(-)([12]\d{3})(?![\w/–-])")
_OE = re.compile(
    r"(?<!\w)(?:(?:man|dés)?oeuvr\w*|(?:c|s|ranc|éc)oeur\w*|voeux?|noeuds?|oeil|boeufs?|moeurs|foet(?:us|al)|oedèmes?)(?!\w)",
    re.IGNORECASE,
)
_ACUTE = (
    r"tats?|TATS?|coles?|glises?|conomies?|conomiques?|nergies?|nerg[ée]tiques?|gypte|thiopie|rythr[ée]e|lys[ée]e|mirats"
    r"|quateur|tablissements?|tudes|cologie|trang(?:er|ère)s?|v[ée]nements?|galement|galit[ée]|tant|taient"
)
"""What follows the É of words that are no words of English, and nobody's name, without their accent."""
_GRAVE = r"l['’]|la |cet(?:te)? |ce |son |sa |leurs? |travers |partir |propos |noter |lire "
"""What follows À where a sentence opens with it; the verb « a » opens none before these."""


def _dash(view: str, _profile: Profile) -> Iterator[Change]:
    for match in _DASH.finditer(view):
        before, behind = view[match.start() - 2], view[match.end() + 1]
        if not (before.isdecimal() and behind.isdecimal()) and before not in f"{MASK}-+=":
            yield *match.span(), "–"


def _ranges(view: str, _profile: Profile) -> Iterator[Change]:
    for match in _YEARS.finditer(view):
        if match[1] < match[3]:
            yield *match.span(2), "–"


def _ligature(view: str, _profile: Profile) -> Iterator[Change]:
    for match in _OE.finditer(view):
        start = match.start() + match[0].lower().index("oe")
        yield start, start + 2, "œ" if view[start] == "o" else "Œ"


def _accented(match: re.Match[str]) -> str:
    return "À" if match["x"] == "A" else "É"


_FRENCH = frozenset({"fr"})

RULES = (
    Rule(
        "apostrophe",
        N_("The apostrophe is curved, not straight."),
        # Behind a digit stands a prime (5', 13° 30'). The ʼ of Hausa and Fulfulde is a letter, and none of these.
        substitution(rf"(?<={LETTER})(?P<x>['´])(?=[*_]{{0,3}}(?:{LETTER}|[«“\"\d{MASK}]))", "’"),
    ),
    Rule("ellipsis", N_("The ellipsis is one sign."), substitution(r"(?<!\.)(?P<x>\.{3}|\. \. \.)(?![./\\])", "…")),
    Rule("dash", N_("Between words stands a dash, not a hyphen."), _dash),
    Rule("ranges", N_("From one year to another runs a dash."), _ranges),
    Rule("ligature", N_("In this word, o and e are one letter."), _ligature, _FRENCH),
    Rule(
        "capital-accent",
        N_("Capitals keep their accents."),
        substitution(
            rf"(?<!\w)(?P<x>E(?=(?:{_ACUTE})(?!\w))|(?:(?<=^)|(?<=[.!?] ))A(?= (?:{_GRAVE})))", _accented, re.MULTILINE
        ),
        _FRENCH,
    ),
)
