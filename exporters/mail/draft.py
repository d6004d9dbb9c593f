"""A message (RFC 5322) that is not sent yet: text, the same as HTML, and attachments.

``X-Unsent: 1`` makes mail programs open it as a draft. The same document and context give the same bytes: the
boundaries and the identifier of the message are made from what is in it, its date is that of the context.
"""

from __future__ import annotations

import hashlib
from email import policy
from email.message import EmailMessage, MIMEPart
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any

import msgspec

from aes_editor import edition
from aes_editor.text import slug
from exporters import naming, wording
from exporters.clean import cleaned
from exporters.html.letter import letter
from exporters.newsml import NewsmlExporter
from exporters.pdf import PdfExporter
from exporters.text.writer import compose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from aes_editor.document import Communique
    from exporters.context import ExportContext, Exporter

_ATTACHABLE: tuple[Exporter, ...] = (PdfExporter(), NewsmlExporter())


def draft(doc: Communique, ctx: ExportContext, attached: Collection[str] = ("pdf",)) -> bytes:
    """Return the message about *doc*; *attached* names the formats that go with it: ``pdf``, ``newsml``.

    Raises :class:`aes_editor.errors.ExportError` where one of these cannot be written.
    """
    doc = cleaned(doc)
    message = EmailMessage(policy=policy.SMTP)
    key = hashlib.sha256(msgspec.json.encode(doc) + ctx.now.isoformat().encode()).hexdigest()[:32]
    message["Subject"] = subject(doc, ctx)
    message["Date"] = format_datetime(ctx.now)
    message["Message-ID"] = f"<{key}@aes-editor.invalid>"
    message["X-Unsent"] = "1"
    message["X-Mailer"] = ctx.producer
    message["Content-Language"] = doc.language if doc.language.replace("-", "").isalnum() else "fr"
    message.set_content(compose(doc, ctx).text, cte="quoted-printable")
    _add_page(message, doc, ctx)
    stem = _stem(doc)
    for exporter in _ATTACHABLE:
        if exporter.name in attached:
            kind, _slash, subtype = exporter.media_type.partition(";")[0].partition("/")
            name = naming.file_name(stem, doc, exporter, ctx.now)
            message.add_attachment(exporter.export(doc, ctx), maintype=kind, subtype=subtype, filename=name)
    for number, part in enumerate(_multiparts(message)):
        part.set_boundary(f"=_{key}_{number}")
    return message.as_bytes()


def subject(doc: Communique, ctx: ExportContext) -> str:
    """Return the headline, after the notice of the embargo while it holds."""
    words = edition.of(doc)
    told = [notice.text for notice in wording.notices(doc, words, ctx.now) if notice.field == "embargo"]
    return " – ".join((*told, wording.one_line(doc.headline) or words.label("untitled")))


def _add_page(message: EmailMessage, doc: Communique, ctx: ExportContext) -> None:
    page = letter(doc, ctx, inline=False)
    message.add_alternative(page.html, subtype="html", cte="base64")
    html: Any = message.get_payload(1)
    for name, data in page.images.items():
        kind = {"jpg": "jpeg"}.get(suffix := name.rpartition(".")[2], suffix)
        html.add_related(data, maintype="image", subtype=kind, cid=f"<{name}>", disposition="inline", filename=name)


def _stem(doc: Communique) -> str:
    day = doc.dateline.date
    parts = (f"{day:%Y%m%d}" if day else "", slug(doc.short_title or doc.headline))
    return naming.safe_stem("-".join(part for part in parts if part))


def _multiparts(part: MIMEPart) -> Iterator[MIMEPart]:
    return (each for each in part.walk() if each.is_multipart())
