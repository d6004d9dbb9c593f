"""Shaped text as the operands of TJ (ISO 32000-1, 9.4.3). Lengths are thousandths of an em."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.pdf.cos import objects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_NEGLIGIBLE = 0.5


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph set at *x* from the left end of its stretch and raised by *rise*.

    *text* is what it stands for: "" for ink that stands for nothing more, such as the stroke that joins two Arabic
    letters. *width* is the advance its font gives it, wherever the next glyph really stands.
    """

    id: int
    text: str
    x: float
    rise: float
    width: float


@dataclass(frozen=True, slots=True)
class Shaped:
    """A stretch of text as *glyphs* from left to right, *advance* wide.

    *common* are the numbers of the glyphs that stand for the same text in every document; *particular* are the glyphs
    that stand for this text only here. *silent* glyphs stand for nothing: every code that is shown must mean some text
    (ISO 19005-3, 6.2.11.7.2), so they are drawn as outlines. *chunks* show the others by their numbers.
    """

    advance: float
    glyphs: tuple[Glyph, ...]
    common: frozenset[int]
    particular: tuple[Glyph, ...]
    silent: tuple[Glyph, ...]
    chunks: tuple[tuple[float, bytes], ...]

    @property
    def plain(self) -> bool:
        """Whether all of it is common."""
        return not self.particular and not self.silent


def encode(glyphs: Iterable[Glyph], advance: float, code: Callable[[Glyph], int]) -> tuple[tuple[float, bytes], ...]:
    """Return pairs of a rise and the operands that show *glyphs*, silent ones not, and leave the pen at *advance*."""
    return tuple(_chunks(glyphs, advance, code))


def _chunks(glyphs: Iterable[Glyph], advance: float, code: Callable[[Glyph], int]) -> Iterator[tuple[float, bytes]]:
    operands: list[bytes] = []
    codes = bytearray()
    pen = rise = 0.0

    def flush() -> None:
        if codes:
            operands.append(objects.literal(bytes(codes)))
            codes.clear()

    def move(x: float) -> float:
        if abs(shift := x - pen) < _NEGLIGIBLE:
            return pen
        flush()
        operands.append(b"%d" % -round(shift))
        return pen + round(shift)

    for glyph in glyphs:
        if not glyph.text:
            continue
        if glyph.rise != rise:
            flush()
            yield rise, b"".join(operands)
            operands.clear()
            rise = glyph.rise
        pen = move(glyph.x)
        codes += code(glyph).to_bytes(2, "big")
        pen += glyph.width
    move(advance)
    flush()
    yield rise, b"".join(operands)


def operands(chunks: tuple[tuple[float, bytes], ...], size: float) -> bytes:
    """Return *chunks* as the inside of one TJ array at *size* points; a rise interrupts the array."""
    if len(chunks) == 1 and not chunks[0][0]:
        return chunks[0][1]
    parts: list[bytes] = []
    current = 0.0
    for rise, shown in (*chunks, (0.0, b"")):
        if rise != current:
            parts.append(b"]TJ %b Ts[" % objects.number(rise * size / 1000))
            current = rise
        parts.append(shown)
    return b"".join(parts)


def joined(stretches: Iterable[bytes]) -> bytes:
    """Return the operands of neighbours as those of one stretch, without a seam between their strings."""
    whole = b""
    for stretch in stretches:
        seamless = whole.endswith(b")") and stretch.startswith(b"(")
        whole = whole[:-1] + stretch[1:] if seamless else whole + stretch
    return whole
