"""What is missing, too long or too short, by the type of the communiqué (:mod:`aes_editor.kinds`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor import kinds
from aes_editor.checks.finding import Finding
from aes_editor.document import Communique, Paragraphs, Quote, fields
from aes_editor.i18n import N_, _
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext

_TOO_LONG = {
    "headline": N_("The headline has {count} signs; readers see {most} at most in lists and messages. Shorten it."),
    "lead": N_("The lead has {count} signs, {most} at most are usual. Shorten it."),
    "body": N_("The body has {count} signs, {most} at most are usual for this type. Shorten it, or attach the rest."),
}
_LONG = N_("“{field}” has {count} signs; {most} at most are usual. Shorten it.")


def required_fields(doc: Communique, ctx: CheckContext) -> Iterator[Finding]:
    """Yield the fields that every reader needs and that are empty."""
    for name in ctx.profiles.of(doc.kind).required:
        place = "dateline/place" if name == "dateline" and not doc.dateline.place.strip() else name
        if name == "dateline" and doc.dateline.place.strip() and doc.dateline.date is None:
            place = "dateline/date"
        if name == "corrects" and doc.corrects is None:
            message = _("Nothing says which communiqué is corrected; open that one and make the correction from there.")
            yield Finding(rule="corrects-nothing", severity=Severity.WARNING, place=name, message=message)
        elif place != name or _is_empty(getattr(doc, name)):
            label = _(fields.spec(Communique, name).label)
            message = _("“{field}” is empty; fill it in.").format(field=label)
            yield Finding(rule="required", severity=Severity.ERROR, place=place, message=message)


def _is_empty(value: object) -> bool:
    match value:
        case str():
            return not value.strip()
        case tuple():
            return not any(_is_filled(item) for item in value)
        case _:
            return value is None


def _is_filled(item: object) -> bool:
    return bool(item.strip()) if isinstance(item, str) else item != type(item)()


def lengths(doc: Communique, ctx: CheckContext) -> Iterator[Finding]:
    """Yield the texts that are longer or shorter than the type of communiqué is."""
    profile = ctx.profiles.of(doc.kind)
    for name in kinds.COUNTED:
        limit, count = profile.range(name), kinds.length(doc, name)
        label = _(fields.spec(Communique, name).label)
        if limit.most and count > limit.most:
            message = _(_TOO_LONG.get(name, _LONG)).format(field=label, count=count, most=limit.most)
            yield Finding(rule="too-long", severity=Severity.WARNING, place=name, message=message)
        elif 0 < count < limit.least:
            message = _("“{field}” has {count} signs; {least} at least are usual. Say more.").format(
                field=label, count=count, least=limit.least
            )
            yield Finding(rule="too-short", severity=Severity.NOTE, place=name, message=message)


def begun_and_empty(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield blocks and parts that were begun and hold nothing."""
    for number, block in enumerate(doc.body):
        if isinstance(block, (Paragraphs, Quote)) and not block.text.strip():
            message = _("This block is empty; write it or take it away.")
            place = f"body/{number}/text"
            yield Finding(rule="empty-block", severity=Severity.WARNING, place=place, message=message)
    for number, contact in enumerate(doc.contacts):
        if contact.public and not contact.email.strip() and not any(phone.strip() for phone in contact.phones):
            message = _("This contact has neither a telephone number nor an e-mail address; give one.")
            place = f"contacts/{number}/email"
            yield Finding(rule="unreachable-contact", severity=Severity.WARNING, place=place, message=message)
