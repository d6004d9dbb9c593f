"""The e-mail exporter: a draft that mail programs open for sending, with the pages attached."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import ExportContext


class MailExporter:
    """Writes ``NAME.eml``; what is in it is :mod:`exporters.mail.draft`'s."""

    name: ClassVar[str] = "eml"
    label: ClassVar[str] = N_("E-mail draft")
    suffix: ClassVar[str] = ".eml"
    media_type: ClassVar[str] = "message/rfc822"

    def export(self, doc: Communique, ctx: ExportContext) -> bytes:
        """Return a draft of *doc* to which its PDF is attached."""
        from exporters.mail.draft import draft  # noqa: PLC0415 - brings what a cold start need not pay

        return draft(doc, ctx)
