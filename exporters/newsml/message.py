"""Several records in one file: a ``newsMessage``, as they travel between systems."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from aes_editor.errors import ExportError
from aes_editor.i18n import _
from aes_editor.newsml import parsing, signature, values
from aes_editor.newsml.items import news_item
from aes_editor.newsml.terms import NAR
from exporters.newsml.tree import g2, indent, new, serialise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from exporters.context import ExportContext

MEDIA_TYPE = "application/vnd.iptc.g2.newsmessage+xml"

_IDENTIFIERS = ("id", "partid")
_REFERENCES = ("contentrefs", "original")


def write(records: Sequence[bytes], ctx: ExportContext) -> bytes:
    """Return *records*, as :mod:`exporters.newsml` writes them, as one message sent at the moment of *ctx*.

    Identifiers are unique in a file, so those of item *n* get the prefix ``in-``. Raises
    :class:`aes_editor.errors.ExportError` where there is no record, and for a signed one, which that would break: it
    travels by itself.
    """
    if not records:
        raise ExportError(_("A message needs at least one record."))
    items = [_item(record, number) for number, record in enumerate(records, 1)]
    item_set = new(NAR, "itemSet")
    item_set.extend(items)
    message = new(NAR, "newsMessage")
    message.append(_header(records, ctx))
    message.append(item_set)
    indent(message)
    return serialise(message)


def _header(records: Sequence[bytes], ctx: ExportContext) -> _Element:
    digest = hashlib.sha256(b"".join(records)).hexdigest()[:32]
    authority = ctx.letterhead.authority
    return g2(
        "header",
        "",
        g2("sent", values.instant(ctx.now)),
        g2("sender", authority),
        g2("transmitId", f"tag:{authority},{ctx.now:%Y-%m-%d}:message:{digest}"),
    )


def _item(record: bytes, number: int) -> _Element:
    item, _others = news_item(parsing.parse(record, "record.xml"), "record.xml")
    if signature.signature_of(item) is not None:
        raise ExportError(_("A signed record cannot be put into a message; send it by itself."))
    prefix = f"i{number}-"
    for element in item.iter("*"):
        for name in _IDENTIFIERS:
            if identifier := element.get(name):
                element.set(name, prefix + identifier)
        for name in _REFERENCES:
            if references := element.get(name, "").split():
                element.set(name, " ".join(prefix + reference for reference in references))
    return item
