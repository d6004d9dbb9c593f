"""What stands above the text: type and reference, kicker, headline, subtitle, lead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exporters import wording
from exporters.pdf.flow.blocks import Cell, Row, Rule, Text
from exporters.pdf.press import spans

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.pdf.press.story import Story
    from exporters.pdf.typesetting.style import TextStyle

_RULE = (46.0, 1.6)
_KIND_SHARE = 0.5
_LONG_HEADLINES = ((600, 0.52), (160, 0.74))
"""From so many signs on, a headline is set smaller by so much."""


def head(story: Story, doc: Communique) -> None:
    """Add the head of *doc* to *story*."""
    sheet = story.sheet
    _nameplate(story, doc)
    story.paragraph(spans.from_text(doc.kicker), sheet.kicker, above=12, below=3, keep_with_next=True, field="kicker")
    _headline(story, doc)
    story.paragraph(spans.from_text(doc.subtitle), sheet.subtitle, below=8, keep_with_next=True, field="subtitle")
    for text in wording.paragraphs(doc.lead):
        story.paragraph(spans.from_text(text), sheet.lead, above=4, below=5, field="lead")
    width, thickness = _RULE
    x = story.measure - width if sheet.rtl else 0.0
    story.blocks.append(
        Rule(width=width, thickness=thickness, ink=sheet.palette.accent, x=x, above=9, below=12, keep_with_next=True)
    )


def _nameplate(story: Story, doc: Communique) -> None:
    """Add the type at the start and the reference at the end of one line."""
    sheet, share = story.sheet, story.measure * _KIND_SHARE
    kind = story.set(spans.from_text(story.words.kind(doc.kind)), sheet.kind, share)
    texts = [Cell(story.measure - share if sheet.rtl else 0.0, (_text(story, kind, "kind", story.wording),))]
    if doc.reference.strip():
        reference = story.set(spans.from_text(doc.reference), sheet.reference, story.measure - share)
        texts.append(Cell(0.0 if sheet.rtl else share, (_text(story, reference, "reference", ""),)))
    story.blocks.append(Row(cells=tuple(texts), leading=sheet.kind.leading, below=12, keep_with_next=True))


def _text(story: Story, setting: object, field: str, lang: str) -> Text:
    return Text(setting, story.element("P", lang=lang), field)  # type: ignore[arg-type]


def _headline(story: Story, doc: Communique) -> None:
    """Add the headline; a document without one is called untitled."""
    sheet, untitled = story.sheet, not doc.headline.strip()
    scale = next((scale for least, scale in _LONG_HEADLINES if len(doc.headline) > least), 1.0)
    title = story.words.label("untitled") if untitled else wording.one_line(doc.headline)
    story.paragraph(
        spans.from_text(title),
        sheet.untitled if untitled else _scaled(sheet.headline, scale),
        role="H1",
        lang=story.wording if untitled else "",
        below=8,
        keep_with_next=True,
        field="headline",
        outline=(title, 0),
    )


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    return replace(style, size=style.size * scale, leading=style.leading * scale)
