"""Rules of French words: ordinals, forms of address, initials, abbreviations.

Source: *Lexique* of the Imprimerie nationale, « Abréviations », « Adjectifs numéraux », « Titres de civilité ».
"""

from __future__ import annotations

import re

from aes_editor.i18n import N_
from aes_editor.typography.rule import LETTER, UPPER, WIDE, Rule, substitution

_FRENCH = frozenset({"fr"})

_ROMAN = "[IVX][IVXLC]+|[VX]"
_ORDINAL = rf"(?<![\w.,])(?:\d{{1,4}}|{_ROMAN})(?P<x> ?(?i:i?[eèé]me)(?P<plural>[sS]?))(?!\w)"
_FIRST = r"(?<![\w.,])(?:1|I)(?P<x>(?:i?[eèé]re|ÈRE|ERE)(?P<plural>[sS]?)|(?: er| ?ier)(?P<plurals>s?))(?!\w)"
_TITLES = r"MM?\.|(?:Mme|Mlle|Mgr|Dr|Pr|Me)s?"
_SHORT = {"Mr": "M.", "Mr.": "M.", "Mme.": "Mme", "Mlle.": "Mlle", "MM": "MM."}
_NO_NAMES = (
    "Le|La|Les|Un|Une|Des|Il|Elle|Ils|Elles|On|Ce|Cet|Cette|Ces|Et|Mais|Ou|Or|En|Dans|Pour|Par|Sur|Sous|Avec|Sans|Au|Aux"
    "|Nous|Vous|Je|Tu|Son|Sa|Ses|Leur|Leurs|Tout|Tous|Toute|Toutes|Si|Ainsi|Selon|De|Du|Depuis|Cela|Ceci|À|A"
    "|The|In|He|She|It|They|We|This|That|These|Those|But|And|For|At|As|An|To|From|With"
)
"""Words that open a sentence behind « le plan B. » and are nobody's name."""


def _ordinal(match: re.Match[str]) -> str:
    return "es" if match["plural"] else "e"


def _first(match: re.Match[str]) -> str:
    if match["plural"] is None:
        return f"er{match['plurals']}"
    return "res" if match["plural"] else "re"


RULES = (
    Rule("ordinals", N_("Ordinals are written 1er, 1re, 2e, XXIe."), substitution(_ORDINAL, _ordinal), _FRENCH),
    Rule("first", N_("Ordinals are written 1er, 1re, 2e, XXIe."), substitution(_FIRST, _first), _FRENCH),
    Rule(
        "abbreviations",
        N_("This form of address is abbreviated M., MM., Mme, Mlle."),
        substitution(rf"(?<![\w.-])(?P<x>Mr\.?|Mme\.|Mlle\.|MM)(?=[ \u00a0]{UPPER})", lambda found: _SHORT[found["x"]]),
        _FRENCH,
    ),
    Rule(
        "etc", N_("“etc.” takes a full stop and no ellipsis."), substitution(r"(?<!\w)etc(?P<x>\.{3}|…)", "."), _FRENCH
    ),
    Rule(
        "titles",
        N_("A form of address is not parted from the name."),
        substitution(rf"(?<![\w.-])(?:{_TITLES})(?P<x> )(?={UPPER})", WIDE),
    ),
    Rule(
        "initials",
        N_("An initial is not parted from the name."),
        # Not where a line begins: « A. Transports » is a heading.
        substitution(
            rf"(?<=[^\w.’'\n-]){UPPER}\.(?:-{UPPER}\.)?(?P<x> )(?!(?:{_NO_NAMES})(?!\w))(?={UPPER}(?:{LETTER}|\.))",
            WIDE,
        ),
    ),
)
