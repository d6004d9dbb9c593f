"""The images of records that are not ours: those that came along in the record, and those that are elsewhere."""

from __future__ import annotations

import base64
import binascii
from itertools import islice
from typing import TYPE_CHECKING

from aes_editor import images
from aes_editor.container import media_name
from aes_editor.document import Figure
from aes_editor.i18n import _
from aes_editor.newsml.values import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.newsml.record import Record

_MOST_NAMED = 20


def embedded(record: Record) -> dict[str, bytes]:
    """Return the images that *record* holds as base64, by the name under which they are kept, in order."""
    found: dict[str, bytes] = {}
    for content in record.all("contentSet/inlineData"):
        data = _decoded(content) if _is_image(content) else b""
        if data and (kind := images.extension(data)):
            found[media_name(data, kind)] = data
            record.take(content, "body")
    return found


def figures(found: dict[str, bytes]) -> tuple[Figure, ...]:
    """Return a block for each of the images *found*; what they show is for a person to say."""
    return tuple(Figure(media=name) for name in found)


def elsewhere(record: Record) -> Iterator[str]:
    """Yield a sentence for each image that *record* only refers to: nothing is fetched, from wherever it be."""
    remote = (content for content in record.all("contentSet/remoteContent") if _is_image(content))
    for content in islice(remote, _MOST_NAMED):
        where = line(content.get("href", "")) or line(content.get("residref", "")) or "?"
        yield _("The image {where} is not in the record and was not fetched; insert it from its file.").format(
            where=where
        )


def _is_image(content: _Element) -> bool:
    return content.get("contenttype", "").strip().lower().startswith("image/")


def _decoded(content: _Element) -> bytes:
    try:
        return base64.b64decode("".join((content.text or "").split()), validate=True)
    except (ValueError, binascii.Error):
        return b""
