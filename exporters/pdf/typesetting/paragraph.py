"""A paragraph set to a measure: its lines, as operands of TJ ready to be placed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from exporters.pdf.cos import objects
from exporters.pdf.fonts import glyphs
from exporters.pdf.typesetting import bidi, hyphenation, linebreaking
from exporters.pdf.typesetting.linebreaking import Cut, LineEnd
from exporters.pdf.typesetting.style import Align
from exporters.pdf.typesetting.words import SOFT_HYPHEN, Part, Setter, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from exporters.pdf.fonts.glyphs import Glyph, Shaped
    from exporters.pdf.fonts.typeface import Typeface
    from exporters.pdf.typesetting.style import Span, Tag, TextStyle
    from exporters.pdf.typesetting.words import Piece

_WIDEST_SPACE = 1.1
"""In ems: a line that would need wider spaces is left ragged."""
_ROUNDING = 0.01

Chunks = tuple[tuple[float, bytes], ...]


class Show(NamedTuple):
    """What one TJ shows: at *x* from the start of the measure, *width* wide, in the text *state* it needs."""

    x: float
    width: float
    state: bytes
    operands: bytes
    tags: tuple[Tag, ...]


class Placed(NamedTuple):
    """A piece at *x*, and how wide the space after it is set (None: no space follows)."""

    piece: Piece
    x: float
    space: Piece | None
    gap: float


@dataclass(frozen=True)
class Line:
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

    def encoded(self, chunks: Callable[[Typeface, Shaped], Chunks]) -> tuple[tuple[Show, ...], ...]:
        """Return the lines with the codes that *chunks* gives."""
        states: dict[tuple[Typeface, int], bytes] = {}
        return tuple(tuple(self._shows(line, chunks, states)) for line in self.lines)

    def _shows(
        self, line: Line, chunks: Callable[[Typeface, Shaped], Chunks], states: dict[tuple[Typeface, int], bytes]
    ) -> Iterator[Show]:
        """Yield neighbours of one state and tag as one."""
        current: tuple[Typeface, float, int] | None = None
        parts: list[bytes] = []
        x = end = 0.0
        for piece, at, space, gap in line.placed:
            key = (piece.face, piece.size, piece.span)
            if current is not None and (key != current or line.mixed):
                yield self._show(current, x, end, parts, states)
                parts = []
            if not parts:
                current, x = key, at
            parts.append(glyphs.operands(chunks(piece.face, piece.shaped), piece.size))
            end = at + piece.width
            if space is None or line.mixed:
                continue
            if current is not None and (space.face, space.size, space.span) != current:
                yield self._show(current, x, end, parts, states)
                current, x, parts = (space.face, space.size, space.span), end, []
            parts.append(glyphs.operands(chunks(space.face, space.shaped), space.size))
            if abs(gap - space.width) > _ROUNDING:
                parts.append(b"%.1f" % ((space.width - gap) * 1000 / space.size))
            end += gap
        if current is not None and parts:
            yield self._show(current, x, end, parts, states)

    def _show(
        self,
        key: tuple[Typeface, float, int],
        x: float,
        end: float,
        parts: Sequence[bytes],
        states: dict[tuple[Typeface, int], bytes],
    ) -> Show:
        face, size, number = key
        span = self.spans[number]
        state = states.get((face, number))
        if state is None:
            ink = self.style.link if span.href and self.style.link else self.style.ink
            state = states[face, number] = b"%b %b Tf %b" % (objects.name(face.name), objects.number(size), ink)
        return Show(x, end - x, state, b"".join(parts), span.tags)


@lru_cache(maxsize=4096)
def set_paragraph(spans: tuple[Span, ...], style: TextStyle, measure: float, base: int, language: str) -> Setting:
    """Set *spans* to *measure*; *base* is 0 for a left-to-right paragraph, 1 for a right-to-left one."""
    setter = Setter(spans, style, base)
    lines: list[Line] = []
    for words in setter.lines():
        lines.extend(_broken(setter, _fitted(setter, words, measure), style, measure, base, language))
    return Setting(tuple(lines), spans, style, measure)


@lru_cache(maxsize=4096)
def extent(spans: tuple[Span, ...], style: TextStyle, base: int) -> tuple[float, float]:
    """Return the width of the widest word of *spans*, and of its widest line if nothing is broken."""
    widest_word = widest_line = 0.0
    for words in Setter(spans, style, base).lines():
        widest_word = max([widest_word, *(word.width for word in words)])
        widest_line = max(widest_line, sum(word.width + word.gap for word in words))
    return widest_word, widest_line


def _fitted(setter: Setter, words: Sequence[Word], measure: float) -> list[Word]:
    """Return *words*, those wider than the measure cut anywhere."""
    if all(word.width <= measure for word in words):
        return list(words)
    return [stretch for word in words for stretch in _chopped(setter, word, measure)]


def _chopped(setter: Setter, word: Word, measure: float) -> Iterator[Word]:
    if word.width <= measure:
        yield word
        return
    for part in word.parts:
        text = part.text
        while text:
            low, high = 1, len(text)
            while low < high:
                middle = (low + high + 1) // 2
                fits = setter.word((Part(text[:middle], part.span, part.level),)).width <= measure
                low, high = (middle, high) if fits else (low, middle - 1)
            last = part is word.parts[-1] and low == len(text)
            yield setter.word((Part(text[:low], part.span, part.level),), word.space if last else None)
            text = text[low:]


def _broken(
    setter: Setter, words: Sequence[Word], style: TextStyle, measure: float, base: int, language: str
) -> Iterator[Line]:
    """Yield the lines of *words*, which no line break parts."""
    if not words:
        yield Line((), 0.0, mixed=False)
        return
    divider = _Divider(setter, words, language if style.hyphenate else "")
    widths, gaps = [word.width for word in words], [word.gap for word in words]
    match style:
        case _ if sum(widths) + sum(gaps[:-1]) <= measure:
            ends = [LineEnd(len(words))]
        case _ if style.align is Align.JUSTIFY:
            ends = linebreaking.justified(widths, gaps, measure, divider.cuts)
        case _ if style.balanced:
            ends = linebreaking.balanced(widths, gaps, measure)
        case _:
            ends = linebreaking.ragged(widths, gaps, measure)
    start = LineEnd(0)
    for end in ends:
        yield _line(divider.between(start, end), style, measure, base, last=end is ends[-1])
        start = end


class _Divider:
    """Divides the words of a paragraph, and only once."""

    def __init__(self, setter: Setter, words: Sequence[Word], language: str) -> None:
        self._setter = setter
        self._words = words
        self._language = language
        self._halves: dict[int, list[tuple[Word, Word]]] = {}

    def _divisions(self, index: int) -> list[tuple[Word, Word]]:
        if index not in self._halves:
            self._halves[index] = list(self._divided(self._words[index]))
        return self._halves[index]

    def _divided(self, word: Word) -> Iterator[tuple[Word, Word]]:
        if not self._language or len(word.parts) != 1:
            return
        text, span, level = word.parts[0].text, word.parts[0].span, word.parts[0].level
        for position in hyphenation.positions(text, self._language):
            head = self._setter.word((Part(text[:position].rstrip(SOFT_HYPHEN) + SOFT_HYPHEN, span, level),))
            yield head, self._setter.word((Part(text[position:], span, level),), word.space)

    def cuts(self, index: int) -> list[Cut]:
        """Return the divisions of word *index*, by width."""
        return [Cut(head.width, tail.width) for head, tail in self._divisions(index)]

    def between(self, start: LineEnd, end: LineEnd) -> list[Word]:
        """Return the words, and the halves of words, of one line."""
        words = list(self._words[start.word : end.word])
        if start.cut >= 0:
            words[0] = self._divisions(start.word)[start.cut][1]
        if end.cut >= 0:
            words.append(self._divisions(end.word)[end.cut][0])
        return words


def _line(words: Sequence[Word], style: TextStyle, measure: float, base: int, *, last: bool) -> Line:
    """Return *words* as a line: spaced to the measure if it is justified, and aligned."""
    natural = sum(word.width + word.gap for word in words) - words[-1].gap
    spaces = sum(1 for word in words[:-1] if word.space)
    slack = measure - natural
    extra = 0.0
    if style.align is Align.JUSTIFY and spaces and (not last or slack < 0):
        extra = slack / spaces
        widest = max(word.gap for word in words[:-1]) + extra
        if widest > _WIDEST_SPACE * style.size:
            extra = 0.0
    width = natural + extra * spaces
    x = _indent(style.align, measure - width, base)
    mixed = bool(base) or any(piece.level for word in words for piece in word.pieces)
    placed = _visual(words, x, extra, base) if mixed else _logical(words, x, extra)
    return Line(tuple(placed), width, mixed)


def _indent(align: Align, slack: float, base: int) -> float:
    match align:
        case Align.CENTER:
            return slack / 2
        case Align.START | Align.JUSTIFY:
            return slack if base else 0.0
        case Align.END:
            return 0.0 if base else slack


def _logical(words: Sequence[Word], x: float, extra: float) -> Iterator[Placed]:
    for number, word in enumerate(words):
        inner = number < len(words) - 1
        for piece in word.pieces:
            follows = word.space if piece is word.pieces[-1] else None
            gap = (word.gap + extra if inner else word.gap) if follows else 0.0
            yield Placed(piece, x, follows, gap)
            x += piece.width + gap


def _visual(words: Sequence[Word], x: float, extra: float, base: int) -> list[Placed]:
    """Return the pieces and spaces of a line in logical order, each where rule L2 of UAX #9 puts it."""
    items: list[tuple[Piece, float]] = []
    for number, word in enumerate(words):
        items.extend((piece, piece.width) for piece in word.pieces)
        if word.space is not None:
            if number < len(words) - 1:
                items.append((word.space, word.gap + extra))
            else:
                items.append((word.space._replace(level=base), 0.0))
    places = [0.0] * len(items)
    for index in bidi.visual_order([piece.level for piece, _ in items]):
        places[index] = x
        x += items[index][1]
    return [Placed(piece, place, None, 0.0) for (piece, _), place in zip(items, places, strict=True)]
