"""A paragraph that is set: its lines, and what shows them in a content stream."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from exporters.pdf.cos import objects
from exporters.pdf.fonts import glyphs, outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from exporters.pdf.fonts.glyphs import Glyph, Shaped
    from exporters.pdf.fonts.typeface import Typeface
    from exporters.pdf.typesetting.style import Span, Tag, TextStyle
    from exporters.pdf.typesetting.words import Piece, Word

    Chunks = tuple[tuple[float, bytes], ...]
    Encoder = Callable[[Typeface, Shaped], Chunks]

_ROUNDING = 0.01


class Show(NamedTuple):
    """What one TJ shows: at *x* from the start of the measure, *width* wide, in the text *state* it needs.

    *drawn* are operators that draw its silent glyphs, from an origin at the start of the measure on the baseline.
    """

    x: float
    width: float
    state: bytes
    operands: bytes
    tags: tuple[Tag, ...]
    drawn: bytes


class Placed(NamedTuple):
    """A piece at *x*, and how wide the *space* after it is set (None: no space follows)."""

    piece: Piece
    x: float
    space: Piece | None
    gap: float


class Line(NamedTuple):
    """A line of *words*, *width* wide, that begins at *x*; each space but the last is *extra* wider than it is.

    A *plain* line is shown alike in every document. *visual* is where the pieces and spaces of a line that runs both
    ways stand, in logical order; () for any other.
    """

    words: tuple[Word, ...]
    x: float
    extra: float
    width: float
    plain: bool
    visual: tuple[Placed, ...] = ()

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The pieces and spaces, in logical order."""
        return self.visual or tuple(self._logical())

    def _logical(self) -> Iterator[Placed]:
        x, last = self.x, len(self.words) - 1
        for number, word in enumerate(self.words):
            for piece in word.pieces:
                space = word.space if piece is word.pieces[-1] else None
                gap = (word.gap + self.extra if number < last else word.gap) if space else 0.0
                yield Placed(piece, x, space, gap)
                x += piece.width + gap


@dataclass(frozen=True)
class Setting:
    """A paragraph of *lines* in one *style*."""

    lines: tuple[Line, ...]
    spans: tuple[Span, ...]
    style: TextStyle
    measure: float

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.style.leading

    @property
    def baseline(self) -> float:
        """How far below the top of its line the baseline is."""
        return self.style.leading / 2 + self.style.size * 0.34

    @property
    def width(self) -> float:
        """The width of the widest line."""
        return max((line.width for line in self.lines), default=0.0)

    @cached_property
    def common(self) -> Mapping[Typeface, frozenset[int]]:
        """The glyphs of each face that stand for the same text in every document."""
        found: dict[Typeface, list[frozenset[int]]] = {}
        for line in self.lines:
            if line.plain:
                for word in line.words:
                    found.setdefault(word.pieces[0].face, []).append(word.glyphs)
        for piece in self._unusual:
            found.setdefault(piece.face, []).append(piece.shaped.common)
        return {face: frozenset().union(*used) for face, used in found.items()}

    @cached_property
    def particular(self) -> tuple[tuple[Typeface, Glyph], ...]:
        """The glyphs that stand for their text only here."""
        return tuple((piece.face, glyph) for piece in self._unusual for glyph in piece.shaped.particular)

    @cached_property
    def _unusual(self) -> tuple[Piece, ...]:
        """The pieces and spaces of lines that are not plain, in order of appearance."""
        lines = (line for line in self.lines if not line.plain)
        placed = (placed for line in lines for placed in line.placed)
        return tuple(piece for place in placed for piece in (place.piece, place.space) if piece is not None)

    @cached_property
    def shows(self) -> tuple[tuple[Show, ...], ...]:
        """The lines, with glyph numbers for codes."""
        return self.encoded(lambda _, shaped: shaped.chunks)

    def encoded(self, encoder: Encoder) -> tuple[tuple[Show, ...], ...]:
        """Return the lines with the codes that *encoder* gives."""
        writer = _Writer(self.spans, self.style, encoder)
        return tuple(tuple(writer.plain(line) if line.plain else writer.any(line)) for line in self.lines)


class _Writer:
    """Writes lines: neighbours in one state become one show, unless their line is mixed."""

    def __init__(self, spans: tuple[Span, ...], style: TextStyle, encoder: Encoder) -> None:
        self._spans = spans
        self._style = style
        self._encoder = encoder
        self._states: dict[tuple[Typeface, int], bytes] = {}

    def plain(self, line: Line) -> Iterator[Show]:
        """Yield what shows a plain *line*: its words are joined as they are."""
        x, extra = line.x, line.extra
        for (_, _, size), group in groupby(line.words, _state):
            words = list(group)
            between = b"%.1f" % (-extra * 1000 / size) if abs(extra) > _ROUNDING else b""
            width = sum([word.width + word.gap for word in words]) + extra * (len(words) - 1)
            shown = (between or b" ").join([word.operands for word in words])
            yield self._show(words[0].pieces[0], x, x + width - words[-1].gap, shown, b"")
            x += width + extra

    def any(self, line: Line) -> Iterator[Show]:
        """Yield what shows *line*."""
        current: Piece | None = None
        start = end = 0.0
        operands: list[bytes] = []
        drawn: list[bytes] = []
        for piece, x, space, gap in line.placed:
            if current is None or line.visual or not _alike(current, piece):
                if current is not None:
                    yield self._show(current, start, end, b"".join(operands), b" ".join(drawn))
                current, start, operands, drawn = piece, x, [], []
            operands.append(glyphs.operands(self._encoder(piece.face, piece.shaped), piece.size))
            if piece.shaped.silent:
                drawn.extend(_drawn(piece, x))
            end = x + piece.width
            if space is None:
                continue
            if not _alike(current, space):
                yield self._show(current, start, end, b"".join(operands), b" ".join(drawn))
                current, start, operands, drawn = space, end, [], []
            operands.append(glyphs.operands(self._encoder(space.face, space.shaped), space.size))
            if abs(gap - space.width) > _ROUNDING:
                operands.append(b"%.1f" % ((space.width - gap) * 1000 / space.size))
        if current is not None:
            yield self._show(current, start, end, b"".join(operands), b" ".join(drawn))

    def _show(self, piece: Piece, start: float, end: float, operands: bytes, drawn: bytes) -> Show:
        key = (piece.face, piece.span)
        span = self._spans[piece.span]
        if key not in self._states:
            ink = self._style.link if span.href and self._style.link else self._style.ink
            self._states[key] = b"%b %b Tf %b" % (objects.name(piece.face.name), objects.number(piece.size), ink)
        return Show(start, end - start, self._states[key], operands, span.tags, drawn)


def _state(word: Word) -> tuple[Typeface, int, float]:
    """Return what two plain words have in common that are shown as one."""
    piece = word.pieces[0]
    return piece.face, piece.span, piece.size


def _alike(one: Piece, other: Piece) -> bool:
    """Whether two pieces are shown in the same state."""
    return one.face is other.face and one.span == other.span and one.size == other.size


def _drawn(piece: Piece, x: float) -> Iterator[bytes]:
    """Yield what draws the silent glyphs of *piece*, which stands at *x*."""
    em = piece.size / 1000
    for glyph in piece.shaped.silent:
        yield outline.placed(piece.face, glyph.id, x + glyph.x * em, glyph.rise * em, piece.size)
