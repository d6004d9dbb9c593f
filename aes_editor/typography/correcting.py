"""The whole-text pass: every correction that a text needs, at once."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from aes_editor.typography.edit import Edit, applied, composed
from aes_editor.typography.guards import masked
from aes_editor.typography.profile import PROFILES, Profile, base, for_language

if TYPE_CHECKING:
    from aes_editor.typography.rule import Rule

_PARAGRAPHS = re.compile(r"(\n[ \t\r]*\n)")
_MOST_ROUNDS = 8
_LONGEST = 100_000  # characters: what is longer is no paragraph that anyone wrote, and is left alone


def edits(text: str, *, profile: Profile | None = None, language: str = "fr") -> tuple[Edit, ...]:
    """Return what *profile* corrects in *text*, in order and without overlaps; a corrected text has nothing to correct.

    *language* (BCP 47) says which rules of words hold, and which profile where none is given. *text* may be Markdown:
    its marks, addresses, code and the like are left alone (:mod:`aes_editor.typography.guards`).
    """
    return _edits(text, (profile or for_language(language)).name, base(language))


def _edits(text: str, profile: str, language: str) -> tuple[Edit, ...]:
    found: list[Edit] = []
    start = 0
    for part in _PARAGRAPHS.split(text):
        found.extend(
            replace(edit, start=edit.start + start, end=edit.end + start)
            for edit in _of_paragraph(part, profile, language)
        )
        start += len(part)
    return tuple(found)


@lru_cache(maxsize=4096)
def _of_paragraph(text: str, profile: str, language: str) -> tuple[Edit, ...]:
    """Return the corrections of *text* that leave nothing to correct; none where the rules would go on for ever."""
    found: tuple[Edit, ...] = ()
    if len(text) > _LONGEST:
        return found
    current = text
    for _round in range(_MOST_ROUNDS):
        before, view = current, masked(current)
        for rule in rules_of(profile, language):
            if made := rule.edits(view, PROFILES[profile]):
                found = composed(text, found, made)
                current = applied(text, found)
                view = masked(current)
        if current == before:
            return found
    return ()


@cache
def rules_of(profile: str, language: str) -> tuple[Rule, ...]:
    """Return the rules of the *profile* that hold in *language*, in order."""
    from aes_editor.typography.rules import RULES  # noqa: PLC0415 - compiled when first needed

    return tuple(
        rule
        for rule in RULES
        if rule.name in PROFILES[profile].rules and (not rule.languages or language in rule.languages)
    )
