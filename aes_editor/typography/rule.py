"""What a rule is: it finds places in a guarded text and says what belongs there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_editor.typography.edit import Edit

if TYPE_CHECKING:
    from aes_editor.typography.profile import Profile

Change = tuple[int, int, str]
"""From, to (excluded), what belongs there."""

Find = Callable[[str, "Profile"], Iterator[Change]]
"""Find the changes, in order and apart, in a text in which all that no rule may touch is masked."""

NARROW = "\u202f"
WIDE = "\u00a0"
SPACE = "[ \u00a0\u202f\u2009\u2007]"
"""The spaces that may stand inside a line: plain, no-break, narrow no-break, thin, figure."""
LETTER = r"[^\W\d_]"
UPPER = "[A-ZÀ-ÖØ-Þ]"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of typography.

    *reason* is a message id, one sentence for the person who reviews; *languages* are those whose words it knows,
    empty for a rule that holds in each.
    """

    name: str
    reason: str
    find: Find
    languages: frozenset[str] = frozenset()

    def edits(self, view: str, profile: Profile) -> tuple[Edit, ...]:
        """Return what the rule corrects in the guarded text *view*, in order."""
        found = self.find(view, profile)
        return tuple(
            Edit(start, end, replacement, self.name)
            for start, end, replacement in found
            if view[start:end] != replacement
        )


def substitution(pattern: str, replacement: str | Callable[[re.Match[str]], str], flags: int = 0) -> Find:
    """Return a search for *pattern*, whose group ``x`` becomes *replacement*."""
    compiled = re.compile(pattern, flags)

    def find(view: str, _profile: Profile) -> Iterator[Change]:
        for match in compiled.finditer(view):
            yield match.start("x"), match.end("x"), replacement if isinstance(replacement, str) else replacement(match)

    return find


_EMPHASIS = "*_"
_CLOSERS = frozenset("»”’\"')]%°….€$²³")


def ends_word(view: str, position: int) -> bool:
    """Whether a word, a number or what closes one ends at *position*, marks of emphasis put aside."""
    index = position - 1
    while index >= 0 and view[index] in _EMPHASIS:
        index -= 1
    return index >= 0 and (view[index].isalnum() or view[index] in _CLOSERS)
