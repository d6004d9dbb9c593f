"""What kind of image some bytes are, told by the bytes themselves and never by a name."""

from __future__ import annotations

_MAGIC = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF8", "gif"))
_MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}


def kind(data: bytes) -> str | None:
    """Return the extension of an image by its first bytes: ``jpg``, ``png``, ``webp``, ``gif``; None for others."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((found for magic, found in _MAGIC if data.startswith(magic)), None)


def extension(data: bytes) -> str | None:
    """Return the extension under which a communiqué keeps the image *data* as it is; None where it does not."""
    found = kind(data)
    return None if found == "gif" else found


def media_type(data: bytes) -> str | None:
    """Return the media type of *data*; None where it is no image of a kind we know."""
    found = kind(data)
    return _MEDIA_TYPES[found] if found else None
