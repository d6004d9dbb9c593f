"""The other files of an export set, told in its record: the same communiqué as a page, by name, size and digest."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from aes_editor.errors import ExportError
from aes_editor.i18n import _
from aes_editor.newsml import parsing, signature
from aes_editor.newsml.items import news_item
from aes_editor.newsml.record import path
from aes_editor.newsml.terms import Role
from exporters.newsml.content_set import remote_content
from exporters.newsml.tree import indent, serialise

if TYPE_CHECKING:
    from collections.abc import Mapping


def with_renditions(record: bytes, files: Mapping[str, bytes]) -> bytes:
    """Return *record* with a ``remoteContent`` for each of *files*, by the names they have beside it.

    A cancelled record, which has no content, stays as it is. Raises :class:`aes_editor.errors.ExportError` for a signed
    one: it is signed when it is complete.
    """
    root = parsing.parse(record, "record.xml")
    item, _others = news_item(root, "record.xml")
    if signature.signature_of(item) is not None:
        raise ExportError(_("A signed record cannot be added to; sign it when it is complete."))
    content = item.find(path("contentSet"))
    if content is None or not files:
        return record
    margin = content[-1].tail
    content[-1].tail = content.text
    for name in sorted(files):
        element = remote_content(quote(name), name, files[name], Role.PAGE.value)
        element.tail = content.text
        content.append(element)
        indent(element, content.text or "")
    content[-1].tail = margin
    return serialise(root)
