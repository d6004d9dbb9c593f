"""Rules of spaces: around punctuation, inside « », between words.

Source: *Lexique* of the Imprimerie nationale, « Ponctuation » and « Espacement »; other profiles, same places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.i18n import N_
from aes_editor.typography.rule import LETTER, SPACE, Rule, ends_word, substitution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.typography.profile import Profile
    from aes_editor.typography.rule import Change

_BEHIND = r"(?=[\s»”\"'’)\]*_|.,…]|$)"
"""What may follow a sign that ends something: « index?page » and « 10:30 » end nothing."""
_OPENING = "«“‘(\\[{|¿¡"
_HIGH = re.compile(rf"(?<=[^\s{_OPENING}])({SPACE}*)[;!?]+{_BEHIND}", re.MULTILINE)
_COLON = re.compile(rf"(?<=[^\s{_OPENING}])({SPACE}*):{_BEHIND}", re.MULTILINE)
_INSIDE = re.compile(rf"«({SPACE}*)(?=\S)|(?<=[^\s«])({SPACE}*)»")
_LOW = re.compile(rf"(?<=\S)({SPACE}+)[,.](?=[\s»”)\]]|$)", re.MULTILINE)
_RUN = re.compile(rf"(?<=[^\s|])({SPACE}{{2,}})(?=[^\s|])")


def _high(view: str, profile: Profile) -> Iterator[Change]:
    return _before(_HIGH, profile.high, view)


def _colon(view: str, profile: Profile) -> Iterator[Change]:
    return _before(_COLON, profile.colon, view)


def _before(pattern: re.Pattern[str], space: str, view: str) -> Iterator[Change]:
    for match in pattern.finditer(view):
        start, end = match.span(1)
        if ends_word(view, start) or (start < end and space):
            yield start, end, space


def _inside(view: str, profile: Profile) -> Iterator[Change]:
    for match in _INSIDE.finditer(view):
        group = match.lastindex or 1
        yield *match.span(group), profile.inside


def _low(view: str, _profile: Profile) -> Iterator[Change]:
    for match in _LOW.finditer(view):
        start, end = match.span(1)
        line = view[view.rfind("\n", 0, start) + 1 : start]
        if ends_word(view, start) and not line.isdecimal():  # « 1 . » would become a list
            yield start, end, ""


def _double(view: str, _profile: Profile) -> Iterator[Change]:
    for match in _RUN.finditer(view):
        yield *match.span(1), " " if " " in match[1] else match[1][0]


RULES = (
    Rule("double-space", N_("One space between words is enough."), _double),
    Rule("low-punctuation", N_("Nothing stands between a word and its comma or full stop."), _low),
    Rule(
        "after-punctuation",
        N_("A space follows a punctuation mark."),
        substitution(rf"(?<={LETTER}{LETTER})(?:,|;|[!?](?=[A-ZÀ-ÖØ-Þ]))(?P<x>)(?={LETTER}{LETTER})", " "),
    ),
    Rule(
        "around-guillemets",
        N_("A space parts quotation marks from the words outside them."),
        substitution(rf"(?P<x>(?<=\w)(?=«)|(?<=»)(?={LETTER}))", " "),
    ),
    Rule("guillemets", N_("The house style sets the space inside « »."), _inside),
    Rule("high-punctuation", N_("The house style sets the space before ; ! ?"), _high),
    Rule("colon", N_("The house style sets the space before the colon."), _colon),
)
