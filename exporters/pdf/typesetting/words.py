"""From spans of text to words: shaped, measured, with the space that follows each."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from exporters.pdf.fonts import catalogue, fallback
from exporters.pdf.fonts.catalogue import Family
from exporters.pdf.fonts.placing import SOFT_HYPHEN
from exporters.pdf.typesetting import bidi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.pdf.fonts.glyphs import Shaped
    from exporters.pdf.fonts.typeface import Typeface
    from exporters.pdf.typesetting.style import Span, TextStyle

_SPACES = re.compile("[ \t]+")
_ADDRESS = re.compile("[/@]")
_IN_ADDRESS = re.compile(r"(?<=[/@?&=#_.-])(?=\w)")
_LONG = 24
_ZERO_WIDTH_SPACE = "\u200b"
_UNUSUAL = re.compile(f"[\t{SOFT_HYPHEN}{_ZERO_WIDTH_SPACE}]|[^ ]{{{_LONG + 1}}}")


class Piece(NamedTuple):
    """A stretch of a word in one face: *size* in points, *width* in points, embedding *level* of UAX #9."""

    face: Typeface
    shaped: Shaped
    size: float
    width: float
    span: int
    level: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a word is made of before it is shaped: a *text* in one span at one level."""

    text: str
    span: int
    level: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word, *width* wide, and the *gap* after it: 0 where a line may end without a space."""

    parts: tuple[Part, ...]
    pieces: tuple[Piece, ...]
    width: float
    gap: float = 0.0
    space: Piece | None = None


