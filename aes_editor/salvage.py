"""What can still be read of a damaged file: entries of a ZIP found without its list, fields of a text cut off.

Each entry of a ZIP is preceded by a header of its own (PKWARE APPNOTE 4.3.7), so the entries are found again from the
front, whatever became of the list of contents at the end and of the entries in between.
"""

from __future__ import annotations

import itertools
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import msgspec

from aes_editor import codec
from aes_editor.document import Communique
from aes_editor.document.fields import fields
from aes_editor.errors import InputError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = struct.Struct("<4s5H3I2H")
SIGNATURE = b"PK\x03\x04"
_MOST_HEADERS = 4000
_FIELD = re.compile(r'^  "([a-z_]+)": ', re.MULTILINE)


def entries(data: bytes, limit: int) -> dict[str, bytes]:
    """Return the whole entries of the ZIP *data* by name, *limit* bytes in all at most."""
    return dict(_walk(data, limit))


def _walk(data: bytes, limit: int) -> Iterator[tuple[str, bytes]]:
    position = data.find(SIGNATURE)
    for _header in range(_MOST_HEADERS):
        if position < 0 or position + _HEADER.size > len(data):
            return
        found = _entry(data, position, limit)
        if found is None:
            position = data.find(SIGNATURE, position + 1)
        else:
            name, content, end = found
            limit -= len(content)
            yield name, content
            position = data.find(SIGNATURE, end)


def _entry(data: bytes, position: int, limit: int) -> tuple[str, bytes, int] | None:
    header = _HEADER.unpack_from(data, position)
    _signature, _version, _flags, method, _time, _date, checksum, packed, size, name_length, extra_length = header
    start = position + _HEADER.size
    begin = start + name_length + extra_length
    if begin + packed > len(data) or size > limit:
        return None
    content = _content(data[begin : begin + packed], method, size)
    if content is None or zlib.crc32(content) != checksum:
        return None
    return data[start : start + name_length].decode("utf-8", "replace"), content, begin + packed


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


def document(data: bytes, name: str, limit: int) -> tuple[Communique, str] | None:
    """Return what can be read of the damaged JSON entry *name* in *data*, field by field, and what is lost, in words.

    None where no field can be read. What is there is nowhere vouched for, and the sentence says so.
    """
    text = _as_far_as_it_goes(data, name.encode("ascii"), limit).decode("utf-8", "ignore")
    starts = list(_FIELD.finditer(text))
    read: dict[str, Any] = {}
    for start, after in itertools.zip_longest(starts, starts[1:]):
        end = after.start() if after else text.rfind("\n}")
        if end > start.end():
            read |= _field(start[1], text[start.end() : end].rstrip().removesuffix(","), read)
    if not read.keys() & {"headline", "lead", "body"}:
        return None
    doc = codec.decode(msgspec.json.encode(read))
    missing = [_(field.spec.label) for field in fields(Communique) if field.name not in read]
    sentence = _("The text is damaged: compare every word with another copy before you use it.")
    if missing:
        sentence += " " + _("Lost: {fields}.").format(fields=", ".join(missing))
    return doc, sentence


def _field(name: str, value: str, read: dict[str, Any]) -> dict[str, Any]:
    """Return the field *name* where *value* is what it may hold, in the format that *read* tells; else nothing."""
    try:
        one = {name: msgspec.json.decode(value)}
        codec.decode(msgspec.json.encode({"format": read.get("format", 1), **one}))
    except (InputError, msgspec.MsgspecError, UnicodeError, RecursionError):
        return {}
    return one


def _as_far_as_it_goes(data: bytes, name: bytes, limit: int) -> bytes:
    """Return what the entry *name* unpacks to up to where it is damaged; b"" where its beginning is not found."""
    at = data.find(name, 0, len(data)) - _HEADER.size
    if at < 0 or data[at : at + 4] != SIGNATURE:
        return b""
    header = _HEADER.unpack_from(data, at)
    begin = at + _HEADER.size + header[9] + header[10]
    packed = data[begin : begin + header[7]] if header[7] else data[begin:]
    if header[3] == zipfile.ZIP_STORED:
        return packed[:limit]
    reader = zlib.decompressobj(-zlib.MAX_WBITS)
    found = bytearray()
    for start in range(0, len(packed), 64):
        try:
            found += reader.decompress(packed[start : start + 64], limit)
        except zlib.error:
            break
        if len(found) > limit:
            return b""
    return bytes(found)
