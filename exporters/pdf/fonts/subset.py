"""Subsets of font files, cut by HarfBuzz."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from exporters.pdf.cos import objects
from exporters.pdf.fonts.harfbuzz import hb

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from exporters.pdf.fonts.typeface import Typeface

_UNNEEDED = ("GSUB", "GPOS", "GDEF", "name", "OS/2", "post", "STAT", "cmap", "DSIG", "kern", "gasp", "meta", "BASE")
_LATIN = (
    range(0x20, 0x250),
    range(0x250, 0x2B0),
    range(0x300, 0x370),
    range(0x1E00, 0x1F00),
    range(0x2000, 0x2070),
    range(0x20A0, 0x20C0),
    range(0xFB00, 0xFB07),
    range(0xFFFD, 0xFFFE),
)


@dataclass(frozen=True, slots=True)
class Program:
    """A subset: its deflated font file, the length of that before, its tag of six letters, its bounding box."""

    data: bytes
    length: int
    tag: str
    bounds: tuple[int, int, int, int]


_COMPANIES = (
    "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœ",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÉÊ",
    "0123456789",
    ",.:;!?()’«»–-\u00ad \u00a0\u202f",
)
"""Characters that come together in French: what uses most of them mostly uses all."""


def rounded(typeface: Typeface, used: Collection[int]) -> frozenset[int]:
    """Return the glyphs *used*, and the rest of every company of which three quarters are.

    Documents that use a letter more or less then share one subset, which is cut and deflated once.
    """
    found = set(used)
    for company in _companies(typeface):
        if 4 * len(company & found) >= 3 * len(company):
            found |= company
    return frozenset(found)


@lru_cache(maxsize=32)
def _companies(typeface: Typeface) -> tuple[frozenset[int], ...]:
    glyph_of = {text: glyph for glyph, text in typeface.meanings.items()}
    return tuple(frozenset(glyph_of[letter] for letter in company if letter in glyph_of) for company in _COMPANIES)


@lru_cache(maxsize=128)
def subset(typeface: Typeface, kept: frozenset[int]) -> Program:
    """Return *typeface* with the glyphs *kept*, which keep their numbers, and its axes pinned."""
    if typeface.axes:
        latin, instance = _instance(typeface)
        face = _cut(instance, kept, {}) if kept <= latin else _cut(typeface.face, kept, typeface.axes)
    else:
        face = _cut(typeface.face, kept, {})
    data = face.blob.data
    digest = hashlib.md5(data, usedforsecurity=False).digest()
    bounds = struct.unpack_from(">4h", face.reference_table("head").data, 36)
    x0, y0, x1, y1 = (round(side * typeface.unit) for side in bounds)
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    return Program(objects.deflate(data, objects.THOROUGH), len(data), tag, (x0, y0, x1, y1))


@lru_cache(maxsize=16)
def _instance(typeface: Typeface) -> tuple[frozenset[int], Any]:
    """Return the Latin glyphs of a variable font with its axes pinned: to cut that again takes a tenth of the time."""
    nominal = (typeface.font.get_nominal_glyph(code) for block in _LATIN for code in block)
    glyphs = frozenset([0, *(glyph for glyph in nominal if glyph is not None)])
    return glyphs, _cut(typeface.face, glyphs, typeface.axes)


def _cut(face: Any, kept: Iterable[int], axes: Mapping[str, float]) -> Any:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(kept)
    for tag in _UNNEEDED:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.RETAIN_GIDS
    for axis, value in axes.items():
        wanted.pin_axis_location(face, axis, value)
    return hb.subset(face, wanted)
