"""From a communiqué to a finished file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from aes_editor import edition
from exporters import wording
from exporters.clean import cleaned
from exporters.newsml import NewsmlExporter
from exporters.pdf import profiles
from exporters.pdf.cos import attachment, metadata, objects, output_intent
from exporters.pdf.cos.attachment import Attachment
from exporters.pdf.cos.canvas import TaggedCanvas
from exporters.pdf.cos.metadata import Claims, Description
from exporters.pdf.cos.structure import StructElem
from exporters.pdf.flow.column import fitted
from exporters.pdf.flow.painter import Painter
from exporters.pdf.places import Composed
from exporters.pdf.press import body, foot, furniture, head, sheet, spans
from exporters.pdf.press.figure import Gallery
from exporters.pdf.press.furniture import Furniture
from exporters.pdf.press.masthead import masthead
from exporters.pdf.press.story import Story
from exporters.pdf.press.stylesheet import stylesheet
from exporters.pdf.profiles import Space

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from aes_editor.edition import Edition
    from exporters.context import ExportContext
    from exporters.pdf.places import Place
    from exporters.pdf.press.masthead import Masthead
    from exporters.pdf.profiles import Profile

SIGNATURE_FIELD = "Signature"

_VERSION, _PRINT_VERSION = b"1.7", b"1.6"  # PDF/X-4 stands on PDF 1.6 (ISO 15930-7, 1)


def compose(doc: Communique, ctx: ExportContext, *, signature: bool = False, screen: bool = False) -> Composed:
    """Return the press release of *doc* in the output profile that *ctx* names, with a *signature* field if need be.

    For a *screen* the pages are the same and there sooner: not deflated, and nothing is attached to them.

    The first profile, for the web and the archive, makes a file that is PDF/A-3a and PDF/UA-1 and carries its
    NewsML-G2 record. :class:`aes_editor.errors.ExportError` where no profile is called so.
    """
    profile = profiles.named(ctx.profile)
    doc = cleaned(doc)
    words = edition.of(doc)
    icc = ctx.icc if profile.space is Space.CMYK else b""
    styles = stylesheet(ctx.letterhead.colours, words.direction, profile, icc)
    language = spans.language(doc.language) or spans.UNDETERMINED
    level = 0 if screen else objects.QUICK
    canvas = TaggedCanvas((sheet.WIDTH, sheet.HEIGHT), language, ctx.now.astimezone(dt.UTC), level=level)
    story = Story(styles, words, StructElem("Document", canvas.structure), sheet.MEASURE)
    gallery = Gallery(ctx.media, profile, icc)
    told = wording.notices(doc, words, ctx.now)
    furniture.notices(story, told)
    head.head(story, doc)
    body.body(story, doc, gallery)
    foot.foot(story, doc, ctx.letterhead)
    around = Furniture(story, doc, ctx.letterhead, told, trimmed=profile.print)
    places = _paint(canvas, story, around, masthead(ctx.letterhead, styles), profile, signature=signature)
    for name, raster in gallery.shown.items():
        canvas.image(name, raster.xobject())
    _describe(canvas, doc, words, ctx, profile)
    if profile.record and not screen:
        _attach_record(canvas, doc, ctx)
    return Composed(canvas.finish(_PRINT_VERSION if profile.print else _VERSION), places)


def _paint(
    canvas: TaggedCanvas,
    story: Story,
    around: Furniture,
    letterhead: Masthead,
    profile: Profile,
    *,
    signature: bool,
) -> tuple[Place, ...]:
    """Paint all pages."""
    painter = Painter(canvas, sheet.HEIGHT, links=not profile.print)
    column = fitted(story.blocks, sheet.TEXT_BOTTOM - letterhead.bottom, sheet.TEXT_BOTTOM - around.text_top)
    boxes = sheet.boxes(trimmed=profile.print)
    for page in range(len(column)):
        painter.page = page
        around.paint_above(painter, page)
        if page == 0:
            letterhead.paint(painter)
        column.paint(painter, page, sheet.MARGIN, around.text_top if page else letterhead.bottom)
        around.paint_below(painter, page, len(column))
        if signature and page == len(column) - 1:
            told = story.words.label("signature")
            element = story.element("Form", alt=told, lang=story.wording)
            canvas.signature_field(element, SIGNATURE_FIELD, told, boxes["MediaBox"][:2])
        canvas.next_page(boxes)
    for font in painter.fonts():
        canvas.add_font(font)
    return tuple(painter.places)


def _describe(canvas: TaggedCanvas, doc: Communique, words: Edition, ctx: ExportContext, profile: Profile) -> None:
    """Write what the file says of itself."""
    moment = ctx.now.astimezone(dt.UTC)
    description = Description(
        title=wording.one_line(doc.headline) or words.label("untitled"),
        author=ctx.letterhead.institution,
        summary=wording.one_line(doc.lead),
        language=spans.language(doc.language) or spans.UNDETERMINED,
        identifier=doc.guid,
        keywords=tuple(subject.name or subject.code for subject in doc.subjects),
        rights=wording.rights_line(doc.rights),
        producer=ctx.producer,
        moment=moment,
        claims=Claims.ARCHIVE if profile.archive else Claims.PRINT if ctx.icc else Claims.NONE,
    )
    canvas.describe(description)
    canvas.catalog(
        Metadata=metadata.packet(description), PageLabels=objects.Deferred(lambda _: b"<</Nums[0<</S/D>>]>>")
    )
    if profile.archive:
        canvas.catalog(OutputIntents=output_intent.srgb())
    elif ctx.icc:
        canvas.catalog(OutputIntents=output_intent.press(ctx.icc))


def _attach_record(canvas: TaggedCanvas, doc: Communique, ctx: ExportContext) -> None:
    """Attach the record the page was made with."""
    record = NewsmlExporter().export(doc, ctx)
    carried = Attachment("communique.xml", "application/xml", "NewsML-G2", record)
    attachment.attach(canvas, [carried], ctx.now.astimezone(dt.UTC))
