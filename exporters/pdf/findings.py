"""Preflight: what a finished file falls short of, in sentences, before it leaves the house."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from aes_editor.document import Figure
from aes_editor.i18n import _
from exporters.pdf import images, profiles
from exporters.pdf.missing import missing_characters
from exporters.pdf.profiles import Space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique
    from exporters.context import ExportContext
    from exporters.pdf.missing import MissingCharacter

_STANDARDS = {"3a": "PDF/A-3a", "ua1": "PDF/UA-1"}
_READABLE_WIDTH = 64


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence for people, and the path of the field it is about ("": the file as a whole).

    An *error* is a standard that the file claims and does not keep.
    """

    message: str
    field: str = ""
    error: bool = False


def preflight(doc: Communique, ctx: ExportContext, data: bytes) -> tuple[Finding, ...]:
    """Return what there is to say of *data*, the export of *doc* in *ctx*: () where all is well."""
    profile = profiles.named(ctx.profile)
    found = [*_characters(doc), *_images(doc, ctx)]
    if profile.space is Space.CMYK and not ctx.icc:
        found.append(
            Finding(_("The colour profile of the print office is missing: the file claims no printing standard."))
        )
    if profile.archive:
        found.extend(_standards(data))
    return tuple(found)


def _characters(doc: Communique) -> Iterator[Finding]:
    for field, group in groupby(missing_characters(doc), key=lambda missing: missing.field):
        named = ", ".join(map(_named, group))
        yield Finding(
            _("No font has these characters; each is printed as an empty box: {named}.").format(named=named), field
        )


def _named(missing: MissingCharacter) -> str:
    character = missing.character
    name = unicodedata.name(character, "").capitalize()
    quoted = _("“{character}”").format(character=character)
    return " ".join(filter(None, (quoted, f"U+{ord(character):04X}", name)))


def _images(doc: Communique, ctx: ExportContext) -> Iterator[Finding]:
    for number, block in enumerate(doc.body):
        if not isinstance(block, Figure):
            continue
        field = f"body/{number}/media"
        data = ctx.media.get(block.media)
        if data is None:
            yield Finding(_("The image is not there; a notice is printed in its place."), field)
        elif images.prepare(data, _READABLE_WIDTH) is None:
            yield Finding(_("The image cannot be read; a notice is printed in its place."), field)


def _standards(data: bytes) -> Iterator[Finding]:
    """Yield the rules that *data* breaks, as the validator names them."""
    import page  # noqa: PLC0415 - a large library, for finished files only

    for profile, standard in _STANDARDS.items():
        report = page.validate_pdf_bytes(data, profile=profile)
        for rule, group in groupby(
            sorted(report.failures, key=lambda failure: failure.rule_id), key=lambda f: f.rule_id
        ):
            message = next(group).message
            yield Finding(
                _("{standard} is not kept: {message} ({rule}).").format(standard=standard, message=message, rule=rule),
                error=True,
            )
