"""The body: paragraphs, lists, subheadings and quotations, one block each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from aes_editor import markup
from aes_editor.document import Block, Dateline, Figure, Paragraphs, Person, Quote, Subheading
from aes_editor.importers.ledger import Reason
from aes_editor.importers.structure import datelines
from aes_editor.importers.structure.head import LEFT_OUT
from aes_editor.importers.structure.marks import Mark
from aes_editor.importers.structure.page import Line, Shape
from aes_editor.importers.structure.speech import Listener, is_open
from aes_editor.markup import Item, List, Para, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.importers.structure.account import Account
    from aes_editor.importers.structure.marks import Marked

_BULLET = re.compile(r"\s*(?P<mark>[•·▪■●○◦►▶‣✓✔✅❌☑📌➢➤→➡👉🔹🔸*+–—-]\ufe0f?)\s+(?=\S)")
_NUMBER = re.compile(r"\s*(?P<number>\d{1,3})\.\s+(?=\S)")
_CREDIT = re.compile(
    r"\(?\s*(?:cr[ée]dits?(?:\s+photos?)?|photo(?:\s+credit)?|image credit|©)\s*:?\s*(?P<credit>[^:]{2,80})\Z",
    re.IGNORECASE,
)
_HEADING_END = re.compile(r"[.;,!?…:»”\"؟،؛]\W{0,2}\Z")
_MARKS = {"fr": ("«\u202f", "\u202f»"), "en": ("“", "”"), "ar": ("«", "»")}
_FEWEST_IN_ITALICS = 5  # words: fewer are a title or a foreign word
_LONGEST_HEADING = 12  # words
_LONGEST_QUESTION = 8
_LONGEST_NUMBERED_HEADING = 8


@dataclass(frozen=True, slots=True)
class Body:
    """The blocks, the dateline that opened them, and the blocks whose speaker a person should look at.

    *day* are the month and the day of a dateline that does not tell its year.
    """

    blocks: tuple[Block, ...] = ()
    dateline: Dateline = field(default_factory=Dateline)
    unsure: frozenset[str] = field(default_factory=frozenset)
    day: tuple[int, int] | None = None


def read(lines: Sequence[Marked], lead: str, language: str, account: Account) -> Body:
    """Return the body that *lines* make; *lead* is text above it in which persons may be named."""
    kept: list[Line] = []
    for entry in lines:
        if entry.mark is Mark.CAPTION and kept and kept[-1].shape is Shape.FIGURE:
            kept.append(replace(entry.line, shape=Shape.CAPTION))
        elif entry.mark in LEFT_OUT:
            account.leave(entry.line, LEFT_OUT[entry.mark])
        else:
            kept.append(entry.line)
    opening, kept = _opened(kept, language, account)
    builder = _Builder(kept, lead, language, account)
    builder.build()
    if opening is None:
        return Body(tuple(builder.blocks), unsure=frozenset(builder.unsure))
    unsure = builder.unsure if opening.sure else builder.unsure | {"dateline"}
    return Body(tuple(builder.blocks), opening.dateline, frozenset(unsure), opening.day)


def _opened(lines: list[Line], language: str, account: Account) -> tuple[datelines.Opening | None, list[Line]]:
    """Return the dateline that opens the first line, and the lines without it."""
    first = next((at for at, line in enumerate(lines) if line.shape not in {Shape.FIGURE, Shape.CAPTION}), None)
    opening = datelines.opening(lines[first].text, language) if first is not None else None
    if first is None or opening is None:
        return None, lines
    account.put(lines[first].cut(0, opening.end), "dateline")
    return opening, [*lines[:first], lines[first].cut(opening.end), *lines[first + 1 :]]


class _Builder:
    def __init__(self, lines: Sequence[Line], lead: str, language: str, account: Account) -> None:
        self._lines = lines
        self._language = language
        self._account = account
        self._listener = Listener([lead, *(line.text for line in lines)], language)
        self.blocks: list[Block] = []
        self.unsure: set[str] = set()

    def build(self) -> None:
        at = 0
        while at < len(self._lines):
            at = self._figure(at) or self._heading(at) or self._list(at) or self._table(at) or self._paragraph(at)

    def _figure(self, at: int) -> int | None:
        line = self._lines[at]
        if line.shape is not Shape.FIGURE:
            return None
        caption = self._lines[at + 1] if at + 1 < len(self._lines) else None
        if caption is None or caption.shape is not Shape.CAPTION:
            self._add(Figure(media=line.image, alt=line.text.strip()), line)
            return at + 1
        words, credit = _credited(caption.text.strip())
        self._add(Figure(media=line.image, alt=line.text.strip(), caption=words, credit=credit), line, caption)
        return at + 2

    def _heading(self, at: int) -> int | None:
        if not _is_heading(self._lines, at):
            return None
        line = self._lines[at]
        self._listener.hear("", "")
        self._add(Subheading(text=line.text.strip()), line)
        return at + 1

    def _list(self, at: int) -> int | None:
        end = at
        while end < len(self._lines) and _is_item(self._lines[end]):
            end += 1
        if end == at:
            return None
        lines = self._lines[at:end]
        for line in lines:
            self._account.leave(line.cut(0, _words_of_item(line)), Reason.MARKUP)
        self._listener.hear("", "")
        bare = [line.cut(_words_of_item(line)) for line in lines]
        self._add(Paragraphs(text=markup.markdown([_nested(list(zip(lines, bare, strict=True)))])), *bare)
        return end

    def _table(self, at: int) -> int | None:
        line = self._lines[at]
        if line.table is None:
            return None
        self._listener.hear("", "")
        self._add(Paragraphs(text=markup.markdown([line.table])), line)
        return at + 1

    def _paragraph(self, at: int) -> int:
        line = self._lines[at]
        following = self._lines[at + 1].text if at + 1 < len(self._lines) else ""
        spoken = _marked(line, self._language)
        end = self._listener.end_of_speech(spoken.text)
        if end is not None and following.lstrip()[:1] not in {"«", "“"}:
            spoken = _closed(spoken, end)
        said = self._listener.hear(spoken.text, following)
        if said is None:
            spoken = line
        if said is None and line.shape is Shape.QUOTATION:
            said = self._listener.told_apart(following)
        numbered = _NUMBER.match(line.text)
        if said is not None:
            self._add(Quote(text=markup.markdown([Para(spoken.runs)]), speaker=said.speaker), line)
            self._hand_back(said.speaker, line)
            if not said.sure or end is not None:
                self.unsure.add(f"body/{len(self.blocks) - 1}/speaker")
            if said.attributed:
                self._account.put(self._lines[at + 1], f"body/{len(self.blocks) - 1}/speaker")
                return at + 2
        elif numbered:
            words = line.cut(numbered.end())
            item = List((Item((Para(words.runs),)),), ordered=True, start=int(numbered["number"]))
            self._add(Paragraphs(text=markup.markdown([item])), line)
        else:
            self._add(Paragraphs(text=markup.markdown([Para(line.runs)])), line)
        return at + 1

    def _hand_back(self, speaker: Person, line: Line) -> None:
        """Give *speaker* to the paragraph before, where the quotation that *line* goes on with was left open there."""
        before = self.blocks[-2] if len(self.blocks) > 1 else None
        opened = isinstance(before, Quote) and not before.speaker.name and is_open(before.text)
        if isinstance(before, Quote) and opened and line.text.lstrip()[:1] in '«“"':
            self.blocks[-2] = msgspec.structs.replace(before, speaker=speaker)
            self.unsure.discard(f"body/{len(self.blocks) - 2}/speaker")

    def _add(self, block: Block, *lines: Line) -> None:
        self.blocks.append(block)
        for line in lines:
            self._account.put(line, f"body/{len(self.blocks) - 1}/text")


def _credited(caption: str) -> tuple[str, str]:
    """Return the words of a caption and the credit at its end: « Photo : A. Diallo », “(Credit: …)”."""
    match = _CREDIT.search(caption)
    if match is None:
        return caption, ""
    return caption[: match.start()].strip(" –—-.("), match["credit"].strip(" ).")


def _marked(line: Line, language: str) -> Line:
    """Return *line* with quotation marks around the italics of a text that has no marks: speech is set so, too."""
    if any(mark in line.text for mark in '«“"„') or not any(_is_speech(run) for run in line.runs):
        return line
    opening, closing = _MARKS.get(language, _MARKS["fr"])
    runs = tuple(
        replace(run, text=f"{opening}{run.text.strip()}{closing}{_trailing(run.text)}", italic=False)
        if _is_speech(run)
        else run
        for run in line.runs
    )
    return replace(line, runs=runs)


def _closed(line: Line, end: int) -> Line:
    """Return *line* with the closing quotation mark that was forgotten at *end*."""
    mark = "”" if line.text.rfind("“", 0, end) > line.text.rfind("«", 0, end) else _MARKS["fr"][1]
    head, tail = line.cut(0, end), line.cut(end)
    return replace(line, runs=(*head.runs, Run(mark), *tail.runs))


def _is_speech(run: Run) -> bool:
    return run.italic and len(run.text.split()) >= _FEWEST_IN_ITALICS


def _trailing(text: str) -> str:
    return text[len(text.rstrip()) :]


def _is_heading(lines: Sequence[Line], at: int) -> bool:
    """Whether a line heads the ones below it: short, without a full stop, and something follows."""
    line = lines[at]
    text = line.text.strip()
    if at + 1 >= len(lines) or line.shape in {Shape.ITEM, Shape.TABLE, Shape.QUOTATION, Shape.CAPTION}:
        return False
    if line.shape is Shape.HEADING:
        return True
    words = len(text.split())
    if _asks(lines, at, words):
        return True
    if words > _LONGEST_HEADING or _HEADING_END.search(text) or text[:1] in '«“"„' or text[:1].islower():
        return False
    if _BULLET.match(text) or (_NUMBER.match(text) and words > _LONGEST_NUMBERED_HEADING):
        return False
    below = lines[at + 1]
    return len(below.text.split()) > words or below.shape is Shape.ITEM or _BULLET.match(below.text) is not None


def _asks(lines: Sequence[Line], at: int, words: int) -> bool:
    """Whether the line is a short question, set alone above a longer paragraph that answers it."""
    line, below = lines[at], lines[at + 1]
    apart = line.group != below.group and (at == 0 or line.group != lines[at - 1].group)
    return (
        words <= _LONGEST_QUESTION
        and line.text.rstrip()[-1:] in "?؟"
        and line.text[:1].isupper()
        and apart
        and len(below.text.split()) > words
    )


def _is_item(line: Line) -> bool:
    return line.shape is Shape.ITEM or (line.shape is Shape.TEXT and _BULLET.match(line.text) is not None)


def _words_of_item(line: Line) -> int:
    """Return where the words of an item begin, behind the bullet that the source wrote."""
    match = _BULLET.match(line.text)
    return match.end() if match else 0


def _nested(entries: Sequence[tuple[Line, Line]]) -> List:
    """Return the list of *entries* (as set, bare), deeper items below the one before them."""
    base = min(line.level for line, _bare in entries)
    starts = [at for at, (line, _bare) in enumerate(entries) if line.level == base]
    if starts[:1] != [0]:
        starts = [0, *starts]
    items: list[Item] = []
    for start, end in pairwise([*starts, len(entries)]):
        below = entries[start + 1 : end]
        inner = (_nested(below),) if below else ()
        items.append(Item((Para(entries[start][1].runs), *inner)))
    first = entries[0][0].number
    return List(tuple(items), ordered=first is not None, start=first or 1)
