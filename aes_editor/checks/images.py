"""Images that say nothing to those who do not see them, or not whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.checks.finding import Finding
from aes_editor.document import Figure
from aes_editor.i18n import _
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique


def alternatives(doc: Communique, ctx: CheckContext) -> Iterator[Finding]:
    """Yield images without a file, an alternative text (WCAG 2.2, 1.1.1), a caption or a credit."""
    for number, block in enumerate(doc.body):
        if not isinstance(block, Figure):
            continue
        place = f"body/{number}"
        if block.media not in ctx.media:
            message = _("The image is missing; choose one, or take the block away.")
            yield Finding(rule="no-image", severity=Severity.ERROR, place=f"{place}/media", message=message)
        if not block.decorative and not block.alt.strip():
            message = _("The image has no alternative text; say what it shows, or call it decorative.")
            yield Finding(rule="no-alt", severity=Severity.ERROR, place=f"{place}/alt", message=message)
        if not block.decorative and not block.caption.strip():
            message = _("The image has no caption; say who and where.")
            yield Finding(rule="no-caption", severity=Severity.NOTE, place=f"{place}/caption", message=message)
        if not block.credit.strip() and not block.decorative:
            message = _("The image has no credit; say whose it is.")
            yield Finding(rule="no-credit", severity=Severity.WARNING, place=f"{place}/credit", message=message)
