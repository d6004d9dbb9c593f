"""Whether a file is a good record: by schema, and by the rules that no schema can say.

:func:`validate` is what the XML tab and the export ask, :func:`judge` what the command line does. A rule is one
function in one of the tuples below.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from aes_editor.newsml import parsing
from aes_editor.newsml.items import every_item
from aes_editor.newsml.record import Record, local_name
from aes_editor.newsml.validation import codes, content, life, proof, schema, standard
from aes_editor.newsml.validation.finding import Finding
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

FOR_ALL: tuple[Callable[[Record], Iterator[Finding]], ...] = (
    life.identified,
    life.in_order,
    codes.explained,
    codes.declared_once,
    codes.known,
    codes.given,
    content.pointed_at,
    proof.signed,
)
FOR_OURS: tuple[Callable[[Record], Iterator[Finding]], ...] = (
    schema.kept,
    life.one_status,
    life.corrected,
    life.withdrawn,
    content.said_of,
    content.vouched_for,
    content.one_language,
    content.of_its_own_vocabulary,
    content.headed,
    content.as_noted,
)
"""Those of our profile: nobody else's record is judged by them."""
FOR_OTHERS: tuple[Callable[[Record], Iterator[Finding]], ...] = (
    standard.of_others,
    standard.identified,
    standard.of_a_version,
    standard.managed,
    standard.dated,
    standard.of_a_status,
    standard.not_swallowed,
)
"""What our schema says of ours already."""

MOST_FINDINGS = 100
"""Findings of one rule beyond which nobody is helped by more."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item that was judged: its *kind* (``newsItem``, ``packageItem``…), and whether it is of our profile."""

    kind: str
    guid: str
    version: str
    ours: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is to be said of a file: the items in it, and the findings in the order of the file."""

    items: tuple[Item, ...]
    findings: tuple[Finding, ...]


def judge(data: bytes, *, name: str = "record.xml", also: etree.XMLSchema | None = None) -> Judgement:
    """Return what is to be said of the file *data*: an item of NewsML-G2, or a message with several.

    *name* is what messages call the file; *also* is a further schema to check it by, such as IPTC's own. Raises
    :class:`aes_editor.errors.InputError` where *data* is no record of NewsML-G2, or cannot be read at all.
    """
    root = parsing.parse(data, name)
    items = [Record(item) for item in every_item(root, name)]
    found = [finding for record in items for rule in _rules(record) for finding in islice(rule(record), MOST_FINDINGS)]
    if also is not None:
        found += islice(schema.verdicts(root, also), MOST_FINDINGS)
    once = {(finding.path, finding.message): finding for finding in reversed(found)}.values()
    ordered = sorted(once, key=lambda finding: (finding.line, _WEIGHTS.index(finding.severity)))
    return Judgement(tuple(map(_item, items)), tuple(ordered))


_WEIGHTS = list(Severity)


def _rules(record: Record) -> tuple[Callable[[Record], Iterator[Finding]], ...]:
    return FOR_ALL + (FOR_OURS if record.of_our_profile else FOR_OTHERS)


def _item(record: Record) -> Item:
    root = record.root
    return Item(local_name(root), root.get("guid", ""), root.get("version", "1"), record.of_our_profile)


def validate(data: bytes, *, name: str = "record.xml", also: etree.XMLSchema | None = None) -> tuple[Finding, ...]:
    """Return the findings of :func:`judge`; () for a good record of ours that is not signed."""
    return judge(data, name=name, also=also).findings


__all__ = ["FOR_ALL", "FOR_OTHERS", "FOR_OURS", "Finding", "Item", "Judgement", "Severity", "judge", "validate"]
