"""Typography while typing: at most one correction per key, of what the key has just finished.

A key corrects nothing but what it completes itself, so that a correction that was undone stays undone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aes_editor.typography.correcting import rules_of
from aes_editor.typography.edit import Edit
from aes_editor.typography.guards import MASK, masked
from aes_editor.typography.profile import base, for_language
from aes_editor.typography.quotes import BEFORE_OPENING

if TYPE_CHECKING:
    from aes_editor.typography.profile import Profile
    from aes_editor.typography.rule import Rule

_WINDOW = 80  # characters before the caret that a rule may need to see, and the whole of the word they begin in
_LONGEST_WORD = 2000
_FINISHED = frozenset(
    {
        "abbreviations",
        "capital-accent",
        "colon",
        "etc",
        "first",
        "first-of-month",
        "ligature",
        "low-punctuation",
        "ordinals",
        "percent",
        "thousands",
        "units",
    }
)
_AT_SIGN = {
    " ": _FINISHED,
    ",": _FINISHED,
    ".": frozenset({"ellipsis"}),
    ";": frozenset({"high-punctuation"}),
    "!": frozenset({"high-punctuation"}),
    "?": frozenset({"high-punctuation"}),
    ":": frozenset({"colon"}),
    "»": frozenset({"guillemets"}),
    "%": frozenset({"percent"}),
    "€": frozenset({"percent"}),
}
_AT_WORD = frozenset({"apostrophe", "dash", "hours", "initials", "number-sign", "titles"})
_PENDING = re.compile(r"['´ °º][*_]{0,3}\w{1,2}\Z")
"""What a letter or digit can finish: something behind an apostrophe, a space or a n°."""
_NOTABLE = re.compile(r"[\d:,.%€]|oe|\bE|\bA |\bM[rm]|etc|\b[IVX]+[eèi]", re.IGNORECASE)
"""What a word has in it that a space can finish: most words have nothing of it."""


def while_typing(
    text: str, position: int, typed: str, *, profile: Profile | None = None, language: str = "fr"
) -> Edit | None:
    """Return what to correct in *text* now that *typed*, one character, was put before *position*; None for nothing.

    Paragraph by paragraph it is cheap: of a long text, only the last words of the line before *position* are read.
    """
    if len(typed) != 1 or text[position - 1 : position] != typed:
        return None
    style = profile or for_language(language)
    line = text.rfind("\n", 0, position) + 1
    start = _window(text, line, position)
    names = _AT_SIGN.get(typed)
    if names is _FINISHED and not _NOTABLE.search(text, max(start, position - 24), position - 1):
        return None
    if names is None:
        if typed in '"«':
            return None if _in_code(text, position) else _mark(text, line, start, position, style)
        if not typed.isalnum() or not _PENDING.search(text, max(start, position - 6), position):
            return None
        names = _AT_WORD
    rules = _chosen(style.name, base(language), names)
    if not rules or _in_code(text, position):
        return None
    view = masked(text[start:position])
    earlier = names if names is _AT_WORD else _AT_SIGN.get(view[-2:-1], frozenset())
    known = set(_found(_chosen(style.name, base(language), earlier), view[:-1], style))
    found = [edit for edit in _found(rules, view, style) if edit not in known]
    if not found:
        return None
    nearest = max(found, key=lambda edit: edit.end)
    return Edit(nearest.start + start, nearest.end + start, nearest.replacement, nearest.rule)


def _found(rules: tuple[Rule, ...], view: str, style: Profile) -> list[Edit]:
    """Return the corrections of the word that ends before the last key of *view*, or of what leads to it."""
    word = max(view.rfind(space, 0, max(0, len(view) - 2)) for space in " \u00a0\u202f")
    found = [edit for rule in rules for edit in rule.edits(view, style)]
    if view.endswith(":"):  # « http: » and « 10: » go on; whether a space is missing shows at the next key
        found = [edit for edit in found if edit.start < edit.end]
    return [edit for edit in found if edit.end > word or edit.start == word]


def _window(text: str, line: int, position: int) -> int:
    """Return where to begin to read: not within a word, for of half an address nobody could tell what it is."""
    start = max(line, position - _WINDOW)
    if start == line:
        return line
    nearest = max(line, start - _LONGEST_WORD)
    return max(text.rfind(" ", nearest, start) + 1, nearest)


def _in_code(text: str, position: int) -> bool:
    paragraph = text.rfind("\n\n", 0, position) + 1
    return text.count("`", paragraph, position) % 2 == 1


def _mark(text: str, line: int, start: int, position: int, style: Profile) -> Edit | None:
    """Return the mark of the house style for a straight one, and the space behind an opening one."""
    last = position - 1
    if text[last] == "«":
        wanted = "guillemets" in style.rules and style.inside
        return Edit(position, position, style.inside, "guillemets") if wanted else None
    if (
        "straight-quotes" not in style.rules
        or text[start:last].endswith("=")
        or masked(text[start:position])[-1] == MASK
    ):
        return None
    (outer, close), (inner, close_inner) = style.outer, style.inner
    within = text.count(outer, line, last) > text.count(close, line, last)
    if last == line or text[last - 1] in BEFORE_OPENING:
        mark = inner if within else outer + style.inside
    elif text.count(inner, line, last) > text.count(close_inner, line, last):
        mark = close_inner
    elif within:
        mark = style.inside + close
    else:
        return None
    return Edit(last, position, mark, "straight-quotes")


@cache
def _chosen(profile: str, language: str, names: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_of(profile, language) if rule.name in names)
