"""How every part of a press release is set. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.pdf import colour
from exporters.pdf.fonts.catalogue import Family
from exporters.pdf.press import palette
from exporters.pdf.profiles import ARCHIVE
from exporters.pdf.typesetting.style import Align, TextStyle

if TYPE_CHECKING:
    from aes_editor.edition import Direction
    from aes_editor.letterhead import Colours
    from exporters.pdf.press.palette import Palette
    from exporters.pdf.profiles import Profile

_NASKH_LEADING = 1.24
"""Naskh reaches further above and below the line than Latin type does."""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The styles of one letterhead in one direction."""

    palette: Palette
    rtl: bool

    # the head
    kind: TextStyle
    reference: TextStyle
    kicker: TextStyle
    headline: TextStyle
    untitled: TextStyle
    subtitle: TextStyle
    lead: TextStyle

    # the text
    body: TextStyle
    item: TextStyle
    cell: TextStyle
    cell_head: TextStyle
    subheading: TextStyle
    pull: TextStyle
    attribution: TextStyle
    caption: TextStyle

    # the foot
    section: TextStyle
    title: TextStyle
    small: TextStyle
    signed: TextStyle
    signatory: TextStyle
    end_mark: TextStyle
    rights: TextStyle

    # the furniture
    institution: TextStyle
    members: TextStyle
    motto: TextStyle
    running: TextStyle
    notice: TextStyle

    @property
    def base(self) -> int:
        """The embedding level of its paragraphs."""
        return int(self.rtl)


@lru_cache(maxsize=16)
def stylesheet(colours: Colours, direction: Direction, profile: Profile = ARCHIVE, icc: bytes = b"") -> Stylesheet:
    """Return the styles of *colours* for a *direction* of writing and an output profile; *icc* is that of the press."""
    inks = palette.palette(colours, colour.inker(profile.space, icc))
    link = b"" if profile.print else inks.primary
    rtl = direction == "rtl"
    serif = Family.NASKH if rtl else Family.SERIF
    sans = Family.NASKH if rtl else Family.SANS

    def text(size: float, leading: float, ink: bytes = inks.ink, **more: object) -> TextStyle:
        family = more.pop("family", serif)
        style = TextStyle(size=size, leading=leading, ink=ink, link=link, family=family)  # type: ignore[arg-type]
        style = replace(style, **more)  # type: ignore[arg-type]
        return replace(style, leading=leading * _NASKH_LEADING) if rtl else style

    def label(size: float, leading: float, ink: bytes = inks.soft, **more: object) -> TextStyle:
        return text(size, leading, ink, family=sans, **more)

    justified = Align.START if rtl else Align.JUSTIFY
    body = text(10.6, 15.6, align=justified, hyphenate=True)
    return Stylesheet(
        palette=inks,
        rtl=rtl,
        kind=label(9.2, 13, inks.primary, bold=True, tracking=0.0 if rtl else 0.35),
        reference=label(9.2, 13, align=Align.END),
        kicker=label(9.8, 14, bold=True),
        headline=text(23, 28.5, inks.primary, bold=True, balanced=True),
        untitled=text(23, 28.5, inks.soft, italic=True, balanced=True),
        subtitle=text(13.2, 18.5, balanced=True),
        lead=text(11.6, 17, bold=True),
        body=body,
        item=body,
        cell=label(9.2, 13, inks.ink),
        cell_head=label(9.2, 13, inks.primary, bold=True),
        subheading=text(12.6, 17, inks.primary, bold=True, balanced=True),
        pull=text(14, 20.5, inks.primary, italic=not rtl, balanced=True),
        attribution=label(9.4, 13.4),
        caption=label(8.8, 12.4),
        section=label(9.8, 14, inks.primary, bold=True, tracking=0.0 if rtl else 0.35),
        title=text(10.2, 14.2, bold=True),
        small=label(9.2, 13),
        signed=text(10.6, 15.6),
        signatory=text(10.2, 14.6),
        end_mark=text(10.6, 15.6, inks.soft, align=Align.CENTER),
        rights=label(8, 11.2),
        institution=text(15.5, 19, inks.primary, bold=True),
        members=label(8.8, 12.4),
        motto=text(8.8, 12.4, inks.soft, italic=not rtl),
        running=label(8.2, 11),
        notice=label(9.6, 14, inks.signal, bold=True),
    )
