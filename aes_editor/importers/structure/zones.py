"""A page cut into what stands before the body, the body, and what follows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aes_editor.importers.structure import datelines, signatures
from aes_editor.importers.structure.lexicon import bare, lexicon
from aes_editor.importers.structure.marks import SENTENCE_END, Mark, Marked, is_paragraph, is_rule, mark
from aes_editor.importers.structure.page import Shape
from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aes_editor.importers.structure.page import Line

FOOT = frozenset({Mark.END, Mark.RELATED, Mark.CONTACTS, Mark.ABOUT, Mark.NOTES, Mark.DONE, Mark.RIGHTS})
"""The marks that end a body."""
AROUND = frozenset({Mark.NAVIGATION, Mark.SHARING, Mark.SECTION})
_LONGEST_BUTTON = 4  # words
_SHORTEST_HEADLINE = 3
_BACK_TO_BODY = 45  # words of a paragraph below a box of links: the body goes on


@dataclass(frozen=True, slots=True)
class Zones:
    """The lines of a page, each in one zone; *foot* begins with the heading that opens it.

    *guessed* tells that only the custom of the language makes the last paragraph of the head a lead.
    """

    head: tuple[Marked, ...]
    body: tuple[Marked, ...]
    foot: tuple[Marked, ...]
    guessed: bool = False


def split(lines: Sequence[Line], language: str) -> Zones:
    """Return the zones of *lines*."""
    marked = _headed([Marked(line, mark(line, language)) for line in lines])
    marked = _without_menus(marked)
    start, guessed = _start_of_body(marked, language)
    end = _end_of_body(marked, start)
    signed = signatures.start(marked[start:end])
    if signed:
        end = start + signed
        marked[end] = replace(marked[end], mark=Mark.DONE)
    head, figures = _without_figures(marked[:start])
    return Zones(head, (*figures, *marked[start:end]), tuple(marked[end:]), guessed)


def _headed(marked: list[Marked]) -> list[Marked]:
    """Return *marked*, with « Note aux rédactions » above everything taken for the type of the text."""
    first = next((at for at, entry in enumerate(marked) if entry.mark in {Mark.TEXT, Mark.NOTES}), 0)
    if marked and marked[first].mark is Mark.NOTES and bare(marked[first].text) in lexicon().kinds:
        marked[first] = replace(marked[first], mark=Mark.KIND)
    return marked


def _without_figures(head: Sequence[Marked]) -> tuple[tuple[Marked, ...], tuple[Marked, ...]]:
    """Return the lines of *head* without its images, and these, each with its caption: they open the body."""
    figures: list[Marked] = []
    others: list[Marked] = []
    for at, entry in enumerate(head):
        captioned = entry.mark is Mark.CAPTION and at > 0 and head[at - 1].mark is Mark.FIGURE
        (figures if entry.mark is Mark.FIGURE or captioned else others).append(entry)
    return tuple(others), tuple(figures)


def _without_menus(marked: list[Marked]) -> list[Marked]:
    """Return *marked*, with the unknown buttons between known ones taken for navigation too."""
    result = list(marked)
    for first, last in _runs_of_buttons(marked):
        known = sum(entry.mark in AROUND for entry in marked[first:last])
        if last - first >= 3 and known * 2 >= last - first:
            for at in range(first, last - _heads_the_text(marked, last)):
                if marked[at].mark is Mark.TEXT and marked[at].line.shape is Shape.TEXT:
                    result[at] = replace(marked[at], mark=Mark.NAVIGATION)
    return result


def _heads_the_text(marked: Sequence[Marked], last: int) -> bool:
    """Whether the line before *last*, the end of a menu, is no button of it but the headline of what follows."""
    if last >= len(marked) or len(marked[last - 1].text.split()) < _SHORTEST_HEADLINE:
        return False
    following = marked[last]
    return following.mark is Mark.DATELINE or is_paragraph(following.text) or following.text[:1] in "•-–*"


def _runs_of_buttons(marked: Sequence[Marked]) -> list[tuple[int, int]]:
    """Return the stretches of adjacent lines that may be buttons."""
    runs: list[tuple[int, int]] = []
    start = 0
    for at in range(len(marked) + 1):
        ended = at == len(marked) or not _may_be_button(marked[at])
        if ended or (at > start and marked[at].line.group != marked[at - 1].line.group):
            runs.append((start, at))
            start = at + 1 if ended else at
    return [(first, last) for first, last in runs if last > first]


def _may_be_button(entry: Marked) -> bool:
    few = len(entry.text.split()) <= _LONGEST_BUTTON and not SENTENCE_END.search(entry.text)
    return entry.mark in AROUND or (entry.mark in {Mark.TEXT, Mark.CONTACTS, Mark.KIND} and few)


def _start_of_body(marked: Sequence[Marked], language: str) -> tuple[int, bool]:
    """Return where the body begins, and whether that is only a custom.

    It begins at its dateline, else at the first paragraph below the headline, or below the lead.
    """
    for at, entry in enumerate(marked):
        if entry.mark is Mark.TEXT and datelines.opening(entry.text, language):
            return at, False
        if entry.mark in FOOT and any(before.mark is Mark.TEXT for before in marked[:at]):
            break
    paragraphs = [at for at, entry in enumerate(marked) if entry.mark is Mark.TEXT and is_paragraph(entry.text)]
    if not paragraphs:
        return _after_headline(marked), False
    if _has_lead(marked, paragraphs):
        return paragraphs[1], False
    if language == "fr" and len(paragraphs) > 2 and _is_below_date(marked[: paragraphs[0]]):
        return paragraphs[1], True
    return _with_opening_subheading(marked, paragraphs[0]), False


def _after_headline(marked: Sequence[Marked]) -> int:
    """Return where the body of a text without a single paragraph begins: below its first line."""
    texts = [at for at, entry in enumerate(marked) if entry.mark is Mark.TEXT]
    return texts[1] if len(texts) > 1 else len(marked)


def _has_lead(marked: Sequence[Marked], paragraphs: Sequence[int]) -> bool:
    """Whether something sets the first paragraph off as a lead: a share button or a dateline below it, or its style."""
    if len(paragraphs) < 2:
        return False
    first, second = paragraphs[:2]
    before = {entry.mark for entry in marked[:first]}
    between = {entry.mark for entry in marked[first + 1 : second]}
    if Mark.TEXT not in before or Mark.TEXT in between:
        return False
    dated = Mark.DATELINE in between and Mark.DATELINE not in before
    lines = marked[first].line, marked[second].line
    styled = any(lines[0].is_all(style) and not lines[1].is_all(style) for style in ("bold", "italic"))
    return Mark.SHARING in between or dated or styled


def _is_below_date(above: Sequence[Marked]) -> bool:
    """Whether a paragraph stands below a headline and a date: there French pages print their « chapô »."""
    if len(above) < 2 or above[-1].mark not in {Mark.DATELINE, Mark.PUBLISHED}:
        return False
    headline = next((entry for entry in reversed(above) if entry.mark is Mark.TEXT), None)
    alone = datelines.alone(above[-1].text, "fr")
    return headline is not None and not (alone and alone.dateline.place)


def _with_opening_subheading(marked: Sequence[Marked], start: int) -> int:
    """Return *start*, or the line before it where that is the first subheading.

    It is one where its words stood in a list of contents above, or where it is set as a lesser heading.
    """
    texts = [at for at in range(start) if marked[at].mark is Mark.TEXT]
    if len(texts) < 2:
        return start
    before = marked[texts[-1]]
    repeated = Counter(key(marked[at].text) for at in texts)[key(before.text)] > 1
    levels = [marked[at].line.level for at in texts[:-1] if marked[at].line.shape is Shape.HEADING]
    lesser = before.line.shape is Shape.HEADING and levels and min(levels) < before.line.level
    return texts[-1] if repeated or lesser else start


def _end_of_body(marked: Sequence[Marked], start: int) -> int:
    for at in range(start + 1, len(marked)):
        box = marked[at].mark is Mark.RELATED or (marked[at].mark is Mark.END and is_rule(marked[at].text))
        if marked[at].mark in FOOT and not (box and _goes_on(marked[at + 1 :])):
            return at
    return _before_trailing_menu(marked, start)


def _goes_on(rest: Iterable[Marked]) -> bool:
    """Whether the body goes on below a box of links, or below a rule."""
    for entry in rest:
        if entry.mark in FOOT and entry.mark is not Mark.RELATED and not is_rule(entry.text):
            return False
        if entry.mark is Mark.TEXT and len(entry.text.split()) >= _BACK_TO_BODY:
            return True
    return False


def _before_trailing_menu(marked: Sequence[Marked], start: int) -> int:
    end = len(marked)
    while end > start + 1 and marked[end - 1].mark in AROUND:
        end -= 1
    return end
