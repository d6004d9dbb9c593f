"""XML from anywhere as an element tree, or a refusal within a second.

What a news record needs is little, so what it may be is little: no document type, hence no entities and nothing to
fetch; bounded in bytes, elements and depth. Bytes are counted and scanned by what keeps nothing, before a tree is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from lxml import etree

from aes_editor.errors import DamagedFile, InputError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from lxml.etree import _Element

LARGEST = 16 * 1024 * 1024
"""Bytes beyond which a record is not read."""
MOST_NODES = 200_000
"""Elements and attributes beyond which a record is not read."""
DEEPEST = 100
"""Levels of elements beyond which a record is not read; the recursive readers rely on it."""

_BEYOND = etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")
_INVALID_TOKEN = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]
_OF_ENCODING = {
    expat.errors.codes[error]
    for error in (expat.errors.XML_ERROR_INCORRECT_ENCODING, expat.errors.XML_ERROR_PARTIAL_CHAR)
}
_ARCHIVE = b"PK\x03\x04"


def parse(data: bytes, name: str) -> _Element:
    """Return the root of the XML *data*, called *name* in messages.

    Raises :class:`InputError` where it is beyond the limits, :class:`DamagedFile` where it is not well-formed.
    """
    if len(data) > LARGEST:
        raise InputError(_("“{name}” is larger than {size} MB and was not read.").format(name=name, size=LARGEST >> 20))
    if data.startswith(_ARCHIVE):
        raise InputError(_("“{name}” is a ZIP archive, not XML; unpack it first.").format(name=name))
    if not data:
        raise DamagedFile(_("“{name}” is empty.").format(name=name))
    if data.count(b"=") > MOST_NODES or data.count(b"<") > 2 * MOST_NODES:  # a tag begins and ends an element
        raise _too_many(name)
    _scan(data, name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as cause:
        if "depth" in str(cause):  # libxml2 has a limit of its own, 256
            raise _too_deep(name) from cause
        raise InputError(
            _("“{name}” holds a text too long for a record and was not read.").format(name=name)
        ) from cause
    if _BEYOND(root):
        raise _too_deep(name)
    return root


def _scan(data: bytes, name: str) -> None:
    def doctype(*_declared: object) -> None:
        raise InputError(
            _("“{name}” declares a document type, which no news record needs; for safety it was not read.").format(
                name=name
            )
        )

    scanner = expat.ParserCreate(namespace_separator=" ")
    scanner.StartDoctypeDeclHandler = doctype
    try:
        scanner.Parse(data, True)
    except expat.ExpatError as cause:
        raise _damaged(name, cause, data[max(scanner.ErrorByteIndex, 0) :][:1]) from cause
    except (LookupError, ValueError) as cause:
        raise InputError(_("“{name}” is in an encoding that cannot be read.").format(name=name)) from cause


def _damaged(name: str, cause: expat.ExpatError, byte: bytes) -> DamagedFile:
    """Return what is wrong with the file called *name*, where the scan stopped over *byte*."""
    if cause.code in _OF_ENCODING or (cause.code == _INVALID_TOKEN and byte >= b"\x80"):
        message = _("“{name}” is not in the encoding that it declares, as line {line} shows; save it as UTF-8.")
    else:
        message = _("“{name}” is not well-formed XML: something is missing or broken at line {line}.")
    return DamagedFile(message.format(name=name, line=cause.lineno))


def _too_many(name: str) -> InputError:
    return InputError(_("“{name}” has more than {most} elements and was not read.").format(name=name, most=MOST_NODES))


def _too_deep(name: str) -> InputError:
    return InputError(
        _("“{name}” nests its elements more than {depth} levels deep and was not read.").format(
            name=name, depth=DEEPEST
        )
    )
