"""Puts set text and graphics on the pages. Here lengths run down from the top left corner, as a layout does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exporters.pdf.cos import objects
from exporters.pdf.cos.structure import StructElem, bounding_box
from exporters.pdf.fonts.embedding import EmbeddedFont
from exporters.pdf.places import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.pdf.cos.canvas import TaggedCanvas
    from exporters.pdf.fonts.typeface import Typeface
    from exporters.pdf.typesetting.setting import Setting, Show
    from exporters.pdf.typesetting.style import Tag

_UNDERLINE_DEPTH = 0.13
_UNDERLINE = 0.045
_BEYOND_URI = re.compile(rb"[^!-~]")


class Painter:
    """Paints on the pages of *canvas*, which are *height* points high; *links* says whether links can be followed."""

    def __init__(self, canvas: TaggedCanvas, height: float, *, links: bool = True) -> None:
        self.canvas = canvas
        self.page = 0
        self.places: list[Place] = []
        self._height = height
        self._links = links
        self._fonts: dict[Typeface, EmbeddedFont] = {}
        self._inline: dict[tuple[StructElem, tuple[Tag, ...]], StructElem] = {}

    def fonts(self) -> Sequence[EmbeddedFont]:
        """Return the fonts that were used, in order of first use."""
        return tuple(self._fonts.values())

    def mark(self, field: str, x: float, y: float, width: float, height: float) -> None:
        """Remember that a rectangle shows *field*."""
        if field:
            self.places.append(Place(self.page, x, y, x + width, y + height, field))

    def rectangle(self, x: float, y: float, width: float, height: float, ink: bytes) -> None:
        """Fill a rectangle, inside a tag or an artifact."""
        sides = b" ".join(map(objects.number, (x, self._height - y - height, width, height)))
        self.canvas.write(b"%b %b re f" % (ink, sides))

    def rule(self, x: float, y: float, width: float, height: float, ink: bytes) -> None:
        """Draw a rule, as an artifact."""
        with self.canvas.artifact():
            self.rectangle(x, y, width, height, ink)

    def frame(self, x: float, y: float, width: float, height: float, thickness: float, ink: bytes) -> None:
        """Outline a rectangle from the inside, inside a tag or an artifact."""
        for left, top, across, down in (
            (x, y, width, thickness),
            (x, y + height - thickness, width, thickness),
            (x, y, thickness, height),
            (x + width - thickness, y, thickness, height),
        ):
            self.rectangle(left, top, across, down, ink)

    def outline(self, title: str, level: int, y: float) -> None:
        """Add a bookmark that leads to *y*."""
        self.canvas.outline(title, level, self._height - y)

    def image(self, name: str, x: float, y: float, width: float, height: float, element: StructElem | None) -> None:
        """Paint the image called *name*, as content of *element* or as an artifact."""
        bottom = self._height - y - height
        show = b"q %b 0 0 %b %b %b cm%b Do Q" % (
            *map(objects.number, (width, height, x, bottom)),
            objects.name(name),
        )
        if element is None:
            with self.canvas.artifact():
                self.canvas.write(show)
            return
        element.attributes = bounding_box(x, bottom, x + width, bottom + height)
        with self.canvas.tagged(element):
            self.canvas.write(show)

    def text(
        self, setting: Setting, x: float, y: float, element: StructElem | None, lines: range | None = None
    ) -> None:
        """Show *lines* of *setting* (all by default) with the top of the first at *y*.

        The text is content of *element*, and of its inline elements; without one it belongs to the artifact that is
        being drawn.
        """
        shown = self._lines(setting)
        wanted = lines if lines is not None else range(len(shown))
        baseline = self._height - y - setting.baseline
        placed = [
            (show, baseline - row * setting.style.leading)
            for row, number in enumerate(wanted)
            for show in shown[number]
        ]
        start = 0
        while start < len(placed):
            tags = placed[start][0].tags
            stop = start + 1
            while stop < len(placed) and placed[stop][0].tags == tags:
                stop += 1
            self._shown(setting, placed[start:stop], x, self._nested(element, tags))
            start = stop

    def _lines(self, setting: Setting) -> Sequence[Sequence[Show]]:
        """Return the lines of *setting* in the codes of this document."""
        for face, common in setting.common.items():
            self._font(face).use(common)
        if all(self._font(face).code(glyph) == glyph.id for face, glyph in setting.particular):
            return setting.shows
        return setting.encoded(lambda face, shaped: self._font(face).chunks(shaped))

    def _font(self, face: Typeface) -> EmbeddedFont:
        if face not in self._fonts:
            self._fonts[face] = EmbeddedFont(face)
        return self._fonts[face]

    def _nested(self, element: StructElem | None, tags: Sequence[Tag]) -> StructElem | None:
        """Return the inline element of *tags* inside *element*."""
        if element is None:
            return None
        if not self._links:
            tags = [tag for tag in tags if not tag.href]
        outer = element
        for depth in range(1, len(tags) + 1):
            key = (element, tuple(tags[:depth]))
            if key not in self._inline:
                self._inline[key] = StructElem(tags[depth - 1].role, outer, lang=tags[depth - 1].lang)
            outer = self._inline[key]
        return outer

    def _shown(
        self, setting: Setting, shows: Sequence[tuple[Show, float]], x: float, element: StructElem | None
    ) -> None:
        tracking = setting.style.tracking
        operators = [b"BT%b" % (b" %b Tc" % objects.number(tracking) if tracking else b"")]
        state = b""
        for show, y in shows:
            if show.state != state:
                operators.append(show.state)
                state = show.state
            operators.append(b"1 0 0 1 %.2f %.2f Tm[%b]TJ" % (x + show.x, y, show.operands))
        operators.append(b"0 Tc ET" if tracking else b"ET")
        operators.extend(b"q 1 0 0 1 %.2f %.2f cm %b Q" % (x, y, show.drawn) for show, y in shows if show.drawn)
        href = next((tag.href for tag in shows[0][0].tags if tag.href), "") if self._links else ""
        if element is None:
            self.canvas.write(b"\n".join(operators))
            return
        with self.canvas.tagged(element):
            self.canvas.write(b"\n".join(operators))
            if href:
                self._underline(setting, shows, x)
        if href:
            for show, y in shows:
                self._link(
                    element, href, (x + show.x, y - setting.style.size * 0.3, show.width, setting.style.size * 1.2)
                )

    def _underline(self, setting: Setting, shows: Sequence[tuple[Show, float]], x: float) -> None:
        size = setting.style.size
        for show, y in shows:
            top = self._height - y + size * _UNDERLINE_DEPTH
            self.rectangle(x + show.x, top, show.width, size * _UNDERLINE, setting.style.link or setting.style.ink)

    def _link(self, element: StructElem, href: str, box: tuple[float, float, float, float]) -> None:
        """Add a link annotation over *box*: x, y of its bottom, width, height, in PDF's coordinates."""
        x, y, width, height = box
        self.canvas.annotate(
            element,
            b"/Subtype/Link/F 4/Border[0 0 0]/Rect%b/Contents%b/A<</S/URI/URI%b>>"
            % (
                objects.rectangle(x, y, x + width, y + height),
                objects.text_string(href),
                objects.literal(_uri(href)),
            ),
        )


def _uri(address: str) -> bytes:
    """Return *address* in ASCII, the rest percent-encoded (RFC 3986, 2.5)."""
    return _BEYOND_URI.sub(lambda match: b"%%%02X" % match[0][0], address.encode())
