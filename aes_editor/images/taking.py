"""Which images are taken into a communiqué: JPEG, PNG and WebP as they are, a few older kinds converted, whole ones."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from aes_editor import files
from aes_editor.errors import InputError
from aes_editor.i18n import _
from aes_editor.images import bare
from aes_editor.images.kinds import extension, kind
from aes_editor.images.opening import MOST_PIXELS, TooManyPixels, Unreadable, opened, upright

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

LARGEST = 64 * 1024 * 1024
"""Bytes beyond which an image is not taken."""

_CONVERTED = ("GIF", "BMP", "TIFF")
_FEW_COLOURS = 4096
_QUALITY = 92
_HEIF = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis")
_OTHERS = (b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"Rar!\x1a", b"7z\xbc\xaf", b"<script", b"<html", b"<svg", b"<?php")
_PDF_HEAD = 1024
"""Bytes within which readers look for the beginning of a PDF."""


def read(path: Path) -> tuple[bytes, str]:
    """Return the image at *path* as :func:`taken`; raises as that and :func:`aes_editor.files.read`."""
    return taken(files.read(path, LARGEST), path.name)


def taken(data: bytes, name: str) -> tuple[bytes, str]:
    """Return the image *data*, called *name* in messages, and its extension, as a communiqué keeps it.

    GIF, BMP and TIFF become PNG or JPEG, upright. Raises :class:`InputError` where it is no image, is broken or cut
    off, would unfold to more than :data:`MOST_PIXELS`, or holds another file besides.
    """
    if len(data) > LARGEST:
        raise InputError(_("“{path}” is larger than {size} MB and was not read.").format(path=name, size=LARGEST >> 20))
    found = extension(data)
    try:
        if found is not None:
            _require_one(data, name)
            with opened(data, (_FORMATS[found],)) as picture:
                picture.load()
            return data, found
        with opened(data, _CONVERTED) as picture:
            picture.load()
            return _converted(upright(picture))
    except TooManyPixels as cause:
        raise InputError(
            _("“{name}” has more than {most} million pixels; make it smaller first.").format(
                name=name, most=MOST_PIXELS // 1_000_000
            )
        ) from cause
    except (Unreadable, bare.Broken) as cause:
        raise InputError(_why(data, name, known=kind(data) is not None)) from cause


_FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}


def _require_one(data: bytes, name: str) -> None:
    """Raise :class:`InputError` where the bytes are also a file of another kind, that other programs would open."""
    behind = data[bare.end(data) :]
    if b"%PDF-" in data[:_PDF_HEAD] or any(mark in behind for mark in _OTHERS):
        raise InputError(
            _("“{name}” holds another file besides the image and was not taken; save the image anew.").format(name=name)
        )


def _why(data: bytes, name: str, *, known: bool) -> str:
    if known:
        return _("“{name}” is damaged or cut off; fetch it again from where it came.").format(name=name)
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        return _("“{name}” is a HEIC or AVIF image, which few readers can show; save it as JPEG.").format(name=name)
    return _("“{path}” is not a JPEG, PNG or WebP image.").format(path=name)


def _converted(picture: Image) -> tuple[bytes, str]:
    """Return the first frame of *picture*: without loss where it has few colours or transparency, else as JPEG."""
    profile = picture.info.get("icc_profile") if picture.mode in {"L", "RGB", "RGBA"} else None
    if picture.mode in {"I", "I;16", "I;16B", "F"}:
        picture = picture.point(lambda value: value / 257).convert("L")
    picture = picture.convert("RGBA" if picture.has_transparency_data else "L" if picture.mode in {"1", "L"} else "RGB")
    drawn = picture.mode == "RGBA" or picture.getcolors(_FEW_COLOURS) is not None
    picture.info.clear()
    buffer = io.BytesIO()
    if drawn:
        picture.save(buffer, "PNG", icc_profile=profile)
    else:
        picture.save(buffer, "JPEG", quality=_QUALITY, icc_profile=profile)
    return buffer.getvalue(), "png" if drawn else "jpg"
