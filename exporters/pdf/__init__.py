"""The press release as a PDF page."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_
from exporters.pdf.places import Composed, Place
from exporters.pdf.profiles import PROFILES

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import ExportContext
    from exporters.identity import Identity
    from exporters.pdf.findings import Finding
    from exporters.pdf.missing import MissingCharacter

__all__ = ["Composed", "PdfExporter", "Place", "compose", "missing_characters", "preflight", "preview", "sign"]


def compose(doc: Communique, ctx: ExportContext) -> Composed:
    """Return the PDF of *doc* with the places of its fields on the pages.

    ``composed.data`` is the file, the same bytes for the same arguments; ``composed.places`` are
    ``Place(page, x0, y0, x1, y1, field)`` in reading order, for a preview that shows the pages as pictures.
    """
    from exporters.pdf import composition  # noqa: PLC0415 - page layout is loaded when a page is wanted

    return composition.compose(doc, ctx)


def preview(doc: Communique, ctx: ExportContext) -> Composed:
    """Return the pages of :func:`compose` for a screen, sooner: not deflated, and nothing attached to them."""
    from exporters.pdf import composition  # noqa: PLC0415 - page layout is loaded when a page is wanted

    return composition.compose(doc, ctx, screen=True)


def missing_characters(doc: Communique) -> tuple[MissingCharacter, ...]:
    """Return the characters of *doc* that no embedded font has, each with the field that asks for it."""
    from exporters.pdf import missing  # noqa: PLC0415 - opens the fonts

    return missing.missing_characters(doc)


def preflight(doc: Communique, ctx: ExportContext, data: bytes) -> tuple[Finding, ...]:
    """Return what *data*, the export of *doc* in *ctx*, falls short of, in sentences; () where all is well.

    Looked at are characters without a font, images that are not shown, and every rule of PDF/A-3a and PDF/UA-1.
    """
    from exporters.pdf import findings  # noqa: PLC0415 - brings a validator

    return findings.preflight(doc, ctx, data)


def sign(doc: Communique, ctx: ExportContext, identity: Identity) -> bytes:
    """Return the export of *doc* signed (PAdES) by *identity*.

    Needs the extra ``sign``. :class:`aes_editor.errors.ExportError` where it is missing.
    """
    from exporters.pdf import signature  # noqa: PLC0415 - page layout, and a library of its own

    return signature.sign(doc, ctx, identity)


class PdfExporter:
    """A pure writer: same document and context, same bytes."""

    name: ClassVar[str] = "pdf"
    label: ClassVar[str] = N_("PDF document")
    suffix: ClassVar[str] = ".pdf"
    media_type: ClassVar[str] = "application/pdf"
    profiles: ClassVar[tuple[str, ...]] = tuple(profile.name for profile in PROFILES)

    def export(self, doc: Communique, ctx: ExportContext) -> bytes:
        """Return the whole file."""
        return compose(doc, ctx).data
