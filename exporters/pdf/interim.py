"""A plain page until the tagged canvas stands."""

from __future__ import annotations

import html
import io
from typing import TYPE_CHECKING

import fontpkg_noto_serif
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from aes_editor import edition, markup
from aes_editor.document import Figure, Subheading

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import ExportContext


def write(doc: Communique, ctx: ExportContext) -> bytes:
    """Return a PDF of the texts of *doc* in reading order."""
    words = edition.for_language(doc.language)
    if "Serif" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Serif", fontpkg_noto_serif.ROOT / "files" / "NotoSerif[wdth,wght].ttf"))
    body = ParagraphStyle("body", fontName="Serif", fontSize=10.5, leading=15, spaceAfter=7, alignment=TA_JUSTIFY)
    head = ParagraphStyle("head", body, fontSize=20, leading=25, textColor=HexColor(ctx.letterhead.colours.primary))
    texts = [(words.kind(doc.kind), body), (doc.reference, body), (doc.headline, head), (doc.lead, body)]
    opening = words.dateline(doc.dateline)
    for block in doc.body:
        match block:
            case Figure(alt=alt, caption=caption):
                texts.append((caption or alt, body))
            case Subheading(text=text):
                texts.append((text, body))
            case _:
                texts += [(markup.plain(markup.inline_of(node)), body) for node in markup.blocks(block.text)]
    paragraphs = [(opening + text if i == 4 else text, style) for i, (text, style) in enumerate(texts)]
    out = io.BytesIO()
    page = SimpleDocTemplate(out, pagesize=A4, invariant=True, title=doc.headline, margins=25 * mm)
    page.build([Paragraph(html.escape(text), style) for text, style in paragraphs if text])
    return out.getvalue()
