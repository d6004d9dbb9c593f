"""A communiqué as an IPTC NewsML-G2 record: one ``newsItem``, valid, self-explaining, read back without a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import ExportContext


class NewsmlExporter:
    """Writes the record that agencies and archives take in (``docs/decisions/0020-newsml-record.md``)."""

    name: ClassVar[str] = "newsml"
    label: ClassVar[str] = N_("NewsML-G2 record")
    suffix: ClassVar[str] = ".xml"
    profiles: ClassVar[tuple[str, ...]] = ("release", "complete")
    """Without contacts that are not public and without the content of what is cancelled; or with everything."""
    media_type: ClassVar[str] = "application/vnd.iptc.g2.newsitem+xml"

    def export(self, doc: Communique, ctx: ExportContext) -> bytes:
        """Return the record as UTF-8 XML."""
        from exporters.newsml.record import write  # noqa: PLC0415 - brings lxml

        return write(doc, ctx)
