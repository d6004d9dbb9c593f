"""Links that lead nowhere, and numbers that another communiqué has already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aes_editor.checks.finding import Finding, Fix
from aes_editor.checks.passages import passages
from aes_editor.document.edit import removed
from aes_editor.i18n import _
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique, Related

_LINK = re.compile(r"\]\(([^()\s]{0,2000})[)\s]")
_EMAIL = re.compile(r"[^\s@]+@[\w-]+(?:\.[\w-]+)+")


def addresses(doc: Communique, ctx: CheckContext) -> Iterator[Finding]:
    """Yield related articles that lead nowhere or are told twice, and addresses that are none."""
    seen: set[str] = set()
    for number, item in enumerate(doc.related):
        place = f"related/{number}"
        address = item.url.strip() or item.guid.strip()
        if item.url.strip() and not _is_web(item.url.strip()):
            message = _("“{url}” is no web address; it begins with https://.").format(url=item.url)
            yield Finding(rule="bad-address", severity=Severity.ERROR, place=f"{place}/url", message=message)
        elif address and (address in seen or address == doc.guid):
            message = _("“{title}” is there already; take it away.").format(title=item.title)
            once = Fix(_("Take it away"), "related", removed(doc.related, number))
            yield Finding(
                rule="related-twice", severity=Severity.WARNING, place=f"{place}/title", message=message, fix=once
            )
        elif address and not item.url.strip() and address not in ctx.guids:
            yield _unknown(item, f"{place}/url", ctx)
        seen.add(address)
    for number, contact in enumerate(doc.contacts):
        if contact.email.strip() and not _EMAIL.fullmatch(contact.email.strip()):
            message = _("“{email}” is no e-mail address; correct it.").format(email=contact.email)
            place = f"contacts/{number}/email"
            yield Finding(rule="bad-email", severity=Severity.ERROR, place=place, message=message)


def _unknown(item: Related, place: str, ctx: CheckContext) -> Finding:
    if ctx.guids:
        message = _("“{title}” leads nowhere: no known communiqué has its identifier. Give a web address.")
    else:
        message = _("“{title}” is known by its identifier alone, and no communiqué at hand has it. Give a web address.")
    return Finding(
        rule="dead-link",
        severity=Severity.WARNING if ctx.guids else Severity.NOTE,
        place=place,
        message=message.format(title=item.title),
    )


def links(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield links in the text that lead nowhere."""
    for passage in passages(doc):
        for found in _LINK.finditer(passage.text):
            address = found[1].strip("<>")
            if address.startswith("mailto:") or _is_web(address):
                continue
            message = _("The link to “{url}” leads nowhere; give an address that begins with https://.")
            yield Finding(
                rule="bad-link",
                severity=Severity.WARNING,
                place=passage.place,
                start=found.start(1),
                end=max(found.end(1), found.start(1)),
                message=message.format(url=address),
            )


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def reference_number(doc: Communique, ctx: CheckContext) -> Iterator[Finding]:
    """Yield a reference number that another known communiqué has."""
    reference = reference_key(doc.reference)
    if reference and any(guid != doc.guid for guid in ctx.references.get(reference, ())):
        message = _("Another communiqué has the number “{number}”; take the next free one.").format(number=reference)
        yield Finding(rule="reference-twice", severity=Severity.ERROR, place="reference", message=message)


def reference_key(reference: str) -> str:
    """Return *reference* as it is compared: whatever spaces are in it."""
    return " ".join(reference.split())
