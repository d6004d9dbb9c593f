"""A paragraph that is set: its lines, and what shows them in a content stream."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from exporters.pdf.cos import objects
from exporters.pdf.fonts import glyphs, outline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from exporters.pdf.fonts.glyphs import Glyph, Shaped
    from exporters.pdf.fonts.typeface import Typeface
    from exporters.pdf.typesetting.style import Span, Tag, TextStyle
    from exporters.pdf.typesetting.words import Piece

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
    """A line of *width*; *placed* is in logical order. A *mixed* one runs both ways."""

    placed: tuple[Placed, ...]
    width: float
    mixed: bool


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
    def meanings(self) -> Mapping[Typeface, Mapping[int, str]]:
        """The glyphs of each face that stand for the same text in every document."""
        found: dict[Typeface, dict[int, str]] = {}
        for piece in self._pieces():
            found.setdefault(piece.face, {}).update(piece.shaped.meanings)
        return found

    @cached_property
    def particular(self) -> tuple[tuple[Typeface, Glyph], ...]:
        """The glyphs that stand for their text only here."""
        return tuple((piece.face, glyph) for piece in self._pieces() for glyph in piece.shaped.particular)

    def _pieces(self) -> Iterator[Piece]:
        for line in self.lines:
            for placed in line.placed:
                yield placed.piece
                if placed.space is not None:
                    yield placed.space

    @cached_property
    def shows(self) -> tuple[tuple[Show, ...], ...]:
        """The lines, with glyph numbers for codes."""
        return self.encoded(lambda _, shaped: shaped.chunks)

    def encoded(self, encoder: Encoder) -> tuple[tuple[Show, ...], ...]:
        """Return the lines with the codes that *encoder* gives."""
        writer = _Writer(self.spans, self.style, encoder)
        return tuple(tuple(writer.shows(line)) for line in self.lines)


class _Writer:
    """Writes lines: neighbours in one state become one show, unless their line is mixed."""

    def __init__(self, spans: tuple[Span, ...], style: TextStyle, encoder: Encoder) -> None:
        self._spans = spans
        self._style = style
        self._encoder = encoder
        self._states: dict[tuple[Typeface, int], bytes] = {}
        self._current: Piece | None = None
        self._start = self._end = 0.0
        self._operands: list[bytes] = []
        self._drawn: list[bytes] = []

    def shows(self, line: Line) -> Iterator[Show]:
        """Yield what shows *line*."""
        for piece, x, space, gap in line.placed:
            yield from self._add(piece, x, piece.width, apart=line.mixed)
            if space is not None:
                yield from self._add(space, x + piece.width, gap, apart=line.mixed)
                if abs(gap - space.width) > _ROUNDING:
                    self._operands.append(b"%.1f" % ((space.width - gap) * 1000 / space.size))
        yield from self._finished()

    def _add(self, piece: Piece, x: float, width: float, *, apart: bool) -> Iterator[Show]:
        current = self._current
        alike = current is not None and (current.face, current.size, current.span) == (
            piece.face,
            piece.size,
            piece.span,
        )
        if apart or not alike:
            yield from self._finished()
            self._current, self._start = piece, x
        self._end = x + width
        self._operands.append(glyphs.operands(self._encoder(piece.face, piece.shaped), piece.size))
        em = piece.size / 1000
        self._drawn.extend(
            outline.placed(piece.face, glyph.id, x + glyph.x * em, glyph.rise * em, piece.size)
            for glyph in piece.shaped.silent
        )

    def _finished(self) -> Iterator[Show]:
        if self._current is not None:
            state, tags = self._state(self._current), self._spans[self._current.span].tags
            operands, drawn = b"".join(self._operands), b" ".join(self._drawn)
            yield Show(self._start, self._end - self._start, state, operands, tags, drawn)
        self._current = None
        self._operands.clear()
        self._drawn.clear()

    def _state(self, piece: Piece) -> bytes:
        key = (piece.face, piece.span)
        if key not in self._states:
            style = self._style
            ink = style.link if self._spans[piece.span].href and style.link else style.ink
            self._states[key] = b"%b %b Tf %b" % (objects.name(piece.face.name), objects.number(piece.size), ink)
        return self._states[key]
