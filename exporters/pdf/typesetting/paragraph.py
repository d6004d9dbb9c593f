"""Setting a paragraph to a measure: words, line ends, the place of every word on its line."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from exporters.pdf.fonts.placing import LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK
from exporters.pdf.typesetting import bidi, linebreaking
from exporters.pdf.typesetting.linebreaking import Cut, LineEnd
from exporters.pdf.typesetting.setting import Line, Placed, Setting
from exporters.pdf.typesetting.style import Align, Span
from exporters.pdf.typesetting.words import Part, Setter, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.pdf.typesetting.style import TextStyle
    from exporters.pdf.typesetting.words import Division, Piece

_ASIDE = 0.25
"""In points: how far into the space a directional mark stands off the text it follows."""
_WEAK = 3
_ELLIPSIS = "\u00a0…"
_WIDEST_SPACE = 1.1
"""In ems: a line that would need wider spaces is left ragged."""


@lru_cache(maxsize=1024)
def set_paragraph(spans: tuple[Span, ...], style: TextStyle, measure: float, base: int, language: str) -> Setting:
    """Set *spans* to *measure*; *base* is 0 for a left-to-right paragraph, 1 for a right-to-left one."""
    setter = Setter(spans, style, base)
    lines: list[Line] = []
    for words in setter.lines():
        lines.extend(_broken(setter, _fitted(setter, words, measure), style, measure, base, language))
    return Setting(tuple(lines), spans, style, measure)


@lru_cache(maxsize=1024)
def extent(spans: tuple[Span, ...], style: TextStyle, base: int) -> tuple[float, float]:
    """Return the width of the widest word of *spans*, and of its widest line if nothing is broken."""
    widest_word = widest_line = 0.0
    for words in Setter(spans, style, base).lines():
        widest_word = max([widest_word, *(word.width for word in words)])
        widest_line = max(widest_line, sum(word.width + word.gap for word in words))
    return widest_word, widest_line


@lru_cache(maxsize=256)
def shortened(text: str, style: TextStyle, measure: float, base: int) -> str:
    """Return a *text* without line breaks so that it fits one line of *measure*: its first words and … if need be."""
    setter = Setter((Span(text),), style, base)
    (words,) = setter.lines()
    ends = list(accumulate(word.width + word.gap for word in words))
    if not words or ends[-1] - words[-1].gap <= measure:
        return text
    room = measure - setter.word((Part(_ELLIPSIS, 0, base),)).width
    kept = words[: max(1, bisect_right(ends, room))]
    while len(kept) > 1 and not kept[-1].space:  # the middle of a word that may be broken
        del kept[-1]
    return "".join(_text(word) + " " * bool(word.space) for word in kept).rstrip(" ,;:.–-") + _ELLIPSIS


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
        yield Line((), 0.0, 0.0, 0.0, plain=True)
        return
    divider = _Divider(setter, words, language if style.hyphenate else "")
    widths, gaps = [word.width for word in words], [word.gap for word in words]
    match style:
        case _ if sum(widths) + sum(gaps[:-1]) <= measure:
            ends = [LineEnd(len(words))]
        case _ if style.align is Align.JUSTIFY:
            ends = linebreaking.justified(widths, gaps, measure, divider.cuts)
        case _ if style.balanced:
            ends = linebreaking.balanced(widths, gaps, measure, [_is_weak(word) for word in words])
        case _:
            ends = linebreaking.ragged(widths, gaps, measure)
    start = LineEnd(0)
    for end in ends:
        yield _line(divider.between(start, end), style, measure, base, last=end is ends[-1])
        start = end


def _is_weak(word: Word) -> bool:
    """Whether *word* is one that leans on the next: an article, a preposition, an opening mark."""
    text = _text(word)
    return len(text) <= _WEAK and text.islower()


def _text(word: Word) -> str:
    return "".join(part.text for part in word.parts)


class _Divider:
    """Divides the words of a paragraph."""

    def __init__(self, setter: Setter, words: Sequence[Word], language: str) -> None:
        self._setter = setter
        self._words = words
        self._language = language

    def _divisions(self, index: int) -> Sequence[Division]:
        return self._setter.divisions(self._words[index], self._language)

    def cuts(self, index: int) -> list[Cut]:
        """Return the divisions of word *index*, by width."""
        return [Cut(head.width, tail.width) for head, tail in self._divisions(index)]

    def between(self, start: LineEnd, end: LineEnd) -> list[Word]:
        """Return the words, and the halves of words, of one line."""
        words = list(self._words[start.word : end.word])
        if start.cut >= 0:
            words[0] = self._divisions(start.word)[start.cut].tail
        if end.cut >= 0:
            words.append(self._divisions(end.word)[end.cut].head)
        return words


def _line(words: Sequence[Word], style: TextStyle, measure: float, base: int, *, last: bool) -> Line:
    """Return *words* as a line: spaced to the measure if it is justified, and aligned."""
    natural = sum([word.width + word.gap for word in words]) - words[-1].gap
    slack = measure - natural
    extra = 0.0
    spaces = len(words) - 1
    if style.align is Align.JUSTIFY and (not last or slack < 0):
        gaps = [word.gap for word in words[:-1] if word.space]
        spaces = len(gaps)
        if gaps and max(gaps) + slack / spaces <= _WIDEST_SPACE * style.size:
            extra = slack / spaces
    width = natural + extra * spaces
    x = _indent(style.align, measure - width, base)
    plain = not base and all(word.operands for word in words)
    mixed = not plain and (base or any(piece.level for word in words for piece in word.pieces))
    return Line(tuple(words), x, extra, width, plain, tuple(_visual(words, x, extra, base)) if mixed else ())


def _indent(align: Align, slack: float, base: int) -> float:
    match align:
        case Align.CENTER:
            return slack / 2
        case Align.START | Align.JUSTIFY:
            return slack if base else 0.0
        case Align.END:
            return 0.0 if base else slack


def _directional_mark(piece: Piece) -> Piece:
    """Return a mark that runs as *piece* does: behind text that runs the other way it tells readers that this ends."""
    rtl = bool(piece.level % 2)
    return piece._replace(
        shaped=piece.face.shape(RIGHT_TO_LEFT_MARK if rtl else LEFT_TO_RIGHT_MARK, rtl=rtl), width=0.0
    )


def _visual(words: Sequence[Word], x: float, extra: float, base: int) -> list[Placed]:
    """Return the pieces and spaces of a line in logical order, each where rule L2 of UAX #9 puts it."""
    items: list[tuple[Piece, float]] = []
    for number, word in enumerate(words):
        for piece in word.pieces:
            if items and piece.level == base != items[-1][0].level:
                items.append((_directional_mark(piece), 0.0))
            items.append((piece, piece.width))
        if word.space is not None:
            last = number == len(words) - 1
            space = word.space._replace(level=base) if last else word.space
            if space.level == base != items[-1][0].level:
                items.append((_directional_mark(space), 0.0))
            items.append((space, 0.0 if last else word.gap + extra))
    places = [0.0] * len(items)
    for index in bidi.visual_order([piece.level for piece, _ in items]):
        piece, width = items[index]
        aside = 0.0 if width else _ASIDE if piece.level % 2 else -_ASIDE
        places[index] = x - aside
        x += width
    return [Placed(piece, place, None, 0.0) for (piece, _), place in zip(items, places, strict=True)]
