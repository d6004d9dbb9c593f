"""From a communiqué to a finished file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from aes_editor import edition
from exporters import wording
from exporters.clean import cleaned
from exporters.newsml import NewsmlExporter
from exporters.pdf.cos import attachment, metadata, objects, output_intent
from exporters.pdf.cos.attachment import Attachment
from exporters.pdf.cos.canvas import TaggedCanvas
from exporters.pdf.cos.metadata import Description
from exporters.pdf.cos.structure import StructElem
from exporters.pdf.flow.column import Column
from exporters.pdf.flow.painter import Painter
from exporters.pdf.places import Composed
from exporters.pdf.press import body, foot, furniture, head, sheet, spans
from exporters.pdf.press.figure import Gallery
from exporters.pdf.press.masthead import masthead
from exporters.pdf.press.story import Story
from exporters.pdf.press.stylesheet import stylesheet

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from aes_editor.edition import Edition
    from exporters.context import ExportContext
    from exporters.pdf.places import Place

_RESOLUTION = 220.0


def compose(doc: Communique, ctx: ExportContext) -> Composed:
    """Return the press release of *doc* as PDF/A-3a and PDF/UA-1, its NewsML-G2 record attached."""
    doc = cleaned(doc)
    words = edition.of(doc)
    moment = ctx.now.astimezone(dt.UTC)
    language = spans.language(doc.language) or spans.UNDETERMINED
    canvas = TaggedCanvas((sheet.WIDTH, sheet.HEIGHT), language, moment)
    story = Story(
        stylesheet(ctx.letterhead.colours, words.direction),
        words,
        StructElem("Document", canvas.structure),
        sheet.MEASURE,
    )
    gallery = Gallery(ctx.media, _RESOLUTION)
    told = wording.notices(doc, words, ctx.now)
    furniture.notices(story, told)
    head.head(story, doc)
    body.body(story, doc, gallery)
    foot.foot(story, doc, ctx.letterhead)
    places = _paint(canvas, story, doc, ctx, told)
    for name, raster in gallery.shown.items():
        canvas.image(name, raster.xobject())
    _describe(canvas, doc, words, ctx, moment, language)
    return Composed(canvas.finish(), places)


def _paint(
    canvas: TaggedCanvas, story: Story, doc: Communique, ctx: ExportContext, told: tuple[wording.Notice, ...]
) -> tuple[Place, ...]:
    """Paint all pages."""
    painter = Painter(canvas, sheet.HEIGHT)
    around = furniture.Furniture(story, doc, ctx.letterhead, told)
    letterhead = masthead(ctx.letterhead, story.sheet)
    column = Column(story.blocks, sheet.TEXT_BOTTOM - letterhead.bottom, sheet.TEXT_BOTTOM - around.text_top)
    for page in range(len(column)):
        painter.page = page
        around.paint_above(painter, page)
        if page == 0:
            letterhead.paint(painter)
        column.paint(painter, page, sheet.MARGIN, around.text_top if page else letterhead.bottom)
        around.paint_below(painter, page, len(column))
        canvas.next_page({"MediaBox": (0, 0, sheet.WIDTH, sheet.HEIGHT)})
    for font in painter.fonts():
        canvas.add_font(font)
    return tuple(painter.places)


def _describe(
    canvas: TaggedCanvas, doc: Communique, words: Edition, ctx: ExportContext, moment: dt.datetime, language: str
) -> None:
    """Write what the file says of itself, and attach the record it was made with."""
    description = Description(
        title=wording.one_line(doc.headline) or words.label("untitled"),
        author=ctx.letterhead.institution,
        summary=wording.one_line(doc.lead),
        language=language,
        identifier=doc.guid,
        keywords=tuple(subject.name or subject.code for subject in doc.subjects),
        rights=wording.rights_line(doc.rights),
        producer=ctx.producer,
        moment=moment,
        archive=True,
    )
    canvas.describe(description)
    canvas.catalog(
        Metadata=metadata.packet(description),
        OutputIntents=output_intent.srgb(),
        PageLabels=objects.Deferred(lambda _: b"<</Nums[0<</S/D>>]>>"),
    )
    record = NewsmlExporter()
    attachment.attach(
        canvas,
        [Attachment("communique.xml", "application/xml", "NewsML-G2", record.export(doc, ctx))],
        moment,
    )
