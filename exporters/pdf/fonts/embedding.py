"""Fonts in the file: subset by HarfBuzz, composite, with a map back to Unicode (ISO 32000-1, 9.7 and 9.10.3)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from exporters.pdf.cos import objects
from exporters.pdf.fonts import glyphs, tounicode
from exporters.pdf.fonts.subset import Program, rounded, subset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from exporters.pdf.fonts.glyphs import Glyph, Shaped
    from exporters.pdf.fonts.typeface import Typeface

_ITALIC_ANGLE = -12
_SYMBOLIC, _ITALIC = 4, 64


class EmbeddedFont:
    """What one document uses of a face."""

    def __init__(self, typeface: Typeface) -> None:
        self.typeface = typeface
        self._common: set[int] = set()
        self._particular: dict[int, str] = {}
        self._alternates: dict[tuple[int, str], int] = {}

    def use(self, common: Iterable[int]) -> None:
        """Add glyphs that stand for the same text in every document."""
        self._common.update(common)

    def code(self, glyph: Glyph) -> int:
        """Return the code that shows *glyph* and extracts as its text.

        A glyph that stands for several texts gets a further code for each but the first.
        """
        known = self.typeface.meanings.get(glyph.id)
        if known == glyph.text:
            self._common.add(glyph.id)
            return glyph.id
        if known is None and self._particular.setdefault(glyph.id, glyph.text) == glyph.text:
            return glyph.id
        code = self.typeface.face.glyph_count + len(self._alternates)
        return self._alternates.setdefault((glyph.id, glyph.text), code)

    def chunks(self, shaped: Shaped) -> tuple[tuple[float, bytes], ...]:
        """Return what shows *shaped* with the codes of this document."""
        return glyphs.encode(shaped.glyphs, shaped.advance, self.code)

    def add_to(self, document: PDFDocument) -> None:
        """Write the font into *document*, among the resources of its pages."""
        glyph_of = {code: glyph for (glyph, _), code in self._alternates.items()}
        particular = tuple(self._particular.items()) + tuple(
            (code, text) for (_, text), code in self._alternates.items()
        )
        written = _written(self.typeface, rounded(self.typeface, self._common), particular, tuple(glyph_of.items()))
        font = self._composite(written)
        document.Reference(font, self.typeface.name)
        fonts: Any = document.idToObject["BasicFonts"]
        fonts[self.typeface.name] = font

    def _composite(self, written: _Written) -> objects.Deferred:
        file = objects.Stream(written.program.data, b"/Length1 %d/Filter/FlateDecode" % written.program.length)
        to_unicode = objects.Stream(written.to_unicode, b"/Filter/FlateDecode")
        mapping = self._glyph_map()
        descriptor = objects.Deferred(
            lambda document: b"<<%b/FontFile2 %b>>" % (written.descriptor, objects.reference(document, file))
        )
        descendant = objects.Deferred(
            lambda document: (
                b"<</Type/Font/Subtype/CIDFontType2/BaseFont%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                b"/Supplement 0>>/DW 0/W%b/CIDToGIDMap%b/FontDescriptor %b>>"
                % (
                    written.name,
                    written.widths,
                    b" " + objects.reference(document, mapping) if mapping else b"/Identity",
                    objects.reference(document, descriptor),
                )
            )
        )
        return objects.Deferred(
            lambda document: (
                b"<</Type/Font/Subtype/Type0/BaseFont%b/Encoding/Identity-H/DescendantFonts[%b]/ToUnicode %b>>"
                % (written.name, objects.reference(document, descendant), objects.reference(document, to_unicode))
            )
        )

    def _glyph_map(self) -> objects.Stream | None:
        """Return the map from codes to glyphs, where some codes are not glyph numbers (ISO 32000-1, 9.7.4.3)."""
        if not self._alternates:
            return None
        identity = range(self.typeface.face.glyph_count)
        numbers = [*identity, *(glyph for glyph, _ in self._alternates)]
        return objects.deflated(struct.pack(f">{len(numbers)}H", *numbers))


@dataclass(frozen=True, slots=True)
class _Written:
    """What does not depend on the document: the PDF *name*, W array, deflated ToUnicode map, descriptor entries."""

    program: Program
    name: bytes
    widths: bytes
    to_unicode: bytes
    descriptor: bytes


@lru_cache(maxsize=128)
def _written(
    typeface: Typeface,
    common: frozenset[int],
    particular: tuple[tuple[int, str], ...],
    alternates: tuple[tuple[int, int], ...],
) -> _Written:
    """Return the font of the *common* glyphs of *typeface* and those of *particular*, texts by code.

    *alternates* are the glyphs of the codes that are no glyph numbers.
    """
    meanings, glyph_of = typeface.meanings, dict(alternates)
    texts = {**{glyph: meanings[glyph] for glyph in common}, **dict(particular)}
    program = subset(typeface, frozenset([0, *(glyph_of.get(code, code) for code in texts)]))
    name = objects.name(f"{program.tag}+{typeface.postscript_name}")
    widths = _widths({code: typeface.width(glyph_of.get(code, code)) for code in texts})
    to_unicode = objects.deflate(tounicode.cmap(texts), objects.THOROUGH)
    return _Written(program, name, widths, to_unicode, _descriptor(typeface, name, program))


def _descriptor(typeface: Typeface, name: bytes, program: Program) -> bytes:
    extents = typeface.font.get_font_extents("ltr")
    italic = "Italic" in typeface.postscript_name
    return (
        b"/Type/FontDescriptor/FontName%b/Flags %d/FontBBox%b/ItalicAngle %d/Ascent %d/Descent %d/CapHeight 714"
        b"/StemV %d"
        % (
            name,
            _SYMBOLIC | (_ITALIC if italic else 0),
            objects.array(map(objects.number, program.bounds)),
            _ITALIC_ANGLE if italic else 0,
            round(extents.ascender * typeface.unit),
            round(extents.descender * typeface.unit),
            140 if "Bold" in typeface.postscript_name else 80,
        )
    )


def _widths(widths: Mapping[int, float]) -> bytes:
    """Return a W array; neighbours share an entry."""
    entries: list[bytes] = []
    last = -2
    for code, width in sorted(widths.items()):
        if code == last + 1:
            entries.append(b" " + objects.number(width))
        else:
            entries.append(b"%b%d[%b" % (b"]" if entries else b"", code, objects.number(width)))
        last = code
    return b"[%b]]" % b"".join(entries)
