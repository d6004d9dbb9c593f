"""The press release as a PDF page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import ExportContext

__all__ = ["Composed", "PdfExporter", "Place", "compose"]


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle that shows a field: *page* from 0, PDF points from the top left corner, a path like ``body/3/text``."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    field: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished file, and which field each part of its pages shows."""

    data: bytes
    places: tuple[Place, ...]


def compose(doc: Communique, ctx: ExportContext) -> Composed:
    """Return the PDF of *doc* with the places of its fields on the pages."""
    from exporters.pdf import interim  # noqa: PLC0415 - page layout is loaded when a page is wanted

    return Composed(interim.write(doc, ctx), ())


class PdfExporter:
    """A pure writer: same document and context, same bytes."""

    name: ClassVar[str] = "pdf"
    label: ClassVar[str] = N_("PDF document")
    suffix: ClassVar[str] = ".pdf"
    media_type: ClassVar[str] = "application/pdf"

    def export(self, doc: Communique, ctx: ExportContext) -> bytes:
        """Return the whole file."""
        return compose(doc, ctx).data
