"""Markdown → the lines of a neutral page, each character of which keeps its place in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_editor import markup
from aes_editor.importers.ledger import Reason
from aes_editor.importers.structure.page import Hints, Line, Page, Shape
from aes_editor.markup.nodes import Run, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ATX = re.compile(r" {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*\Z")
_SETEXT = re.compile(r" {0,3}(?P<mark>=+|-{2,})[ \t]*\Z")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|(?P<number>\d{1,9})[.)])[ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*\Z")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\([^)]*\)[ \t]*\Z")
_FRONT = re.compile(r"---[ \t]*\n(?P<fields>(?:[^\n]*\n){0,60}?)---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"(?P<name>\w+)[ \t]*:[ \t]*[\"']?(?P<value>[^\n]*?)[\"']?[ \t]*\Z")


def page(text: str) -> Page:
    """Return the lines of a Markdown *text*, its marks taken for what they say."""
    front = _FRONT.match(text)
    reader = _Reader(text)
    start = front.end() if front else 0
    reader.read(start)
    worded = {place for line in reader.lines for place in line.places}
    marks = [at for at in range(start, len(text)) if at not in worded and not text[at].isspace()]
    outside = ((range(start), Reason.ENVELOPE), (marks, Reason.MARKUP))
    return Page(text, tuple(reader.lines), _hints(front["fields"]) if front else Hints(), outside=outside)


def _hints(fields: str) -> Hints:
    """Return what the block of fields before a text says of it."""
    found = {match["name"].lower(): match["value"] for line in fields.splitlines() if (match := _FIELD.match(line))}
    return Hints(
        headline=found.get("title", "") or found.get("titre", ""),
        lead=found.get("description", "") or found.get("summary", ""),
        language=found.get("lang", "") or found.get("language", ""),
        published=found.get("date", ""),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """A physical line: its *text* from *start* in the source."""

    text: str
    start: int

    def cut(self, at: int) -> _Row:
        return _Row(self.text[at:], self.start + at)


class _Reader:
    """Reads rows into lines; a paragraph is every row up to a blank one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._group = 0
        self.lines: list[Line] = []

    def read(self, start: int) -> None:
        rows = [_Row(match[0].rstrip("\r\n"), match.start()) for match in _LINE.finditer(self._text, start)]
        self._rows(rows, Shape.TEXT)

    def _rows(self, rows: Sequence[_Row], shape: Shape) -> None:
        at = 0
        while at < len(rows):
            at = self._block(rows, at, shape)

    def _block(self, rows: Sequence[_Row], at: int, shape: Shape) -> int:
        row = rows[at]
        if not row.text.strip():
            return at + 1
        self._group += 1
        if heading := _ATX.match(row.text):
            words = row.cut(heading.start("text"))
            self._add([_Row(heading["text"], words.start)], Shape.HEADING, level=len(heading["marks"]))
            return at + 1
        if _RULE.match(row.text) or _IMAGE.match(row.text.strip()):
            self._plain(row, Shape.TEXT if _RULE.match(row.text) else Shape.CAPTION)
            return at + 1
        if _QUOTE.match(row.text):
            return self._quotation(rows, at)
        if at + 1 < len(rows) and "|" in row.text and _TABLE_RULE.match(rows[at + 1].text):
            return self._table(rows, at)
        if item := _ITEM.match(row.text):
            return self._item(rows, at, item)
        return self._paragraph(rows, at, shape)

    def _paragraph(self, rows: Sequence[_Row], at: int, shape: Shape) -> int:
        end = at + 1
        while end < len(rows) and rows[end].text.strip() and not _begins(rows[end].text):
            if (under := _SETEXT.match(rows[end].text)) and end == at + 1:
                self._add([rows[at]], Shape.HEADING, level=1 if under["mark"][0] == "=" else 2)
                return end + 1
            end += 1
        self._add(rows[at:end], shape)
        return end

    def _quotation(self, rows: Sequence[_Row], at: int) -> int:
        end = at
        inner: list[_Row] = []
        while end < len(rows) and (mark := _QUOTE.match(rows[end].text)):
            inner.append(rows[end].cut(mark.end()))
            end += 1
        self._rows([_Row(_QUOTE.sub("", row.text), row.start) for row in inner], Shape.QUOTATION)
        return end

    def _item(self, rows: Sequence[_Row], at: int, item: re.Match[str]) -> int:
        end = at + 1
        while (
            end < len(rows) and rows[end].text.strip() and rows[end].text[:1] in " \t" and not _begins(rows[end].text)
        ):
            end += 1
        level = len(item["indent"].expandtabs(4)) // 2
        number = int(item["number"]) if item["number"] else None
        self._add([rows[at].cut(item.end()), *rows[at + 1 : end]], Shape.ITEM, level=level, number=number)
        return end

    def _table(self, rows: Sequence[_Row], at: int) -> int:
        end = at
        while end < len(rows) and "|" in rows[end].text:
            end += 1
        nodes = markup.blocks("\n".join(row.text.strip() for row in rows[at:end]))
        if len(nodes) != 1 or not isinstance(nodes[0], Table):
            self._add(rows[at:end], Shape.TEXT)
            return end
        places = [place for row in rows[at:end] for place in range(row.start, row.start + len(row.text))]
        text = "".join(self._text[place] for place in places)
        self.lines.append(Line((Run(text),), tuple(places), self._group, Shape.TABLE, table=nodes[0]))
        return end

    def _plain(self, row: _Row, shape: Shape) -> None:
        places = range(row.start, row.start + len(row.text))
        self.lines.append(Line((Run(row.text),), places, self._group, shape))

    def _add(self, rows: Sequence[_Row], shape: Shape, *, level: int = 0, number: int | None = None) -> None:
        """Add the words of *rows* as one line; a row that ends in two spaces or a backslash ends the line there."""
        for part in _broken(rows):
            source = "\n".join(row.text.strip() for row in part)
            runs = _folded(markup.inline(source.replace("\n", " ")))
            places = tuple(self._places("".join(run.text for run in runs), part))
            if runs and places:
                self.lines.append(Line(runs, places, self._group, shape, level, number))

    def _places(self, visible: str, rows: Sequence[_Row]) -> Iterator[int]:
        """Yield where each character of *visible* stands: its characters come in order, with marks between them."""
        last = len(self._text)
        positions = [place for row in rows for place in range(row.start, min(row.start + len(row.text) + 1, last))]
        at = 0
        for char in visible:
            found = at
            while found < len(positions) and not self._is_at(positions[found], char):
                found += 1
            at = found if found < len(positions) else at
            yield positions[min(at, len(positions) - 1)]
            at += found < len(positions)

    def _is_at(self, place: int, char: str) -> bool:
        found = self._text[place]
        return found == char or (char == " " and found.isspace())


def _folded(runs: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(run for run in runs if run.text)


def _begins(text: str) -> bool:
    """Whether a block begins with the row *text* even without a blank one above it."""
    return any(pattern.match(text) for pattern in (_ATX, _QUOTE, _ITEM, _RULE) if not _SETEXT.match(text))


def _broken(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    part: list[_Row] = []
    for row in rows:
        part.append(row)
        if row.text.endswith(("  ", "\\")):
            yield part
            part = []
    if part:
        yield part
