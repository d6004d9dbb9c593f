"""PDF objects that ReportLab's document writes as they are.

ReportLab formats dictionaries one value at a time; the objects here carry their bytes ready made, which is faster,
smaller, and lets a stream end as PDF/A wants it (ISO 19005-3, 6.1.7.1: an end of line before ``endstream``).
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFObject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportlab.pdfbase.pdfdoc import PDFDocument

QUICK = 4
"""What takes a quarter less time than zlib's own choice, for one and a half per cent more bytes of a page."""
THOROUGH = 9
"""For what is deflated once and then used in many files."""

_ESCAPED = re.compile(rb"[\\()\r]")
_ESCAPES = {b"\\": rb"\\", b"(": rb"\(", b")": rb"\)", b"\r": rb"\r"}
_IRREGULAR = re.compile(rb"[^!-~]|[#/()<>\[\]{}%]")


class Indirect(PDFObject):  # type: ignore[misc]
    """An object that others of its one document refer to by number."""

    __RefOnly__ = 1

    _reference = b""

    def reference(self, document: PDFDocument) -> bytes:
        """Return ``12 0 R``; the first time, *document* gives the number."""
        if not self._reference:
            self._reference = _registered(document, self)
        return self._reference


class Deferred(Indirect):
    """An indirect object whose bytes are made when the file is written, when every reference is known."""

    def __init__(self, write: Callable[[PDFDocument], bytes]) -> None:
        self._write = write

    def format(self, document: PDFDocument) -> bytes:
        """Return the object's bytes."""
        return self._write(document)


class Stream(Indirect):
    """An indirect stream of *data*, already encoded by the filters that *dictionary* names."""

    def __init__(self, data: bytes, dictionary: bytes = b"") -> None:
        self._data = data
        self._dictionary = dictionary

    def format(self, document: PDFDocument) -> bytes:  # noqa: ARG002 - ReportLab's protocol
        """Return the object's bytes."""
        return b"<<%b/Length %d>>\nstream\n%b\r\nendstream" % (self._dictionary, len(self._data), self._data)


def deflate(data: bytes, level: int = QUICK) -> bytes:
    """Return *data* as the Flate filter wants it."""
    return zlib.compress(data, level)


def deflated(data: bytes, dictionary: bytes = b"", *, level: int = QUICK) -> Stream:
    """Return *data* as a Flate stream; as it is where the *level* is 0."""
    return Stream(deflate(data, level), dictionary + b"/Filter/FlateDecode") if level else Stream(data, dictionary)


def reference(document: PDFDocument, target: PDFObject) -> bytes:
    """Return ``12 0 R`` for *target*, registered with *document* at the first mention."""
    return target.reference(document) if isinstance(target, Indirect) else _registered(document, target)


def _registered(document: PDFDocument, target: PDFObject) -> bytes:
    name = document.Reference(target).name
    return b"%d 0 R" % document.idToObjectNumberAndVersion[name][0]


def literal(data: bytes) -> bytes:
    """Return *data* as a literal string (ISO 32000-1, 7.3.4.2)."""
    return b"(%b)" % _ESCAPED.sub(lambda match: _ESCAPES[match[0]], data)


def text_string(text: str) -> bytes:
    """Return *text* as a text string: ASCII as it is, anything else in UTF-16 (ISO 32000-1, 7.9.2.2)."""
    try:
        return literal(text.encode("ascii"))
    except UnicodeEncodeError:
        return literal(b"\xfe\xff" + text.encode("utf-16-be", "replace"))


@lru_cache(maxsize=1024)
def name(text: str) -> bytes:
    """Return *text* as a name object (ISO 32000-1, 7.3.5)."""
    return b"/" + _IRREGULAR.sub(lambda match: b"#%02X" % match[0][0], text.encode())


def number(value: float) -> bytes:
    """Return *value* to a thousandth, without superfluous digits."""
    if value == int(value):
        return b"%d" % value
    return (b"%.3f" % value).rstrip(b"0").rstrip(b".")


def array(items: Iterable[bytes]) -> bytes:
    """Return an array of formatted objects."""
    return b"[%b]" % b" ".join(items)


def rectangle(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """Return a rectangle array."""
    return array(map(number, (x0, y0, x1, y1)))
