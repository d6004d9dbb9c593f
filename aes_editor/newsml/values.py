"""Single values as a record spells them: instants, languages, identifiers, codes."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import uuid

from aes_editor.text import fold

_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\Z")
_COUNTRY = re.compile(r"[A-Z]{2}\Z")
_MEDIA = re.compile(r"[0-9A-Za-z_-]+(\.[0-9A-Za-z]+)*\Z")
_MEDIA_TOPIC = re.compile(r"medtop:[0-9]{8}\Z")
_WHITE = re.compile("[ \t\r\n]+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+\Z")
_UNDETERMINED = "und"
_WIDEST = dt.timedelta(hours=14)
_LARGEST_VERSION = 2**31 - 1


def line(text: str) -> str:
    """Return *text* on one line, single-spaced (IPTC's ``g2normalizedString``); no-break spaces are kept."""
    if "\n" in text or "  " in text or "\t" in text or "\r" in text:
        return _WHITE.sub(" ", text).strip(" ")
    return text.strip(" ")


def instant(moment: dt.datetime) -> str:
    """Return *moment* (with zone) as ``xs:dateTime``, always with its offset from UTC.

    An offset that ``xs:dateTime`` cannot say (over 14 hours, or with seconds) becomes the same moment in UTC.
    """
    offset = moment.utcoffset() or dt.timedelta()
    if abs(offset) > _WIDEST or offset % dt.timedelta(minutes=1):
        try:
            moment = moment.astimezone(dt.UTC)
        except OverflowError:  # within hours of the year 1 or 9999
            moment = moment.replace(tzinfo=dt.UTC)
    text = moment.isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def moment(text: str) -> dt.datetime | None:
    """Return the moment that ``xs:dateTime`` *text* says; None where it says none, or no zone."""
    try:
        found = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo else None


def language(tag: str) -> str:
    """Return *tag* where it has the form of ``xs:language``, else ``und`` (ISO 639-2: undetermined)."""
    return tag if _LANGUAGE.match(tag) else _UNDETERMINED


def country(code: str) -> str:
    """Return *code* where it has the form of an ISO 3166-1 alpha-2 code, else ""."""
    return code if _COUNTRY.match(code) else ""


def version(number: int) -> int:
    """Return *number* within what every reader of ``@version`` takes."""
    return min(max(number, 1), _LARGEST_VERSION)


def version_said(text: str) -> int:
    """Return the version that *text* says; 1 where it says none."""
    digits = text.strip()
    return version(int(digits)) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 1


def slug(text: str) -> str:
    """Return *text* as a code of ASCII letters, digits and hyphens; a name in another script becomes its digest."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    if words or not text.strip():
        return words[:80].rstrip("-")
    return f"x{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def media(name: str) -> str:
    """Return the *name* of an image as part of a relative reference; "" where it is none a document can hold."""
    return name if _MEDIA.match(name) else ""


def subject_code(code: str) -> bool:
    """Whether *code* is a qualified code whose vocabulary a record can explain: an IPTC Media Topic."""
    return _MEDIA_TOPIC.match(code) is not None


def made_notice(owner: str) -> str:
    """Return the copyright notice of *owner* where the document has none of its own."""
    return f"© {owner}"


def uri(identifier: str) -> str:
    """Return *identifier* where it is a URI (RFC 3986), else a UUID made from it (RFC 4122, version 5) as one."""
    return identifier if _URI.match(identifier) else f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identifier)}"
