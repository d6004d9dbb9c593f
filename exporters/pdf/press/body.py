"""The blocks of the body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, assert_never

from aes_editor import markup
from aes_editor.document import Figure, Paragraphs, Quote, Subheading
from aes_editor.document.quotation import paragraphs, stands_alone
from exporters import wording
from exporters.pdf.flow.blocks import Bar
from exporters.pdf.press import figure, markdown, spans
from exporters.pdf.typesetting.style import Span

if TYPE_CHECKING:
    from aes_editor.document import Block, Communique
    from exporters.pdf.cos.structure import StructElem
    from exporters.pdf.press.figure import Gallery
    from exporters.pdf.press.story import Story
    from exporters.pdf.typesetting.style import TextStyle

_BAR = 2.4
_PULL_INDENT = 18.0


def body(story: Story, doc: Communique, gallery: Gallery) -> None:
    """Add the body of *doc* to *story*; the dateline opens its first running text."""
    opened = wording.opened_by_dateline(doc)
    opening = story.words.dateline(doc.dateline)
    if opened is None:
        story.paragraph(_opening(opening), story.sheet.body, below=8, field="dateline", keep_with_next=True)
    for number, block in enumerate(doc.body):
        _block(story, number, block, gallery, _opening(opening) if number == opened else ())


def _opening(text: str) -> tuple[Span, ...]:
    return (Span(text, bold=True),) if text.strip() else ()


def _block(story: Story, number: int, block: Block, gallery: Gallery, opening: tuple[Span, ...]) -> None:
    field = f"body/{number}/text"
    match block:
        case Paragraphs(text=text):
            markdown.nodes(story, markup.blocks(text), field, opening=opening)
        case Quote():
            _quote(story, block, f"body/{number}", opening)
        case Subheading(text=text):
            title = wording.one_line(text)
            story.paragraph(
                spans.from_text(title),
                story.sheet.subheading,
                role="H2",
                above=15,
                below=5,
                keep_with_next=True,
                field=field,
                outline=(title, 1),
            )
        case Figure():
            figure.add(story, block, f"body/{number}", gallery)
        case _:
            assert_never(block)


def _quote(story: Story, quote: Quote, field: str, opening: tuple[Span, ...]) -> None:
    spoken = spans.language(quote.language) if quote.language != story.words.language else ""
    if stands_alone(quote):
        _pull_quote(story, quote, field, spoken)
        return
    for number, para in enumerate(paragraphs(quote)):
        before = opening if number == 0 else ()
        markdown.running(story, (*before, *spans.from_runs(para.runs, spoken)), f"{field}/text", opened=bool(before))


def _pull_quote(story: Story, quote: Quote, field: str, spoken: str) -> None:
    """Add direct speech by itself, beside a bar, with its attribution below."""
    element = story.element("BlockQuote")
    told = story.words.patterns["comma"].join(
        filter(None, (wording.full_name(quote.speaker), wording.title(quote.speaker, story.words)))
    )
    paras = paragraphs(quote)
    for number, para in enumerate(paras):
        _pulled(
            story,
            spans.from_runs(replace(run, quote=None) for run in para.runs),
            story.sheet.pull,
            element,
            field=f"{field}/text",
            joined=number > 0,
            lang=spoken,
            keep_with_next=bool(told) and number == len(paras) - 1,
            above=0.0 if number else 13.0,
            below=13.0,
        )
    _pulled(
        story,
        spans.from_text(f"— {told}" if told else ""),
        story.sheet.attribution,
        element,
        field=f"{field}/speaker",
        joined=bool(paras),
        above=4.0,
        below=14.0,
    )


def _pulled(
    story: Story, of: tuple[Span, ...], style: TextStyle, parent: StructElem, *, joined: bool, **geometry: Any
) -> None:
    ink = story.sheet.palette.accent
    bar = Bar(story.measure - _BAR if story.sheet.rtl else -_PULL_INDENT, _BAR, ink, joined=joined)
    story.paragraph(of, style, parent=parent, indent=_PULL_INDENT, bar=bar, **geometry)
