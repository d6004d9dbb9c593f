"""A communiqué as IPTC ninjs 3.1: the record of :mod:`exporters.newsml` for those who read JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import ExportContext


class NinjsExporter:
    """Writes one news object of type ``text``."""

    name: ClassVar[str] = "ninjs"
    label: ClassVar[str] = N_("ninjs (JSON for newsrooms)")
    suffix: ClassVar[str] = ".ninjs.json"
    media_type: ClassVar[str] = "application/json"

    def export(self, doc: Communique, ctx: ExportContext) -> bytes:
        """Return the object as UTF-8 JSON."""
        from exporters.ninjs.writer import write  # noqa: PLC0415 - brings lxml

        return write(doc, ctx)
