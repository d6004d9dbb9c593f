"""A message → the communiqué in it: which of its parts to read, and what came along with it."""

from __future__ import annotations

import re
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.parser import BytesParser
from typing import TYPE_CHECKING

from aes_editor.errors import InputError
from aes_editor.i18n import _
from aes_editor.importers import decoding
from aes_editor.importers.context import Imported, Source
from aes_editor.importers.message.headers import is_message
from aes_editor.importers.structure.page import Hints, Page
from aes_editor.importers.structure.structurer import structure
from aes_editor.importers.text import lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

_REPLY = re.compile(r"(?:\s*(?:re|fw|fwd|tr|rép|réf)\s*:)+\s*", re.IGNORECASE)
_PART = re.compile(rb"^content-type\s*:", re.IGNORECASE | re.MULTILINE)
_ENDLESS_HEADER = re.compile(
    rb"^(?:content-[a-z-]+|subject|date):(?:[^\n]|\n[ \t]){10000}", re.IGNORECASE | re.MULTILINE
)  # the parser takes quadratic time over it
_LARGEST = 64 * 1024 * 1024
_MOST_PARTS = 500
_COVER_NOTE = 80  # words: a shorter message only accompanies what is attached to it
_DOCUMENTS = (".docx", ".docm", ".odt", ".rtf", ".html", ".htm", ".txt", ".md", ".xml", ".communique")


def read(source: Source) -> Imported:
    """Return the communiqué in the message; :class:`InputError` where it has none."""
    message = _parsed(source)
    parts = _parts(message, source.name)
    text = _text_part(message)
    page = _page(text, parts, source.name) if text is not None else None
    if page is None or len(page.text.split()) < _COVER_NOTE:
        attached = _attached(parts)
        if attached is not None:
            return attached
    if page is None:
        raise InputError(_("“{name}” is a message without text.").format(name=source.name))
    return structure(replace(page, hints=_hints(message, page.hints), losses=(*page.losses, *_unread(parts))))


def _parsed(source: Source) -> EmailMessage:
    if len(source.data) > _LARGEST:
        raise InputError(
            _("“{name}” is larger than {size} MB and was not read.").format(name=source.name, size=_LARGEST >> 20)
        )
    if len(_PART.findall(source.data)) > _MOST_PARTS * 2:
        raise InputError(_("“{name}” holds more than {most} entries.").format(name=source.name, most=_MOST_PARTS))
    if _ENDLESS_HEADER.search(source.data):
        raise InputError(_("“{name}” is damaged and cannot be read as a message.").format(name=source.name))
    try:
        return BytesParser(policy=policy.default).parsebytes(source.data.lstrip(b"\xef\xbb\xbf\r\n"))
    except (MessageError, RecursionError, ValueError) as cause:
        raise InputError(_("“{name}” is damaged and cannot be read as a message.").format(name=source.name)) from cause


def _parts(message: EmailMessage, name: str) -> list[EmailMessage]:
    try:
        parts = [part for part in message.walk() if not part.is_multipart()]
    except RecursionError as cause:
        raise InputError(_("“{name}” is damaged and cannot be read as a message.").format(name=name)) from cause
    if len(parts) > _MOST_PARTS:
        raise InputError(_("“{name}” holds more than {most} entries.").format(name=name, most=_MOST_PARTS))
    return parts


def _text_part(message: EmailMessage) -> EmailMessage | None:
    try:
        part = message.get_body(preferencelist=("html", "plain"))
    except (KeyError, ValueError, AttributeError, RecursionError):
        return None
    return part  # type: ignore[return-value]


def _page(part: EmailMessage, parts: list[EmailMessage], name: str) -> Page:
    data = _bytes(part)
    told = part.get_content_charset() or ""
    if part.get_content_type() == "text/html":
        from aes_editor.importers.html.reading import page_of  # noqa: PLC0415 - a cold start need not pay

        return page_of(data, name, told, dict(_images(parts)))
    return lines.page(decoding.decode(data, name, told))


def _images(parts: list[EmailMessage]) -> Iterator[tuple[str, bytes]]:
    """Yield the images that came along, by each of the addresses that a page may call them."""
    for part in parts:
        if part.get_content_maintype() == "image":
            data = _bytes(part)
            if identity := str(part.get("Content-ID") or "").strip("<> "):
                yield f"cid:{identity}", data
            if place := str(part.get("Content-Location") or "").strip():
                yield place, data


def _attached(parts: list[EmailMessage]) -> Imported | None:
    """Return what the first document attached holds; None where none can be read."""
    from aes_editor import importers  # noqa: PLC0415 - the registry holds this importer too

    for part in parts:
        name = _file_name(part)
        source = Source(name, _bytes(part))
        if not name.lower().endswith(_DOCUMENTS) or is_message(source):
            continue
        try:
            return importers.importer_for(source).read(source)
        except InputError:
            continue
    return None


def _unread(parts: list[EmailMessage]) -> Iterator[str]:
    for part in parts:
        name = _file_name(part)
        if name and part.get_content_disposition() == "attachment":
            yield _("The attachment “{name}” was not read.").format(name=name)


def _file_name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, TypeError, AttributeError):
        return ""


def _bytes(part: EmailMessage) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""


def _hints(message: EmailMessage, told: Hints) -> Hints:
    """Return what the page says of itself, completed by the subject and the date of the message."""
    subject = " ".join(_header(message, "Subject").split())
    return replace(
        told,
        headline=told.headline or _REPLY.sub("", subject, count=1),
        published=told.published or _day(message),
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _day(message: EmailMessage) -> str:
    try:
        moment = message["Date"].datetime
    except (AttributeError, ValueError, TypeError, IndexError, OverflowError):
        return ""
    return moment.date().isoformat() if moment is not None else ""
