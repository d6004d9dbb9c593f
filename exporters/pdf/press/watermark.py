"""A word across the page, behind the text, as outlines: it is seen, and no search or copy finds it in the text."""

from __future__ import annotations

import math
from functools import lru_cache

from exporters.pdf.fonts import catalogue, fallback, outline
from exporters.pdf.fonts.catalogue import Family
from exporters.pdf.typesetting import bidi

_ANGLE = math.radians(56)
_SPAN = 0.72
_LARGEST = 150.0


@lru_cache(maxsize=16)
def outlined(word: str, width: float, height: float, ink: bytes) -> bytes:
    """Return the operators that draw *word* across the middle of a page of *width* by *height* points."""
    outlines, advance = _outlines(word)
    room = _SPAN * min(width / math.cos(_ANGLE), height / math.sin(_ANGLE))
    scale = min(_LARGEST, room * 1000 / max(advance, 1)) / 1000
    cosine, sine = math.cos(_ANGLE) * scale, math.sin(_ANGLE) * scale
    x, y = width / 2 - cosine * advance / 2 + sine * 350, height / 2 - sine * advance / 2 - cosine * 350
    matrix = b" ".join(map(_precise, (cosine, sine, -sine, cosine, x, y)))
    return b"q %b %b cm\n%b\nQ" % (ink, matrix, outlines)


def _precise(value: float) -> bytes:
    return b"%.5f" % value


def _outlines(word: str) -> tuple[bytes, float]:
    """Return the outlines of *word* in thousandths of an em, and how wide it is."""
    parts: list[bytes] = []
    x = 0.0
    for face, stretch in fallback.stretches(word, catalogue.chain(Family.SANS, bold=True)):
        shaped = face.shape(stretch, rtl=bidi.is_mixed(stretch))
        parts.extend(
            outline.placed(face, glyph.id, x + glyph.x, glyph.rise, face.scale * 1000) for glyph in shaped.glyphs
        )
        x += shaped.advance
    return b"\n".join(parts), x
