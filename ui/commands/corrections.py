"""Corrections for a terminal: each in its line, before and after, with spaces that can be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aes_editor import typography
from aes_editor.i18n import N_, _
from exporters.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.typography import Edit

LEGEND = N_("⍽ no-break space, ⸱ narrow no-break space")
_SEEN = str.maketrans({"\u00a0": "⍽", "\u202f": "⸱", "\t": " ", "\r": " "})
_AROUND = 36  # characters shown on either side of a correction


class Passage(NamedTuple):
    """A text and its corrections; *place* is its path in the document and *label* its name, "" for a whole file."""

    place: str
    label: str
    text: str
    edits: tuple[Edit, ...]


def hunks(passage: Passage) -> Iterator[str]:
    """Yield the lines that show the corrections of *passage*, those that are near each other together."""
    for edits in _near(passage):
        start, end = _excerpt(passage.text, edits[0].start, edits[-1].end)
        before, after = passage.text[:start].rpartition("\n")[2], passage.text[end:].partition("\n")[0]
        number = passage.text.count("\n", 0, edits[0].start) + 1
        line = _("line {line}").format(line=number) if "\n" in passage.text else ""
        reasons = dict.fromkeys(_(typography.reason(edit.rule)) for edit in edits)
        moved = [_shifted(edit, start) for edit in edits]
        old = passage.text[start:end]
        yield f"  {', '.join(filter(None, (passage.label, line)))} · {' '.join(reasons)}"
        for sign, text in (("−", old), ("+", typography.applied(old, moved))):
            yield f"    {sign} {'…' if before else ''}{_shown(text)}{'…' if after else ''}"


def _near(passage: Passage) -> Iterator[list[Edit]]:
    group: list[Edit] = []
    for edit in passage.edits:
        if group:
            between = passage.text[group[-1].end : edit.start]
            if "\n" in between or len(between) > _AROUND:
                yield group
                group = []
        group.append(edit)
    if group:
        yield group


def _excerpt(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch of the line around *start* to *end* that is shown, whole words where there are any."""
    low = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    high = min(text.find("\n", end) if "\n" in text[end:] else len(text), end + _AROUND)
    if low and text[low - 1] != "\n":
        low = max(low, text.find(" ", low, start) + 1)
    if high < len(text) and text[high] != "\n":
        high = max(end, text.rfind(" ", end, high))
    return low, high


def _shifted(edit: Edit, by: int) -> Edit:
    return typography.Edit(edit.start - by, edit.end - by, edit.replacement, edit.rule)


def _shown(text: str) -> str:
    return clean(text.translate(_SEEN))
