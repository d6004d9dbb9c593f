"""The story: the blocks of a press release, each with its structure element, in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aes_editor.edition import direction
from exporters.pdf.cos.structure import StructElem
from exporters.pdf.flow.blocks import Paragraph
from exporters.pdf.press import spans
from exporters.pdf.typesetting import paragraph
from exporters.pdf.typesetting.style import Align

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.edition import Edition
    from exporters.pdf.flow.blocks import Block
    from exporters.pdf.press.stylesheet import Stylesheet
    from exporters.pdf.typesetting.setting import Setting
    from exporters.pdf.typesetting.style import Span, TextStyle

_OTHER_SIDE = {Align.START: Align.END, Align.JUSTIFY: Align.END, Align.END: Align.START}


class Story:
    """Sets texts in the styles of *sheet* to *measure*, and collects :attr:`blocks` below the element *root*."""

    def __init__(self, sheet: Stylesheet, words: Edition, root: StructElem, measure: float) -> None:
        self.sheet = sheet
        self.words = words
        self.root = root
        self.measure = measure
        self.blocks: list[Block] = []
        self.wording = words.words if words.words != words.language else ""
        """The language of the fixed words, where it is not that of the document."""

    def set(self, of: Sequence[Span], style: TextStyle, measure: float | None = None, lang: str = "") -> Setting:
        """Return the spans *of* a text, set. A *lang* that is written the other way keeps to the side of the page."""
        wide = self.measure if measure is None else measure
        language = lang or self.words.language
        rtl = direction(language) == "rtl"
        if rtl != self.sheet.rtl:
            style = replace(style, align=_OTHER_SIDE.get(style.align, style.align))
        return paragraph.set_paragraph(tuple(of), style, max(wide, style.size), int(rtl), language)

    def element(self, role: str, parent: StructElem | None = None, lang: str = "", **more: Any) -> StructElem:
        """Return a new structure element, below the root by default."""
        return StructElem(role, parent or self.root, lang=spans.language(lang), **more)

    def paragraph(
        self,
        of: Sequence[Span],
        style: TextStyle,
        *,
        role: str = "P",
        parent: StructElem | None = None,
        lang: str = "",
        indent: float = 0.0,
        **geometry: Any,
    ) -> Paragraph | None:
        """Add a paragraph, indented where its lines start; nothing where there is nothing to print."""
        if not any(span.text.strip() for span in of):
            return None
        block = Paragraph(
            setting=self.set(of, style, self.measure - indent, lang), element=self.element(role, parent, lang=lang)
        )
        block = replace(block, x=0.0 if self.sheet.rtl else indent, **geometry)
        self.blocks.append(block)
        return block

    def section(self, label: str) -> None:
        """Add the heading of a section of the foot, in the fixed words of the document's language."""
        text = self.words.label(label)
        self.paragraph(
            spans.from_text(text),
            self.sheet.section,
            role="H2",
            lang=self.wording,
            above=20,
            below=5,
            keep_with_next=True,
            field=label,
            outline=(text, 1),
        )
