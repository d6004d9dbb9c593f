"""What kind of image some bytes are, told by the bytes themselves and never by a name."""

from __future__ import annotations

import base64
from functools import lru_cache

_MAGIC = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF8", "image/gif"))


def media_type(data: bytes) -> str | None:
    """Return the media type of *data* (JPEG, PNG, GIF or WebP); None where it is none of them."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


@lru_cache(maxsize=8)  # an image of several megabytes would else be encoded anew at every key
def data_uri(data: bytes) -> str | None:
    """Return *data* as a ``data:`` URI (RFC 2397); None where it is no image we know."""
    kind = media_type(data)
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}" if kind else None
