"""Addresses that may become links. Whatever is none of these is printed as text."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urlsplit

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?\Z", re.IGNORECASE)
_MAILBOX = re.compile(r"[a-zA-Z0-9.!#$&'*+/=?^_{}~-]+@([^@]+)\Z")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_FEWEST_DIGITS = 3


def target(address: str) -> str:
    """Return the value for ``href`` of *address* (http, https, mailto or tel), "" where it is not to be followed."""
    scheme, _colon, rest = address.strip().partition(":")
    match scheme.lower():
        case "http" | "https":
            return web(address)
        case "mailto":
            mailbox, mark, query = rest.partition("?")
            found = mail(mailbox)
            return found + mark + _encoded(query, "=&") if found else ""
        case "tel":
            return phone(rest)
        case _:
            return ""


def web(address: str) -> str:
    """Return *address* as an absolute http(s) URL, percent-encoded where it must be (RFC 3986); "" where it is none.

    An address with a user name in it is none: ``https://aes.example@elsewhere`` is how readers are misled.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return ""
    host = _host(parts.hostname or "")
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc:
        return ""
    path = _encoded(parts.path, "/:@=&")
    query = f"?{_encoded(parts.query, '/:@=&?')}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment, '/:@=&?')}" if parts.fragment else ""
    return f"{parts.scheme}://{host}{f':{port}' if port is not None else ''}{path}{query}{fragment}"


def mail(mailbox: str) -> str:
    """Return the ``mailto:`` URL (RFC 6068) of *mailbox*; "" where it is not the address of one."""
    mailbox = mailbox.strip()
    found = _MAILBOX.match(mailbox)
    return "mailto:" + quote(mailbox, safe="@!$'*+") if found and _host(found[1]) else ""


def phone(number: str) -> str:
    """Return the ``tel:`` URL (RFC 3966) of *number*; "" where it has too few digits to be one."""
    digits = re.sub(r"[^0-9]", "", number)
    if len(digits) < _FEWEST_DIGITS or re.search(r"[^\W\d_]", number):
        return ""
    return f"tel:{'+' if number.strip().startswith('+') else ''}{digits}"


def _encoded(text: str, safe: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=f"%!$'()*+,;{safe}")


def _host(name: str) -> str:
    try:
        ascii_name = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    if not _HOST.match(ascii_name) or len(ascii_name) > 253:
        return ""
    if ascii_name.rstrip(".").rpartition(".")[2].isdigit():
        return _ipv4(ascii_name)
    return ascii_name


def _ipv4(name: str) -> str:
    try:
        return str(ipaddress.IPv4Address(name))
    except ValueError:
        return ""
