"""What the rules of NewsML-G2 have to say of the record that is seen, each remark with its line and its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml.validation import validate
from ui.preview.messages import Remark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.lines import Lines
    from aes_editor.newsml.validation import Finding

_FIELDS = {
    "correction-unexplained": "corrects",
    "created-later": "created",
    "guid-no-uri": "guid",
    "headline-missing": "headline",
    "status-disagrees": "status",
}
"""Where a rule speaks of a field whose lines are not there, or are those of another."""


def remarks(record: str, places: Sequence[Lines]) -> tuple[Remark, ...]:
    """Return what is to be said of *record*, whose fields are at *places*; () where all is well."""
    return tuple(_remark(finding, places) for finding in validate(record.encode()))


def _remark(finding: Finding, places: Sequence[Lines]) -> Remark:
    line = finding.line - 1
    around = [place for place in places if place.first <= line <= place.last]
    nearest = min(around, key=lambda place: place.last - place.first, default=None)
    field = _FIELDS.get(finding.rule) or (nearest.field if nearest else "")
    return Remark(finding.severity.value, finding.message, line, field)
