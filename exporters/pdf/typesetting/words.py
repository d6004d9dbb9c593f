"""From spans of text to words: shaped, measured, with the space that follows each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from exporters.pdf.fonts import catalogue, fallback, glyphs
from exporters.pdf.fonts.catalogue import Family
from exporters.pdf.fonts.placing import SOFT_HYPHEN
from exporters.pdf.typesetting import bidi, hyphenation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from exporters.pdf.fonts.glyphs import Shaped
    from exporters.pdf.fonts.typeface import Typeface
    from exporters.pdf.typesetting.style import Span, TextStyle

_SPACES = re.compile("[ \t]+")
_ADDRESS = re.compile("[/@]")
_IN_ADDRESS = re.compile(r"(?<=[/@?&=#_.-])(?=\w)")
_LONG = 24
_MOST_KNOWN = 1 << 12
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


class Part(NamedTuple):
    """What a word is made of before it is shaped: a *text* in one span at one level."""

    text: str
    span: int
    level: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word, *width* wide, and the *gap* after it: 0 where a line may end without a space.

    *operands* show a plain word and its space in any document; they are b"" for a word of several faces or levels, and
    for one whose codes depend on the document. *glyphs* are those of a plain word and its space.
    """

    parts: tuple[Part, ...]
    pieces: tuple[Piece, ...]
    width: float
    gap: float = 0.0
    space: Piece | None = None
    operands: bytes = b""
    glyphs: frozenset[int] = frozenset()


class Division(NamedTuple):
    """The two halves of a divided word, the *head* with its hyphen."""

    head: Word
    tail: Word


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
                    yield self._words(line)
                    line = []
                line.append((number, text))
        yield self._words(line)

    def _words(self, line: Sequence[tuple[int, str]]) -> list[Word]:
        return self._everyday(line) if self._is_everyday(line) else list(self._any(line))

    def _is_everyday(self, line: Sequence[tuple[int, str]]) -> bool:
        """Whether *line* runs from left to right, and its words lie between spaces, each in one span."""
        if self._base or any(_UNUSUAL.search(text) or bidi.is_mixed(text) for _, text in line):
            return False
        return all(before.endswith(" ") or after.startswith(" ") for (_, before), (_, after) in pairwise(line))

    def _everyday(self, line: Sequence[tuple[int, str]]) -> list[Word]:
        """Return the words of most lines there are, which most often have been set before."""
        size, tracking, last = self._style.size, self._style.tracking, len(line) - 1
        found: list[Word] = []
        for number, (span, text) in enumerate(line):
            known = _known(self._faces[span], size, tracking, span, True)
            found += [known[token] for token in text.split(" ") if token]
            if number == last and found and not text.endswith(" "):
                found[-1] = _known(self._faces[span], size, tracking, span, False)[found[-1].parts[0].text]
        return found

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
                word.append(part._replace(text=shown))
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
        return _word(parts, tuple(piece for part in parts for piece in self._pieces(part)), space)

    def divisions(self, word: Word, language: str) -> tuple[Division, ...]:
        """Return where *word* may be divided: nowhere if it is in several spans or levels."""
        if not language or len(word.parts) != 1:
            return ()
        part, style = word.parts[0], self._style
        return _divisions(part, self._faces[part.span], style.size, style.tracking, word.space is not None, language)

    def space(self, span: int, level: int) -> Piece:
        """Return the space of *span*."""
        return self._pieces(Part(" ", span, level))[0]

    def _pieces(self, part: Part) -> tuple[Piece, ...]:
        style = self._style
        return _pieces(part.text, self._faces[part.span], style.size, style.tracking, part.span, part.level)


def _word(parts: tuple[Part, ...], pieces: tuple[Piece, ...], space: Piece | None) -> Word:
    width, gap = sum(piece.width for piece in pieces), space.width if space else 0.0
    shown = [*pieces, space] if space else pieces
    if len(pieces) != 1 or any(
        piece.level or not piece.shaped.plain or piece.face is not pieces[0].face for piece in shown
    ):
        return Word(parts, pieces, width, gap, space)
    operands = glyphs.joined(glyphs.operands(piece.shaped.chunks, piece.size) for piece in shown)
    used = frozenset(glyph.id for piece in shown for glyph in piece.shaped.glyphs)
    return Word(parts, pieces, width, gap, space, operands, used)


@lru_cache(maxsize=1 << 12)
def _divisions(
    part: Part, faces: tuple[Typeface, ...], size: float, tracking: float, spaced: bool, language: str
) -> tuple[Division, ...]:
    def half(text: str, space: Piece | None) -> Word:
        own = Part(text, part.span, part.level)
        return _word((own,), _pieces(text, faces, size, tracking, part.span, part.level), space)

    space = _pieces(" ", faces, size, tracking, part.span, part.level)[0] if spaced else None
    return tuple(
        Division(half(part.text[:position].rstrip(SOFT_HYPHEN) + SOFT_HYPHEN, None), half(part.text[position:], space))
        for position in hyphenation.positions(part.text, language)
    )


class _Known(dict[str, Word]):
    """The words of one style that were set before, by their text."""

    def __init__(self, make: Callable[[str], Word]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> Word:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        word = self[text] = self._make(text)
        return word


@lru_cache(maxsize=64)
def _known(faces: tuple[Typeface, ...], size: float, tracking: float, span: int, spaced: bool) -> _Known:
    """Return the everyday words of a style, with a space after them or without."""

    def make(text: str) -> Word:
        space = _pieces(" ", faces, size, tracking, span, 0)[0] if spaced else None
        return _word((Part(text, span, 0),), _pieces(text, faces, size, tracking, span, 0), space)

    return _Known(make)


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