class Setter:
    """Sets words of a list of *spans* in one *style*; *base* is the level of the paragraph, 0 ltr or 1 rtl."""

    def __init__(self, spans: Sequence[Span], style: TextStyle, base: int) -> None:
        self._style = style
        self._base = base
        self._faces = [
            catalogue.chain(
                Family.SANS if span.code else style.family,
                bold=span.bold or style.bold,
                italic=span.italic or style.italic,
            )
            for span in spans
        ]
        self._spans = spans

    def lines(self) -> Iterator[list[Word]]:
        """Yield the words between line breaks; a line may be empty."""
        line: list[tuple[int, str]] = []
        for number, span in enumerate(self._spans):
            for index, text in enumerate(bidi.FORMATS.sub("", span.text).split("\n")):
                if index:
                    yield list(self._words(line))
                    line = []
                line.append((number, text))
        yield list(self._words(line))

    def _words(self, line: Sequence[tuple[int, str]]) -> Iterator[Word]:
        return self._everyday(line) if self._is_everyday(line) else self._any(line)

    def _is_everyday(self, line: Sequence[tuple[int, str]]) -> bool:
        """Whether *line* runs from left to right, and its words lie between spaces, each in one span."""
        if self._base or any(_UNUSUAL.search(text) or bidi.is_mixed(text) for _, text in line):
            return False
        return all(before.endswith(" ") or after.startswith(" ") for (_, before), (_, after) in pairwise(line))

    def _everyday(self, line: Sequence[tuple[int, str]]) -> Iterator[Word]:
        """Yield the words of most lines there are, which most often have been set before."""
        size, tracking, last = self._style.size, self._style.tracking, len(line) - 1
        for number, (span, text) in enumerate(line):
            tokens = [token for token in text.split(" ") if token]
            spaced = len(tokens) if text.endswith(" ") or number < last else len(tokens) - 1
            for index, token in enumerate(tokens):
                yield _everyday(token, self._faces[span], size, tracking, span, index < spaced)

    def _any(self, line: Sequence[tuple[int, str]]) -> Iterator[Word]:
        word: list[Part] = []
        for part in self._parts(line):
            if part.text == " ":
                if word:
                    yield from self._broken(word, self.space(part.span, part.level))
                word = []
            elif part.text[-1] != SOFT_HYPHEN:
                word.append(part)
            elif shown := part.text.rstrip(SOFT_HYPHEN):
                word.append(replace(part, text=shown))
        if word:
            yield from self._broken(word, None)

    def _parts(self, line: Sequence[tuple[int, str]]) -> Iterator[Part]:
        """Yield the parts of words, and a part " " for each run of breakable white space."""
        text = "".join(text for _, text in line)
        levels = bidi.levels(text, self._base) if self._base or bidi.is_mixed(text) else None
        offset = 0
        for span, stretch in line:
            start = 0
            for match in _SPACES.finditer(stretch):
                yield from self._levelled(stretch[start : match.start()], span, levels, offset + start)
                yield Part(" ", span, levels[offset + match.start()] if levels else 0)
                start = match.end()
            yield from self._levelled(stretch[start:], span, levels, offset + start)
            offset += len(stretch)

    @staticmethod
    def _levelled(text: str, span: int, levels: Sequence[int] | None, offset: int) -> Iterator[Part]:
        if levels is None:
            if text:
                yield Part(text, span, 0)
            return
        start = 0
        for end in range(1, len(text) + 1):
            if end == len(text) or levels[offset + end] != levels[offset + start]:
                yield Part(text[start:end], span, levels[offset + start])
                start = end

    def _broken(self, parts: Sequence[Part], space: Piece | None) -> Iterator[Word]:
        """Yield a word, or the stretches of a web address that lines may be broken between."""
        text = "".join(part.text for part in parts)
        if len(parts) == 1 and (_ZERO_WIDTH_SPACE in text or (len(text) > _LONG and _ADDRESS.search(text))):
            stretches = [
                stretch
                for between in text.split(_ZERO_WIDTH_SPACE)
                for stretch in (_IN_ADDRESS.split(between) if len(text) > _LONG else [between])
                if stretch
            ]
            for stretch in stretches[:-1]:
                yield self.word((Part(stretch, parts[0].span, parts[0].level),))
            parts = [Part(stretch, parts[0].span, parts[0].level) for stretch in stretches[-1:]]
        yield self.word(tuple(parts), space)

    def word(self, parts: tuple[Part, ...], space: Piece | None = None) -> Word:
        """Return *parts* shaped as one word."""
        pieces = tuple(piece for part in parts for piece in self._pieces(part))
        return Word(parts, pieces, sum(piece.width for piece in pieces), space.width if space else 0.0, space)

    def space(self, span: int, level: int) -> Piece:
        """Return the space of *span*."""
        return self._pieces(Part(" ", span, level))[0]

    def _pieces(self, part: Part) -> tuple[Piece, ...]:
        style = self._style
        return _pieces(part.text, self._faces[part.span], style.size, style.tracking, part.span, part.level)


@lru_cache(maxsize=1 << 15)
def _everyday(text: str, faces: tuple[Typeface, ...], size: float, tracking: float, span: int, spaced: bool) -> Word:
    pieces = _pieces(text, faces, size, tracking, span, 0)
    space = _pieces(" ", faces, size, tracking, span, 0)[0] if spaced else None
    width = sum(piece.width for piece in pieces)
    return Word((Part(text, span, 0),), pieces, width, space.width if space else 0.0, space)


@lru_cache(maxsize=1 << 15)
def _pieces(
    text: str, faces: tuple[Typeface, ...], size: float, tracking: float, span: int, level: int
) -> tuple[Piece, ...]:
    if SOFT_HYPHEN in text[:-1]:  # only one at the end of a line shows
        text = text[:-1].replace(SOFT_HYPHEN, "") + text[-1]
    pieces: list[Piece] = []
    for face, stretch in fallback.stretches(text, faces):
        shaped = face.shape(stretch, rtl=bool(level % 2))
        scaled = size * face.scale
        tracked = tracking * (len(shaped.glyphs) - len(shaped.silent))
        pieces.append(Piece(face, shaped, scaled, shaped.advance * scaled / 1000 + tracked, span, level))
    return tuple(pieces)
