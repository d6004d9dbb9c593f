"""Fonts in the file: subset by HarfBuzz, composite, with a map back to Unicode (ISO 32000-1, 9.7 and 9.10.3)."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from exporters.pdf.cos import objects
from exporters.pdf.fonts import glyphs
from exporters.pdf.fonts.harfbuzz import hb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlab.pdfbase.pdfdoc import PDFDocument

    from exporters.pdf.fonts.glyphs import Glyph, Shaped
    from exporters.pdf.fonts.typeface import Typeface

_CORE = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 "
    "ÀÂÇÉÈÊËÎÏÔÙÛÜŒàâæçéèêëîïôœùûüÿ .,:;!?’'\u00ad-–—…«»“”()/%°€&@+*[]•\u00a0\u202f fi fl ff ffi ffl"
)
_WELL_USED = 44
"""From so many glyphs on, a face shares the subset of its core with every other document."""

_UNNEEDED = ("GSUB", "GPOS", "GDEF", "name", "OS/2", "post", "STAT", "cmap", "DSIG", "kern", "gasp", "meta", "BASE")
_ITALIC_ANGLE = -12


@dataclass(frozen=True, slots=True)
class Program:
    """A subset: its deflated font file, the length of that before, its tag of six letters, its bounding box."""

    data: bytes
    length: int
    tag: str
    bounds: tuple[int, int, int, int]


@lru_cache(maxsize=128)
def subset(typeface: Typeface, kept: frozenset[int]) -> Program:
    """Return *typeface* with the glyphs *kept*, which keep their numbers, and its axes pinned."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(kept)
    for tag in _UNNEEDED:
        wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
    wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.RETAIN_GIDS
    for axis, value in typeface.axes.items():
        wanted.pin_axis_location(typeface.face, axis, value)
    face = hb.subset(typeface.face, wanted)
    data = face.blob.data
    digest = hashlib.md5(data, usedforsecurity=False).digest()
    x0, y0, x1, y1 = struct.unpack_from(">4h", face.reference_table("head").data, 36)
    unit = typeface.unit
    return Program(
        objects.deflate(data),
        len(data),
        "".join(chr(ord("A") + byte % 26) for byte in digest[:6]),
        (round(x0 * unit), round(y0 * unit), round(x1 * unit), round(y1 * unit)),
    )


@lru_cache(maxsize=16)
def core(typeface: Typeface) -> Mapping[int, str]:
    """Return the glyphs of everyday French with what they stand for."""
    found: dict[int, str] = {}
    for word in [*_CORE.split(" "), " "]:
        if all(map(typeface.covers, word)):
            found |= typeface.shape(word).meanings
    return found


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
        kept: Mapping[int, str] = {0: "", **self._texts, **self._particular}
        standard = core(self.typeface)
        if len(self._texts) >= _WELL_USED and not self._alternates and kept.keys() <= {0, *standard}:
            kept = {0: "", **standard}
        widths = {glyph: self.typeface.width(glyph) for glyph in kept}
        texts = dict(kept)
        for (glyph, text), code in self._alternates.items():
            widths[code], texts[code] = self.typeface.width(glyph), text
        program = subset(self.typeface, frozenset([*kept, *(glyph for glyph, _ in self._alternates)]))
        font = self._composite(program, widths, texts)
        document.Reference(font, self.typeface.name)
        fonts: Any = document.idToObject["BasicFonts"]
        fonts[self.typeface.name] = font

    def _composite(self, program: Program, widths: Mapping[int, float], texts: Mapping[int, str]) -> objects.Deferred:
        base = objects.name(f"{program.tag}+{self.typeface.postscript_name}")
        file = objects.Stream(program.data, b"/Length1 %d/Filter/FlateDecode" % program.length)
        to_unicode = objects.deflated(_to_unicode(texts))
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
                4 | (64 if italic else 0),
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


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return the CMap that gives each code its characters."""
    entries = [
        b"<%04X> <%b>" % (code, text.encode("utf-16-be", "replace").hex().upper().encode())
        for code, text in sorted(texts.items())
        if text
    ]
    sections = (entries[start : start + 100] for start in range(0, len(entries), 100))
    return b"".join([_CMAP_HEAD, *_sections(sections), _CMAP_FOOT])


def _sections(sections: Iterable[list[bytes]]) -> Iterable[bytes]:
    for section in sections:
        yield b"%d beginbfchar\n%b\nendbfchar\n" % (len(section), b"\n".join(section))


_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
