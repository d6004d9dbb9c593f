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
        for face, shaped in self._shaped:
            found.setdefault(face, {}).update(shaped.meanings)
        return found

    @cached_property
    def particular(self) -> tuple[tuple[Typeface, Glyph], ...]:
        """The glyphs that stand for their text only here."""
        return tuple((face, glyph) for face, shaped in self._shaped for glyph in shaped.particular)

    @cached_property
    def _shaped(self) -> tuple[tuple[Typeface, Shaped], ...]:
        """The different stretches, in order of appearance."""
        found: dict[int, tuple[Typeface, Shaped]] = {}
        for line in self.lines:
            for piece, _, space, _ in line.placed:
                found.setdefault(id(piece.shaped), (piece.face, piece.shaped))
                if space is not None:
                    found.setdefault(id(space.shaped), (space.face, space.shaped))
        return tuple(found.values())

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

    def shows(self, line: Line) -> Iterator[Show]:
        """Yield what shows *line*."""
        current: Piece | None = None
        start = end = 0.0
        operands: list[bytes] = []
        drawn: list[bytes] = []
        for piece, x, space, gap in line.placed:
            if current is None or line.mixed or not _alike(current, piece):
                if current is not None:
                    yield self._show(current, start, end, operands, drawn)
                current, start, operands, drawn = piece, x, [], []
            operands.append(glyphs.operands(self._encoder(piece.face, piece.shaped), piece.size))
            if piece.shaped.silent:
                drawn.extend(_drawn(piece, x))
            end = x + piece.width
            if space is None:
                continue
            if not _alike(current, space):
                yield self._show(current, start, end, operands, drawn)
                current, start, operands, drawn = space, end, [], []
            operands.append(glyphs.operands(self._encoder(space.face, space.shaped), space.size))
            if abs(gap - space.width) > _ROUNDING:
                operands.append(b"%.1f" % ((space.width - gap) * 1000 / space.size))
            end += gap
        if current is not None:
            yield self._show(current, start, end, operands, drawn)

    def _show(self, piece: Piece, start: float, end: float, operands: list[bytes], drawn: list[bytes]) -> Show:
        key = (piece.face, piece.span)
        span = self._spans[piece.span]
        if key not in self._states:
            ink = self._style.link if span.href and self._style.link else self._style.ink
            self._states[key] = b"%b %b Tf %b" % (objects.name(piece.face.name), objects.number(piece.size), ink)
        return Show(start, end - start, self._states[key], b"".join(operands), span.tags, b" ".join(drawn))


def _alike(one: Piece, other: Piece) -> bool:
    """Whether two pieces are shown in the same state."""
    return one.face is other.face and one.span == other.span and one.size == other.size


def _drawn(piece: Piece, x: float) -> Iterator[bytes]:
    """Yield what draws the silent glyphs of *piece*, which stands at *x*."""
    em = piece.size / 1000
    for glyph in piece.shaped.silent:
        yield outline.placed(piece.face, glyph.id, x + glyph.x * em, glyph.rise * em, piece.size)
