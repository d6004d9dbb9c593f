"""The plain-text exporter: for the body of an e-mail and for messaging."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import ExportContext


class TextExporter:
    """Writes ``NAME.txt``; what it looks like is :mod:`exporters.text.writer`'s."""

    name: ClassVar[str] = "text"
    label: ClassVar[str] = N_("Plain text")
    suffix: ClassVar[str] = ".txt"
    media_type: ClassVar[str] = "text/plain; charset=utf-8"

    def export(self, doc: Communique, ctx: ExportContext) -> bytes:
        """Return *doc* in reading order, its warnings first."""
        from exporters.text.writer import compose  # noqa: PLC0415 - brings what a cold start need not pay

        return compose(doc, ctx).text.encode()
