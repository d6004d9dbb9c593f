"""Where the glyphs of a stretch stand, and which characters each of them says.

Readers put text together by position: from the distance between glyphs they guess where words end, from the kind of a
character which way it runs. So that what is copied is what was written, some characters are carried by an empty glyph
of no width: marks and format characters beside the letter they belong to, and, from right to left, a directional mark
behind punctuation that a reader may take for part of a number.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from exporters.pdf.fonts.glyphs import Glyph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exporters.pdf.fonts.typeface import Typeface

SOFT_HYPHEN = "\u00ad"
LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"

_SEPARATORS = {"CS", "ES", "ET"}
_TEARING_GAP = 50.0
"""Thousandths of an em between two letters from which readers see two words."""


def placed(typeface: Typeface, buffer: Any, text: str, *, rtl: bool) -> tuple[tuple[Glyph, ...], float]:
    """Return what HarfBuzz set of *text* in *buffer*, from left to right, and how wide it is."""
    unit = typeface.unit
    pen = 0.0
    found: list[tuple[int, int, float, float]] = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        found.append((info.codepoint, info.cluster, pen + position.x_offset * unit, position.y_offset * unit))
        pen += position.x_advance * unit
    if rtl:
        found.reverse()
    spelled = _spelled([cluster for _, cluster, _, _ in found], text)
    glyphs = [
        Glyph(glyph, said, x, rise, typeface.width(glyph))
        for (glyph, _, x, rise), said in zip(found, spelled, strict=True)
    ]
    if rtl:
        return tuple(_from_right(typeface, glyphs, pen))[::-1], pen
    return tuple(_from_left(typeface, glyphs)), pen


def _spelled(clusters: list[int], text: str) -> list[str]:
    """Return what each glyph says: the characters of its cluster, or "" for all but the first of a cluster."""
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    return [text[cluster : ends.pop(cluster)] if cluster in ends else "" for cluster in clusters]


def _from_left(typeface: Typeface, glyphs: list[Glyph]) -> Iterator[Glyph]:
    """Yield *glyphs* of left-to-right text with their carriers, in logical order."""
    end = 0.0
    for glyph in glyphs:
        if _is_format(glyph.text):
            yield _carrier(typeface, glyph.text, end)
        elif glyph.rise and _is_mark(glyph.text):
            yield _carrier(typeface, glyph.text, end)
            yield _silent(glyph)
        else:
            yield glyph
            end = glyph.x + glyph.width


def _from_right(typeface: Typeface, glyphs: list[Glyph], start: float) -> Iterator[Glyph]:
    """Yield *glyphs* of right-to-left text with their carriers, in logical order; it begins at *start*."""
    edge = start
    for glyph in glyphs:
        if _is_format(glyph.text):
            yield _carrier(typeface, glyph.text, edge)
            continue
        if _is_mark(glyph.text):
            yield _carrier(typeface, glyph.text, edge)
            yield _silent(glyph)
            continue
        right = glyph.x + glyph.width
        if edge - right > _TEARING_GAP:
            width = typeface.width(typeface.hair)
            yield Glyph(typeface.hair, RIGHT_TO_LEFT_MARK, (edge + right - width) / 2, 0.0, width)
        if not glyph.text and glyph.width:  # the stroke that joins two letters
            yield Glyph(glyph.id, RIGHT_TO_LEFT_MARK, glyph.x, glyph.rise, glyph.width)
        else:
            yield glyph
        edge = glyph.x
        if glyph.text and unicodedata.bidirectional(glyph.text[0]) in _SEPARATORS:
            yield _carrier(typeface, RIGHT_TO_LEFT_MARK, edge)


def _carrier(typeface: Typeface, text: str, x: float) -> Glyph:
    return Glyph(typeface.blank, text, x, 0.0, 0.0)


def _silent(glyph: Glyph) -> Glyph:
    return Glyph(glyph.id, "", glyph.x, glyph.rise, glyph.width)


def _is_format(text: str) -> bool:
    return len(text) == 1 and text != SOFT_HYPHEN and unicodedata.category(text) == "Cf"


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.category(character) in {"Mn", "Me"} for character in text)
