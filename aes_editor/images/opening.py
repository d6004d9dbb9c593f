"""Opening an image somebody else made: how large it is, and its pixels; never more than there is room for."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from aes_editor.images import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

MOST_PIXELS = 80_000_000
"""Pixels beyond which an image is not unfolded."""

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_ORIENTATION = 0x0112  # Exif 2.32, table 4
_TURNED = range(2, 9)
_ON_ITS_SIDE = range(5, 9)


class Unreadable(ValueError):
    """The bytes are no image, or not a whole one."""


class TooManyPixels(Unreadable):
    """The image would unfold to more than :data:`MOST_PIXELS`."""


@dataclass(frozen=True, slots=True)
class Facts:
    """An image: its kind by extension, pixels across and down as it is seen upright, whether that means turning it."""

    kind: str
    width: int
    height: int
    turned: bool


@contextmanager
def opened(data: bytes, formats: tuple[str, ...] = FORMATS) -> Iterator[Image]:
    """Open *data*, its pixels not yet unfolded; whatever goes wrong while it is open is :class:`Unreadable`."""
    from PIL import Image  # noqa: PLC0415 - only documents with images need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=formats) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise TooManyPixels
                yield picture
    except Image.DecompressionBombError as cause:
        raise TooManyPixels from cause
    except Unreadable:
        raise
    except (
        *(OSError, ValueError, SyntaxError, EOFError, MemoryError, KeyError, IndexError, TypeError),
        *(OverflowError, NotImplementedError, struct.error, zlib.error),
    ) as cause:
        raise Unreadable from cause


@lru_cache(maxsize=64)
def facts(data: bytes) -> Facts | None:
    """Return what the head of the image *data* says; None where it is none, or unfolds beyond all measure."""
    kind = kinds.kind(data)
    if kind is None:
        return None
    try:
        with opened(data) as picture:
            turn = _turn(picture)
            width, height = picture.size
    except Unreadable:
        return None
    if turn in _ON_ITS_SIDE:
        width, height = height, width
    return Facts(kind, width, height, turn in _TURNED)


def _turn(picture: Image) -> int:
    try:
        found = picture.getexif().get(_ORIENTATION, 1)
    except Exception:  # Pillow reads EXIF as it comes, and broken ones break it in many ways
        return 1
    return found if isinstance(found, int) else 1


def upright(picture: Image) -> Image:
    """Return *picture*, unfolded, as it is to be seen."""
    from PIL import ImageOps  # noqa: PLC0415

    picture.load()
    return ImageOps.exif_transpose(picture) if _turn(picture) in _TURNED else picture
