"""What a news object belongs with: its images, and what to read next."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import uuid
from typing import TYPE_CHECKING, Any

from aes_editor.document import Figure
from aes_editor.images import facts
from aes_editor.newsml import values
from aes_editor.newsml.values import line
from exporters.links import web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Related
    from exporters.newsml.writing import Writing

_TYPES = mimetypes.MimeTypes()  # the table of the language, not that of the machine


def associated(writing: Writing) -> Iterator[dict[str, Any]]:
    """Yield the images in reading order, then « À lire également »."""
    for block in writing.doc.body:
        if isinstance(block, Figure) and values.media(block.media):
            yield _image(block, writing)
    for related in writing.doc.related:
        yield _related(related)


def _image(figure: Figure, writing: Writing) -> dict[str, Any]:
    """Return an image by the digest of its bytes (RFC 6920), by its name where the bytes are not at hand."""
    data = writing.media.get(figure.media)
    name = line(figure.caption) or line(figure.alt) or figure.media
    rendition: dict[str, Any] = {"name": "original", "title": figure.media}
    if kind := _TYPES.guess_type(figure.media)[0]:
        rendition["contentType"] = kind
    if data is not None:
        rendition["sizeInBytes"] = len(data)
        if shown := facts(data):
            rendition |= {"width": shown.width, "height": shown.height}
            if figure.focus:
                point = round(figure.focus.x * shown.width), round(figure.focus.y * shown.height)
                rendition["poi"] = dict(zip("xy", point, strict=True))
    told: dict[str, Any] = {"name": name, "rel": "illustration", "uri": _image_uri(figure.media, data)}
    if rights := line(figure.rights):
        told["copyrightNotice"] = rights
    return {**told, "type": "picture", "renditions": [rendition]}


def _image_uri(name: str, data: bytes | None) -> str:
    if data is None:
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"
    return f"ni:///sha-256;{base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()}"


def _related(related: Related) -> dict[str, Any]:
    """Return what to read next: by its address, its identifier, or a URI made from its title."""
    title = line(related.title) or line(related.url) or line(related.guid)
    uri = web(related.url) or values.uri(line(related.guid) or title)
    return {"name": title, "rel": "seeAlso", "uri": uri, "type": "text"}
