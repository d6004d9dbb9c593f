"""The images of a document as they leave: cut as it says, upright, without private metadata."""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from aes_editor import images
from aes_editor.container import media_name
from aes_editor.document import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.document import Block, Communique, Crop, Focus, Related
    from aes_editor.images import Picture

RELATED_RATIO = 16 / 9
"""Width to height of the image beside a related article, as the style sheet of the page shows it."""
_RELATED_WIDTH = 800


def leaving(doc: Communique, media: Mapping[str, bytes], widest: int = 0) -> tuple[Communique, dict[str, bytes]]:
    """Return *doc* and its images as they leave the house, at most *widest* pixels across (0: as many as they have).

    An image that is cut, turned or freed of metadata is another file than the original: it has a name of its own, made
    of its bytes as every name of an image is, and nothing is left to be cut. What is no image is not among them.
    """
    out: dict[str, bytes] = {}

    def named(name: str, picture: Picture | None) -> str:
        if picture is None:
            return name
        same = picture.data == media[name]
        name = name if same else media_name(picture.data, picture.extension)
        out[name] = picture.data
        return name

    def figure(block: Block) -> Block:
        if not isinstance(block, Figure):
            return block
        picture = _picture(media, block.media, block.crop, widest=widest)
        focus = images.focus_within(block.focus, block.crop)
        return msgspec.structs.replace(block, media=named(block.media, picture), crop=None, focus=focus)

    def related(item: Related) -> Related:
        picture = _picture(media, item.media, widest=_RELATED_WIDTH, ratio=RELATED_RATIO, focus=item.focus)
        return msgspec.structs.replace(item, media=named(item.media, picture), focus=None)

    body, read_also = tuple(map(figure, doc.body)), tuple(map(related, doc.related))
    return msgspec.structs.replace(doc, body=body, related=read_also), out


def _picture(
    media: Mapping[str, bytes],
    name: str,
    crop: Crop | None = None,
    *,
    widest: int = 0,
    ratio: float = 0.0,
    focus: Focus | None = None,
) -> Picture | None:
    data = media.get(name)
    return images.picture(data, crop, widest=widest, ratio=ratio, focus=focus) if data else None


@lru_cache(maxsize=8)  # an image of several megabytes would else be encoded anew at every key
def data_uri(data: bytes) -> str | None:
    """Return *data* as a ``data:`` URI (RFC 2397); None where it is no image we know."""
    kind = images.media_type(data)
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}" if kind else None
