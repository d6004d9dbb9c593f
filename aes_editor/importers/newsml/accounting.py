"""The ledger of a record: every statement of it, and the field it went to or why it went to none.

XML has no one text to account for, so the account is of what the record states: one line for each text and each value
of an attribute that carries one, in the order of the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aes_editor.importers.ledger import Entry, Ledger, Reason
from aes_editor.newsml.record import local_name
from aes_editor.newsml.values import line

if TYPE_CHECKING:
    from lxml.etree import _Element

    from aes_editor.newsml.record import Record

_VALUES = frozenset(("qcode", "uri", "literal", "residref", "href", "value", "tag", "pubconstraint"))
"""The attributes that say something by themselves; the others say how to read it."""

_REASONS = {
    "catalogRef": Reason.MARKUP,
    "catalog": Reason.MARKUP,
    "itemClass": Reason.MARKUP,
    "generator": Reason.MARKUP,
    "profile": Reason.MARKUP,
    "hash": Reason.MARKUP,
    "pubStatus": Reason.REPEATED,
    "signal": Reason.REPEATED,
    "fileName": Reason.REPEATED,
    "title": Reason.REPEATED,
    "inlineData": Reason.REPEATED,
    "accountable": Reason.LETTERHEAD,
    "provider": Reason.LETTERHEAD,
    "service": Reason.LETTERHEAD,
    "by": Reason.LETTERHEAD,
}
"""Why a property that went into no field did not; one that is not here has no field (``UNPLACED``)."""
_OUR_REASONS = _REASONS | {
    "creator": Reason.LETTERHEAD,
    "dataMining": Reason.LETTERHEAD,
    "genre": Reason.REPEATED,
    "slugline": Reason.REPEATED,
    "infoSource": Reason.LETTERHEAD,
}
"""The same in our own records, which say these of the institution."""


def account(record: Record) -> Ledger:
    """Return the account of *record* after it was read."""
    statements: list[_Statement] = []
    _collect(record.root, _Account(record.taken, _OUR_REASONS if record.ours else _REASONS), "", None, statements)
    entries: list[Entry] = []
    position = 0
    for text, field, reason in statements:
        if entries:
            entries.append(Entry(position, "\n", reason=Reason.SPACING))
            position += 1
        entries.append(Entry(position, text, field, None if field else reason or Reason.UNPLACED))
        position += len(text)
    return Ledger(tuple(entries))


_Statement = tuple[str, str, Reason | None]
"""A text, the field that took it, and the reason why it would be in none."""


class _Account(NamedTuple):
    """Which field took which element, and why an element of some name is in none."""

    taken: dict[_Element, str]
    reasons: dict[str, Reason]


def _collect(
    element: _Element, account: _Account, field: str, reason: Reason | None, statements: list[_Statement]
) -> None:
    """Append what is said at and below *element*, in order."""
    field = account.taken.get(element, field)
    reason = reason or account.reasons.get(local_name(element))
    for name, value in element.items():
        if name in _VALUES and (said := line(str(value))):
            statements.append((said, field, reason))
    if (text := element.text) and not text.isspace() and (said := line(text)):
        statements.append((said, field, reason))
    for child in element:
        _collect(child, account, field, reason, statements)
        if (tail := child.tail) and not tail.isspace() and (said := line(tail)):
            statements.append((said, field, reason))
