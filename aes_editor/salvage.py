"""What can still be read of a ZIP whose list of contents, at its very end, is lost.

Each entry is preceded by a header of its own (PKWARE APPNOTE 4.3.7), so the entries are found again from the front,
up to the first one that is cut off or makes no sense.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = struct.Struct("<4s5H3I2H")
_SIGNATURE = b"PK\x03\x04"


def entries(data: bytes, limit: int) -> dict[str, bytes]:
    """Return the whole entries of the ZIP *data* by name, *limit* bytes in all at most."""
    return dict(_walk(data, limit))


def _walk(data: bytes, limit: int) -> Iterator[tuple[str, bytes]]:
    position = 0
    while position + _HEADER.size <= len(data):
        header = _HEADER.unpack_from(data, position)
        signature, _version, _flags, method, _time, _date, checksum, packed, size, name_length, extra_length = header
        start = position + _HEADER.size
        position = start + name_length + extra_length + packed
        if signature != _SIGNATURE or position > len(data) or size > limit:
            return
        content = _content(data[position - packed : position], method, size)
        if content is None or zlib.crc32(content) != checksum:
            return
        limit -= size
        yield data[start : start + name_length].decode("utf-8", "replace"), content


def _content(packed: bytes, method: int, size: int) -> bytes | None:
    match method:
        case zipfile.ZIP_STORED:
            return packed
        case zipfile.ZIP_DEFLATED:
            try:
                return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)
            except zlib.error:
                return None
        case _:
            return None
