"""A face: one static instance of a font file, and the words HarfBuzz shapes in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from exporters.pdf.fonts.glyphs import Shaped, encode
from exporters.pdf.fonts.harfbuzz import hb
from exporters.pdf.fonts.placing import SOFT_HYPHEN, placed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from exporters.pdf.fonts.glyphs import Glyph

_COMPATIBILITY = (range(0xFB00, 0xFB07), range(0xFB50, 0xFE00), range(0xFE70, 0xFF00), range(0x2215, 0x2216))
_HYPHEN = "\u2010"
_ZERO_WIDTH_SPACE, _HAIR_SPACE = 0x200B, 0x200A
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}


@dataclass(frozen=True, eq=False)
class Typeface:
    """A face, by the *name* it has among the resources of a page.

    *axes* pins the axes of a variable font. *scale* enlarges a face that is drawn small on its body, so that scripts
    sit together at one size. *features* are OpenType features, on or off.
    """

    name: str
    path: Path
    postscript_name: str
    axes: Mapping[str, float] = field(default_factory=dict)
    scale: float = 1.0
    features: Mapping[str, bool] = field(default_factory=dict)

    @cached_property
    def face(self) -> Any:
        """The font file, mapped into memory."""
        return hb.Face(hb.Blob.from_file_path(str(self.path)))

    @cached_property
    def font(self) -> Any:
        """The instance that shapes."""
        font = hb.Font(self.face)
        if self.axes:
            font.set_variations(dict(self.axes))
        return font

    @cached_property
    def unit(self) -> float:
        """Thousandths of an em per font unit."""
        units: int = self.face.upem
        return 1000 / units

    @cached_property
    def _coverage(self) -> Any:
        return self.face.unicodes

    def covers(self, character: str) -> bool:
        """Whether the face can draw *character*."""
        return ord(character) in self._coverage

    def width(self, glyph: int) -> float:
        """Return the advance that the font file itself gives *glyph*, in thousandths of an em."""
        units: int = self.font.get_glyph_h_advance(glyph)
        return units * self.unit

    @cached_property
    def blank(self) -> int:
        """The glyph of no width and no ink: that of the zero width space."""
        found: int | None = self.font.get_nominal_glyph(_ZERO_WIDTH_SPACE)
        return found or 0

    @cached_property
    def hair(self) -> int:
        """The narrowest glyph without ink: that of the hair space."""
        found: int | None = self.font.get_nominal_glyph(_HAIR_SPACE)
        return found or 0

    @cached_property
    def _ligatures(self) -> dict[int, str]:
        found = ((self.font.get_nominal_glyph(ord(ligature)), text) for ligature, text in _LIGATURES.items())
        return {glyph: text for glyph, text in found if glyph is not None}

    @cached_property
    def meanings(self) -> Mapping[int, str]:
        """The glyphs that stand for the same text in every document, so that one entry of ToUnicode serves them all.

        The glyph of the hyphen stands for the soft hyphen that a line was broken at (ISO 32000-1, 14.8.2.2.3).
        """
        found = dict(self._ligatures)
        nominal = self.font.get_nominal_glyph
        for code in self._coverage:
            if not _compatibility(code):
                found.setdefault(nominal(code), SOFT_HYPHEN if chr(code) == _HYPHEN else chr(code))
        return found

    def shape(self, text: str, *, rtl: bool = False) -> Shaped:
        """Return *text*, all of which the face covers, as glyphs; a soft hyphen shows as a hyphen."""
        return _shape(self, text, rtl)


def _compatibility(code: int) -> bool:
    """Whether a character is but a shape of another one, whose glyph it shares."""
    return any(code in block for block in _COMPATIBILITY)


@lru_cache(maxsize=1 << 16)
def _shape(typeface: Typeface, text: str, rtl: bool) -> Shaped:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text.replace(SOFT_HYPHEN, _HYPHEN))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(typeface.font, buffer, dict(typeface.features))
    glyphs, advance = placed(typeface, buffer, text, rtl=rtl)
    return shaped(typeface, glyphs, advance)


def shaped(typeface: Typeface, glyphs: tuple[Glyph, ...], advance: float) -> Shaped:
    """Return *glyphs* of *typeface* with what does not depend on the document worked out."""
    meanings = typeface.meanings
    common = frozenset(glyph.id for glyph in glyphs if glyph.text and meanings.get(glyph.id) == glyph.text)
    particular = tuple(glyph for glyph in glyphs if glyph.text and meanings.get(glyph.id) != glyph.text)
    silent = tuple(glyph for glyph in glyphs if not glyph.text)
    return Shaped(advance, glyphs, common, particular, silent, encode(glyphs, advance, lambda glyph: glyph.id))
