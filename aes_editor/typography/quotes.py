"""Rules of quotation marks: straight and English ones become those of the house style, by pairs.

A line whose straight marks do not pair is left alone: which of them is too many, a person must say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from aes_editor.i18n import N_
from aes_editor.typography.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.typography.profile import Profile
    from aes_editor.typography.rule import Change

_MARKS = re.compile('["«»“”]')
_ANGLES = re.compile(r"(?<!<)<<(?!<)[^<>\n]{1,2000}>>(?!>)")
BEFORE_OPENING = frozenset(" \t\u00a0\u202f([{’'-–—/*_«“\"|")
_BEHIND_CLOSING = frozenset(' \t\u00a0\u202f.,:;!?)]}»”…*_-–—/|"')


class _Pair(NamedTuple):
    mark: str
    opening: int
    closing: int
    depth: int  # how many quotations it lies in


def _pairs(line: str) -> Iterator[_Pair]:
    """Yield the quotations of *line*; with an odd straight mark in it, none in straight marks."""
    found: list[_Pair] = []
    open_marks: list[tuple[str, int]] = []
    deeper = 0  # quotations that began in an earlier paragraph
    sound = True
    for match in _MARKS.finditer(line):
        mark, position = match[0], match.start()
        if mark in "«“" or (mark == '"' and _opens(line, position, bool(open_marks) and open_marks[-1][0] == '"')):
            open_marks.append((mark, position))
            continue
        wanted = {"»": "«", "”": "“"}.get(mark, mark)
        if open_marks and open_marks[-1][0] == wanted:
            found.append(_Pair(wanted, open_marks.pop()[1], position, len(open_marks)))
        elif mark == '"':
            sound = False
        elif mark == "»" and not open_marks:
            deeper = 1
    sound = sound and all(mark != '"' for mark, _ in open_marks)
    yield from (pair._replace(depth=pair.depth + deeper) for pair in found if sound or pair.mark != '"')


def _opens(line: str, position: int, waiting: bool) -> bool:
    before, behind = line[position - 1 : position], line[position + 1 : position + 2]
    if not behind or behind.isspace() or (before and before not in BEFORE_OPENING):
        return False
    return not (waiting and behind in _BEHIND_CLOSING and before and not before.isspace())


def _replaced(view: str, profile: Profile, which: str) -> Iterator[Change]:
    if which not in view:
        return
    start = 0
    changes: list[Change] = []
    for line in view.split("\n"):
        for pair in _pairs(line):
            if pair.mark != which or (which == "“" and (pair.depth or profile.outer[0] == "“")):
                continue
            opening, closing = profile.inner if pair.depth else profile.outer
            inside = profile.inside if opening == "«" else ""
            changes.append((start + pair.opening, start + pair.opening + 1, opening + inside))
            changes.append((start + pair.closing, start + pair.closing + 1, inside + closing))
        start += len(line) + 1
    yield from sorted(changes)


def _straight(view: str, profile: Profile) -> Iterator[Change]:
    return _replaced(view, profile, '"')


def _curly(view: str, profile: Profile) -> Iterator[Change]:
    return _replaced(view, profile, "“")


def _angles(view: str, _profile: Profile) -> Iterator[Change]:
    for match in _ANGLES.finditer(view):
        yield match.start(), match.start() + 2, "«"
        yield match.end() - 2, match.end(), "»"


RULES = (
    Rule("double-angles", N_("Two angle brackets stand for a quotation mark."), _angles),
    Rule("straight-quotes", N_("Straight quotation marks are for machines."), _straight),
    Rule("curly-quotes", N_("“ ” stand inside « », not in their place."), _curly),
)
