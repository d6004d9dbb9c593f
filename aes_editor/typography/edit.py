"""Corrections as values: where, what instead, by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters *start* to *end* (excluded) become *replacement*, for the reason of the rule with the id *rule*."""

    start: int
    end: int
    replacement: str
    rule: str


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* with *edits* made, which are in order and do not overlap."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += text[position : edit.start], edit.replacement
        position = edit.end
    return "".join([*parts, text[position:]])


def composed(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return what changes *text* as *first* and then *second* do, whose positions are those after *first*.

    Corrections that meet become one, under the rule of the earlier; one that the later takes back is gone.
    """
    middle = applied(text, first)
    joined: list[Edit] = []
    shift = 0  # of positions in *middle* against those in *text*
    for cluster in _clusters(first, second):
        start = min(low for low, _, _, _ in cluster)
        end = max(high for _, high, _, _ in cluster)
        grown = sum(high - low - (edit.end - edit.start) for low, high, late, edit in cluster if not late)
        late_edits = [
            Edit(edit.start - start, edit.end - start, edit.replacement, "") for *_, late, edit in cluster if late
        ]
        rule = next((edit.rule for *_, late, edit in cluster if not late), cluster[0][3].rule)
        made = Edit(start - shift, end - shift - grown, applied(middle[start:end], late_edits), rule)
        shift += grown
        if text[made.start : made.end] != made.replacement:
            joined.append(made)
    return tuple(joined)


_Span = tuple[int, int, bool, Edit]
"""From, to (positions after the first edits), whether it is one of the second edits, the edit."""


def _clusters(first: Sequence[Edit], second: Sequence[Edit]) -> list[list[_Span]]:
    """Return the edits of both, those that meet together."""
    spans: list[_Span] = [(edit.start, edit.end, True, edit) for edit in second]
    shift = 0
    for edit in first:
        start = edit.start + shift
        spans.append((start, start + len(edit.replacement), False, edit))
        shift += len(edit.replacement) - (edit.end - edit.start)
    spans.sort(key=lambda span: span[:3])
    clusters: list[list[_Span]] = []
    reach, open_end = -1, False
    for span in spans:
        start, end, *_ = span
        # What is empty belongs to what it touches: on which side of it, nobody could tell afterwards.
        if start < reach or (start == reach and (start == end or open_end)):
            clusters[-1].append(span)
        else:
            clusters.append([span])
        open_end = start == end if end >= reach else open_end
        reach = max(reach, end)
    return clusters
