"""Which images are taken into a communiqué."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor import files
from aes_editor.errors import InputError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 64 * 1024 * 1024
"""Bytes beyond which an image is not taken."""


def extension(data: bytes) -> str | None:
    """Return the extension of an image by its first bytes (``jpg``, ``png`` or ``webp``); None for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return None


def read(path: Path) -> tuple[bytes, str]:
    """Return the bytes and the extension of the image at *path*; :class:`InputError` where it is none of ours."""
    data = files.read(path, LARGEST)
    kind = extension(data)
    if kind is None:
        raise InputError(_("“{path}” is not a JPEG, PNG or WebP image.").format(path=path.name))
    return data, kind
