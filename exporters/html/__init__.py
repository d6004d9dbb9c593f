"""The HTML exporter: one self-contained page, without script and without network.

:mod:`exporters.html.parts` gives the page part by part, :mod:`exporters.html.page` the whole of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import ExportContext


class HtmlExporter:
    """Writes ``NAME.html``."""

    name: ClassVar[str] = "html"
    label: ClassVar[str] = N_("Web page")
    suffix: ClassVar[str] = ".html"
    media_type: ClassVar[str] = "text/html; charset=utf-8"

    def export(self, doc: Communique, ctx: ExportContext) -> bytes:
        """Return *doc* as one page."""
        from exporters.html.page import page  # noqa: PLC0415 - brings what a cold start need not pay

        return page(doc, ctx).encode()
