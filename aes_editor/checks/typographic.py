"""Signs and spaces that are not as the typography of the language wants them (:mod:`aes_editor.typography`)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from aes_editor import typography
from aes_editor.checks.finding import Finding, Fix
from aes_editor.document.edit import join, value_at
from aes_editor.i18n import _, ngettext
from aes_editor.severity import Severity
from aes_editor.typography.document import PlacedEdit, apply_to, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique
    from aes_editor.typography import Edit

_TOLD_ELSEWHERE = frozenset({"double-space"})
_REASONS = 2


def signs(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield one finding, at the first sign that the typographic pass would change; its fix is the whole pass."""
    placed = [
        PlacedEdit(place, edit)
        for place, text, language in texts(doc)
        for edit in _edits(text, language)
        if edit.rule not in _TOLD_ELSEWHERE
    ]
    if not placed:
        return
    place, first = placed[0]
    start, end = _around(str(value_at(doc, place)), first)
    rules = list(dict.fromkeys(each.edit.rule for each in placed))
    message = ngettext(
        "{count} sign is not as the typography wants it. {reason}",
        "{count} signs are not as the typography wants them. {reason}",
        len(placed),
    ).format(count=len(placed), reason=" ".join(_(typography.reason(rule)) for rule in rules[:_REASONS]))
    yield Finding(
        rule="typography",
        severity=Severity.NOTE,
        place=join(place),
        start=start,
        end=end,
        message=message if len(rules) <= _REASONS else f"{message} …",
        fix=Fix(_("Correct the typography"), "", apply_to(doc, placed)),
    )


def _around(text: str, edit: Edit) -> tuple[int, int]:
    """Return the characters that show where *edit* is; what is put between two shows both."""
    if edit.start < edit.end:
        return edit.start, edit.end
    return max(edit.start - 1, 0), min(edit.end + 1, len(text))


@lru_cache(maxsize=1024)
def _edits(text: str, language: str) -> tuple[Edit, ...]:
    return tuple(typography.edits(text, language=language))
