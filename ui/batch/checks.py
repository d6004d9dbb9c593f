"""What is to be said of an export before it leaves: preflight of a page, validation of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique
    from exporters import ExportContext, Exporter


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence about an export, and the *place* it speaks of: a field of the document, or a path in the record.

    An *error* breaks the standard that the file claims to keep; with a *warning* it is whole, and a reader may still
    miss something; a *note* is worth knowing.
    """

    severity: Literal["error", "warning", "note"]
    message: str
    place: str = ""


def findings(exporter: Exporter, doc: Communique, ctx: ExportContext, data: bytes) -> tuple[Finding, ...]:
    """Return what there is to say of *data*, the export of *doc* in *ctx* by *exporter*; () where all is well."""
    match exporter.name:
        case "pdf":
            return tuple(_of_page(doc, ctx, data))
        case "newsml":
            return tuple(_of_record(data))
        case _:
            return ()


def _of_page(doc: Communique, ctx: ExportContext, data: bytes) -> Iterator[Finding]:
    from exporters.pdf import preflight  # noqa: PLC0415 - not before there is a page

    for found in preflight(doc, ctx, data):
        yield Finding(severity="error" if found.error else "warning", message=found.message, place=found.field)


def _of_record(data: bytes) -> Iterator[Finding]:
    from aes_editor.newsml.validation import validate  # noqa: PLC0415 - not before there is a record

    for found in validate(data):
        yield Finding(severity=found.severity.value, message=found.message, place=found.path)
