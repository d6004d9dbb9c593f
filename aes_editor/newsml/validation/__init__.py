"""Whether a file is a good record: by schema, and by the rules that no schema can say.

:func:`validate` is what the command line, the XML tab and the export ask. A rule is one function in :data:`RULES`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml import parsing
from aes_editor.newsml.items import news_item
from aes_editor.newsml.record import Record
from aes_editor.newsml.validation import codes, content, life, proof, schema
from aes_editor.newsml.validation.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

RULES: tuple[Callable[[Record], Iterator[Finding]], ...] = (
    life.identified,
    life.in_order,
    life.one_status,
    life.corrected,
    life.withdrawn,
    codes.explained,
    codes.declared_once,
    codes.known,
    codes.given,
    content.pointed_at,
    content.said_of,
    content.vouched_for,
    content.one_language,
    content.of_its_own_vocabulary,
    content.headed,
    content.as_noted,
    proof.signed,
)


def validate(data: bytes, *, name: str = "record.xml", also: etree.XMLSchema | None = None) -> tuple[Finding, ...]:
    """Return what is to be said of the record *data*, in the order of the file; () where it is good and not signed.

    *name* is what messages call the file; *also* is a further schema to check it by, such as IPTC's own. The first
    news item of a message is the one that is checked. Raises :class:`aes_editor.errors.InputError` where there is no
    news item in *data*, or where it cannot be read at all.
    """
    item, _others = news_item(parsing.parse(data, name), name)
    record = Record(item)
    found = list(schema.verdicts(item, schema.communique()))
    if also is not None:
        found += schema.verdicts(item, also)
    found += [finding for rule in RULES for finding in rule(record)]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.line))


__all__ = ["RULES", "Finding", "Severity", "validate"]
