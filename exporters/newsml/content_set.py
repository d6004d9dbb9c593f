"""``contentSet``: the text as XHTML and as plain text, its images by reference."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from typing import TYPE_CHECKING

from aes_editor.images import facts
from aes_editor.newsml import terms, values
from exporters.newsml import body, plain
from exporters.newsml.tree import g2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from exporters.newsml.writing import Writing

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_TYPES = mimetypes.MimeTypes()  # the table of the language, not that of the machine


def content_set(writing: Writing) -> _Element:
    """Return ``contentSet``: two renditions of the same text, and what it shows."""
    page = body.page(writing)
    text = plain.plain_text(page)
    counts = {"wordcount": str(len(text.split())), "charcount": str(len(text))}
    about = {"lang": writing.language, "dir": writing.words.direction}
    return g2(
        "contentSet",
        "",
        g2("inlineXML", "", page, id="xhtml", contenttype=terms.XHTML_TYPE, **counts, **about),
        g2("inlineData", text, id="text", contenttype=terms.TEXT_TYPE, **counts, **about),
        *images(writing),
        original="xhtml",
    )


def images(writing: Writing) -> Iterator[_Element]:
    """Yield a ``remoteContent`` for each image. One whose bytes are not at hand says so (``hascontent``)."""
    for name in sorted(filter(values.media, writing.doc.media_names())):
        data = writing.media.get(name)
        element = remote_content(f"media/{name}", name, data, terms.Role.ILLUSTRATION.value)
        if data is not None and (told := facts(data)) is not None:
            element.set("width", str(told.width))
            element.set("height", str(told.height))
        yield element


def remote_content(href: str, name: str, data: bytes | None, rendition: str) -> _Element:
    """Return the ``remoteContent`` of the file *name* at *href*, with its type, its size and its SHA-256."""
    element = g2("remoteContent", href=href, contenttype=_TYPES.guess_type(name)[0] or "", rendition=rendition)
    stem = name.partition(".")[0]
    if data is None:
        element.set("hascontent", "false")
        digest = stem if _SHA256.match(stem) else ""
    else:
        element.set("size", str(len(data)))
        digest = hashlib.sha256(data).hexdigest()
    if digest:
        element.append(g2("hash", digest, hashtypeuri=terms.SHA256_URI))
    return element
