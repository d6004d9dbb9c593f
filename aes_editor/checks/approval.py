"""What the approval trail proves of the text (:mod:`aes_editor.workflow`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor import workflow
from aes_editor.checks.finding import Finding
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique


def trail(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield steps of the trail that were altered, and text that is not what was approved."""
    for rule, message in workflow.findings(doc):
        yield Finding(rule=rule, severity=Severity.ERROR, place="status", message=message)
