"""The file as bytes: small objects packed into an object stream, found by a cross-reference stream.

ISO 32000-1, 7.5.7 and 7.5.8. A tagged page consists of many small dictionaries; packed and compressed together they
take a fifth of the room they take one by one.
"""

from __future__ import annotations

import hashlib
import struct
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from exporters.pdf.cos import objects

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n"
_FREE, _AT_OFFSET, _PACKED = 0, 1, 2
_ENTRY = struct.Struct(">BIH")
_LAST_GENERATION = 65535


def serialise(document: Any, level: int, version: bytes) -> bytes:
    """Return the file of *document*, ReportLab's, its small objects deflated as hard as *level* says.

    *version* is that of PDF, as ``1.7``. Its identifiers are a digest of what it says (14.4).
    """
    root, info = objects.reference(document, document.Catalog), objects.reference(document, document.info)
    streams, packed = _formatted(document)
    header = _HEADER % version
    parts, offset = [header], len(header)
    places: dict[int, bytes] = {0: _ENTRY.pack(_FREE, 0, _LAST_GENERATION)}

    def add(number: int, body: bytes) -> None:
        nonlocal offset
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        places[number] = _ENTRY.pack(_AT_OFFSET, offset, 0)
        offset += len(parts[-1])

    for number, body in streams:
        add(number, body)
    container = len(streams) + len(packed) + 1
    add(container, _object_stream(packed, level).format(document))
    for index, (number, _) in enumerate(packed):
        places[number] = _ENTRY.pack(_PACKED, container, index)
    table = container + 1
    places[table] = _ENTRY.pack(_AT_OFFSET, offset, 0)
    entries = b"".join(places[number] for number in range(table + 1))
    parts.append(b"%d 0 obj\n" % table)
    identifier = hashlib.md5(b"".join(parts), usedforsecurity=False).hexdigest().upper().encode()
    dictionary = b"/Type/XRef/W[1 4 2]/Size %d/Root %b/Info %b/ID[<%b><%b>]" % (
        table + 1,
        root,
        info,
        identifier,
        identifier,
    )
    parts.append(objects.deflated(entries, dictionary).format(document))
    parts.append(b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % offset)
    return b"".join(parts)


def _formatted(document: Any) -> tuple[list[tuple[int, bytes]], list[tuple[int, bytes]]]:
    """Return the streams and the other objects, by number; formatting one may bring in further ones."""
    streams: list[tuple[int, bytes]] = []
    others: list[tuple[int, bytes]] = []
    number = 1
    while number in document.numberToId:
        target: Any = document.idToObject[document.numberToId[number]]
        body = _format(target, document)
        (streams if isinstance(target, objects.Stream) else others).append((number, body))
        number += 1
    return streams, others


def _format(target: Any, document: Any) -> bytes:
    kind: type[Any] = type(target)
    own = issubclass(kind, objects.Indirect)
    body: bytes = target.format(document) if own else pdfdoc.format(target, document, 1)
    return body


def _object_stream(packed: Sequence[tuple[int, bytes]], level: int) -> objects.Stream:
    numbers: list[bytes] = []
    offset = 0
    for number, body in packed:
        numbers.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(numbers) + b" "
    bodies = b" ".join(body for _, body in packed)
    return objects.deflated(head + bodies, b"/Type/ObjStm/N %d/First %d" % (len(packed), len(head)), level=level)
