"""An image without what a camera or a program wrote beside it, its pixels untouched bit for bit.

Where and when a picture was taken, by whom and with what, the comments of programs, smaller copies of the uncut
picture, and whatever stands behind its end are left out; colour profiles stay. JPEG: ITU-T T.81, annex B; PNG: the
W3C recommendation, third edition; WebP: RFC 9649.
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

from aes_editor.images.kinds import extension

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCAN_END = re.compile(b"\xff[^\x00\xd0-\xd7\xff]")  # within coded data, 0xFF is followed by 0 or a restart mark
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_START_OF_SCAN, _END_OF_IMAGE = 0xDA, 0xD9
_APP0, _APP2, _APP14, _COMMENT = 0xE0, 0xE2, 0xEE, 0xFE
_PNG_KEPT = frozenset(
    {
        *(b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs", b"cICP", b"mDCV", b"cLLI"),
        *(b"acTL", b"fcTL", b"fdAT"),  # frames of a moving picture
    }
)
_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_NO_METADATA = 0xFF & ~0x0C  # the bits of VP8X that promise EXIF and XMP


class Broken(ValueError):
    """The image does not hold together."""


def bare(data: bytes) -> bytes:
    """Return the image *data* (JPEG, PNG or WebP) without metadata; :class:`Broken` where it does not hold together."""
    pieces, _end = _parsed(data)
    return pieces


def end(data: bytes) -> int:
    """Return where the image *data* ends: what follows is something else. Raises :class:`Broken`."""
    return _parsed(data)[1]


def _parsed(data: bytes) -> tuple[bytes, int]:
    try:
        match extension(data):
            case "jpg":
                return _jpeg(data)
            case "png":
                return _png(data)
            case "webp":
                return _webp(data)
    except (IndexError, struct.error) as cause:
        raise Broken from cause
    raise Broken


def _jpeg(data: bytes) -> tuple[bytes, int]:
    kept = [b"\xff\xd8"]
    position, scanned = 2, False
    while True:
        if position >= len(data) and scanned:  # cut off within the last lines, as cameras do
            return b"".join((*kept, b"\xff\xd9")), len(data)
        if data[position] != 0xFF:
            raise Broken
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
        elif marker == _END_OF_IMAGE:
            if not scanned:
                raise Broken
            return b"".join((*kept, b"\xff\xd9")), position + 2
        elif marker in _STANDALONE:
            position += 2
        else:
            (length,) = struct.unpack_from(">H", data, position + 2)
            after = position + 2 + length
            if length < 2 or after > len(data):
                raise Broken
            if marker == _START_OF_SCAN:
                found = _SCAN_END.search(data, after)
                after, scanned = (found.start() if found else len(data)), True
            kept.append(_segment(marker, data[position:after]))
            position = after


def _segment(marker: int, segment: bytes) -> bytes:
    """Return what is kept of a *segment* with its marker and length."""
    if marker == _APP0 and segment[4:9] == b"JFIF\0":
        return segment[:2] + b"\0\x10" + segment[4:16] + b"\0\0"  # without its small copy of the picture
    if marker == _APP2 and segment[4:16] == b"ICC_PROFILE\0":
        return segment
    if marker == _APP14 or not (_APP0 <= marker <= 0xEF or marker == _COMMENT):
        return segment
    return b""


def _png(data: bytes) -> tuple[bytes, int]:
    kept = [data[:8]]
    position = 8
    while True:
        length, kind = struct.unpack_from(">I4s", data, position)
        after = position + 12 + length
        if after > len(data):
            raise Broken
        if kind[:1].isupper() or kind in _PNG_KEPT:
            kept.append(data[position:after])
        position = after
        if kind == b"IEND":
            return b"".join(kept), position


def _webp(data: bytes) -> tuple[bytes, int]:
    (size,) = struct.unpack_from("<I", data, 4)
    stop = size + 8
    if stop > len(data):
        raise Broken
    kept = b"".join(_webp_chunks(data, stop))
    if not kept:
        raise Broken
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept, stop


def _webp_chunks(data: bytes, stop: int) -> Iterator[bytes]:
    position = 12
    while position + 8 <= stop:
        kind, length = struct.unpack_from("<4sI", data, position)
        after = position + 8 + length + length % 2
        if position + 8 + length > stop:
            raise Broken
        chunk = data[position:after]
        if kind == b"VP8X":
            yield chunk[:8] + bytes([chunk[8] & _NO_METADATA]) + chunk[9:]
        elif kind in _WEBP_KEPT:
            yield chunk
        position = after
