"""Images with caption and credit; one that cannot be shown leaves a framed notice with what it would have shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from exporters import wording
from exporters.pdf import images
from exporters.pdf.flow.blocks import Cell, Panel, Picture, Row, Text
from exporters.pdf.typesetting.style import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.document import Crop, Figure
    from exporters.pdf.cos.structure import StructElem
    from exporters.pdf.images import Raster
    from exporters.pdf.press.story import Story
    from exporters.pdf.profiles import Profile

_HIGHEST = 430.0
_GAP = "\u2002"
_NOTICE_PADDING = 12.0


@dataclass(slots=True)
class Gallery:
    """The images that a document may show, made ready for *profile* and its *icc*; :attr:`shown` are those it does."""

    media: Mapping[str, bytes]
    profile: Profile
    icc: bytes = b""
    shown: dict[str, Raster] = field(default_factory=dict)

    def raster(self, name: str, crop: Crop | None, width: float) -> tuple[str, Raster] | None:
        """Return what *crop* leaves of the image *name* for a place *width* points wide, and its name in the file."""
        data = self.media.get(name)
        most = round(width / 72 * self.profile.resolution)
        raster = images.prepare(data, most, self.profile.space, self.icc, crop) if data else None
        if raster is None:
            return None
        key = "Im" + hashlib.sha256(raster.data).hexdigest()[:12]
        self.shown[key] = raster
        return key, raster


def add(story: Story, figure: Figure, path: str, gallery: Gallery) -> None:
    """Add *figure*, the block at *path*."""
    alt = "" if figure.decorative else wording.one_line(figure.alt or figure.caption)
    caption = _caption(story, figure)
    found = gallery.raster(figure.media, figure.crop, story.measure)
    shown = found is None or not figure.decorative
    group = story.element("Div") if shown or caption else story.root
    if found is None:
        _absent(story, group, alt, f"{path}/media", keep=bool(caption))
    else:
        key, raster = found
        width, height = _size(raster, story.measure)
        element = None
        if not figure.decorative:
            element = story.element("Figure", group, alt=alt or _unnamed(story))
        x = (story.measure - width) / 2
        story.blocks.append(
            Picture(
                image=key,
                width=width,
                height=height,
                element=element,
                x=x,
                above=10,
                below=6 if caption else 12,
                keep_with_next=bool(caption),
                field=f"{path}/media",
            )
        )
    story.paragraph(caption, story.sheet.caption, role="Caption", parent=group, below=14, field=f"{path}/caption")


def _caption(story: Story, figure: Figure) -> tuple[Span, ...]:
    credit = story.words.credit(wording.one_line(figure.credit)) if figure.credit.strip() else ""
    caption = wording.one_line(figure.caption)
    owned = _GAP.join(filter(None, (credit, wording.one_line(figure.rights))))
    gap = _GAP if caption and owned else ""
    return tuple(span for span in (Span(caption), Span(gap + owned, italic=True)) if span.text)


def _unnamed(story: Story) -> str:
    """Return what stands for an image of which nobody said what it shows."""
    return story.words.patterns["image"].format(text="").strip(" \u00a0\u202f:")


def _size(raster: Raster, measure: float) -> tuple[float, float]:
    """Return the size in points: the full measure where there are pixels enough, and no higher than half a page."""
    width = min(measure, raster.width * 72 / images.LEAST_RESOLUTION)
    scale = min(1.0, _HIGHEST / (width * raster.height / raster.width))
    return width * scale, width * raster.height / raster.width * scale


def _absent(story: Story, group: StructElem, alt: str, path: str, *, keep: bool) -> None:
    sheet = story.sheet
    label = Span(story.words.label("image_missing"), bold=True)
    of = (label, Span(f" – {alt}")) if alt else (label,)
    width = story.measure - 2 * _NOTICE_PADDING
    text = Text(story.set(of, sheet.caption, width), story.element("P", group, lang=story.wording), path)
    story.blocks.append(
        Row(
            cells=(Cell(_NOTICE_PADDING, (text,)),),
            leading=sheet.caption.leading,
            padding=_NOTICE_PADDING,
            panel=Panel(story.measure, ground=sheet.palette.wash, line=sheet.palette.hairline, frame=0.6),
            above=10,
            below=6 if keep else 12,
            keep_with_next=keep,
        )
    )
