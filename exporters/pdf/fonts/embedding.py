"""Fonts in the file: subset by HarfBuzz, composite, with a map back to Unicode (ISO 32000-1, 9.7 and 9.10.3)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from exporters.pdf.cos import objects
from exporters.pdf.fonts import glyphs, tounicode
from exporters.pdf.fonts.subset import Program, subset

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from exporters.pdf.fonts.glyphs import Glyph, Shaped
    from exporters.pdf.fonts.typeface import Typeface

_ITALIC_ANGLE = -12
_SYMBOLIC, _ITALIC = 4, 64


class EmbeddedFont:
    """What one document uses of a face."""

    def __init__(self, typeface: Typeface) -> None:
        self.typeface = typeface
        self._texts: dict[int, str] = {}
        self._particular: dict[int, str] = {}
        self._alternates: dict[tuple[int, str], int] = {}

    def use(self, meanings: Mapping[int, str]) -> None:
        """Add glyphs that stand for the same text in every document."""
        self._texts.update(meanings)

    def code(self, glyph: Glyph) -> int:
        """Return the code that shows *glyph* and extracts as its text.

        A glyph that stands for several texts gets a further code for each but the first.
        """
        if self._texts.get(glyph.id) == glyph.text:
            return glyph.id
        free = glyph.id not in self.typeface.meaningful
        if free and self._particular.setdefault(glyph.id, glyph.text) == glyph.text:
            return glyph.id
        code = self.typeface.face.glyph_count + len(self._alternates)
        return self._alternates.setdefault((glyph.id, glyph.text), code)

    def chunks(self, shaped: Shaped) -> tuple[tuple[float, bytes], ...]:
        """Return what shows *shaped* with the codes of this document."""
        return glyphs.encode(shaped.glyphs, shaped.advance, self.code)

    def add_to(self, document: PDFDocument) -> None:
        """Write the font into *document*, among the resources of its pages."""
        texts: dict[int, str] = {**self._texts, **self._particular}
        glyph_of = {code: glyph for (glyph, _), code in self._alternates.items()}
        texts.update((code, text) for (_, text), code in self._alternates.items())
        widths = {code: self.typeface.width(glyph_of.get(code, code)) for code in texts}
        program = subset(self.typeface, frozenset([0, *(glyph_of.get(code, code) for code in texts)]))
        font = self._composite(program, widths, texts)
        document.Reference(font, self.typeface.name)
        fonts: Any = document.idToObject["BasicFonts"]
        fonts[self.typeface.name] = font

    def _composite(self, program: Program, widths: Mapping[int, float], texts: Mapping[int, str]) -> objects.Deferred:
        base = objects.name(f"{program.tag}+{self.typeface.postscript_name}")
        file = objects.Stream(program.data, b"/Length1 %d/Filter/FlateDecode" % program.length)
        to_unicode = objects.deflated(tounicode.cmap(texts))
        mapping = self._glyph_map()
        descriptor = objects.Deferred(
            lambda document: (
                b"<<%b/FontFile2 %b>>" % (self._descriptor(base, program), objects.reference(document, file))
            )
        )
        descendant = objects.Deferred(
            lambda document: (
                b"<</Type/Font/Subtype/CIDFontType2/BaseFont%b/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                b"/Supplement 0>>/DW 0/W%b/CIDToGIDMap%b/FontDescriptor %b>>"
                % (
                    base,
                    _widths(widths),
                    b" " + objects.reference(document, mapping) if mapping else b"/Identity",
                    objects.reference(document, descriptor),
                )
            )
        )
        return objects.Deferred(
            lambda document: (
                b"<</Type/Font/Subtype/Type0/BaseFont%b/Encoding/Identity-H/DescendantFonts[%b]/ToUnicode %b>>"
                % (base, objects.reference(document, descendant), objects.reference(document, to_unicode))
            )
        )

    def _descriptor(self, base: bytes, program: Program) -> bytes:
        extents = self.typeface.font.get_font_extents("ltr")
        unit = self.typeface.unit
        italic = "Italic" in self.typeface.postscript_name
        return (
            b"/Type/FontDescriptor/FontName%b/Flags %d/FontBBox%b/ItalicAngle %d/Ascent %d/Descent %d/CapHeight 714"
            b"/StemV %d"
            % (
                base,
                _SYMBOLIC | (_ITALIC if italic else 0),
                objects.array(map(objects.number, program.bounds)),
                _ITALIC_ANGLE if italic else 0,
                round(extents.ascender * unit),
                round(extents.descender * unit),
                140 if "Bold" in self.typeface.postscript_name else 80,
            )
        )

    def _glyph_map(self) -> objects.Stream | None:
        """Return the map from codes to glyphs, where some codes are not glyph numbers (ISO 32000-1, 9.7.4.3)."""
        if not self._alternates:
            return None
        identity = range(self.typeface.face.glyph_count)
        numbers = [*identity, *(glyph for glyph, _ in self._alternates)]
        return objects.deflated(struct.pack(f">{len(numbers)}H", *numbers))


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
