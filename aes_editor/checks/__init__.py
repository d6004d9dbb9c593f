"""What is not as it should be in a communiqué, told before it leaves. One more check is one function in the list."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from aes_editor.checks import (
    acronyms,
    approval,
    completeness,
    dateline,
    days,
    images,
    names,
    quotations,
    related,
    speakers,
    typographic,
    wording,
)
from aes_editor.checks.context import Check, CheckContext
from aes_editor.checks.finding import Finding, Fix
from aes_editor.document.edit import parse, position
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from aes_editor.document import Communique

CHECKS: tuple[Check, ...] = (
    completeness.required_fields,
    completeness.lengths,
    completeness.begun_and_empty,
    days.weekdays,
    dateline.around_the_dateline,
    days.impossible,
    days.embargo,
    quotations.unpaired_marks,
    quotations.speakers,
    speakers.in_the_directory,
    speakers.titles_of_the_day,
    names.one_name_two_spellings,
    acronyms.acronyms,
    wording.doubled_words,
    wording.doubled_spaces,
    wording.numbers_and_units,
    images.alternatives,
    related.addresses,
    related.links,
    related.reference_number,
    typographic.signs,
    approval.trail,
)

__all__ = ["CHECKS", "CheckContext", "Finding", "Fix", "Severity", "corrected", "findings"]

_MOST_ROUNDS = 50
MOST = 200
"""Findings of one check that are told: who has more will look again."""
_ORDER = tuple(Severity)


def findings(doc: Communique, ctx: CheckContext, between: Callable[[], None] = lambda: None) -> tuple[Finding, ...]:
    """Return what every check has to say of *doc*: the gravest first, then in the order of the document.

    *between* is called before each check, some milliseconds after the one before, and may raise, to stop.
    """
    found: list[Finding] = []
    for check in CHECKS:
        between()
        found += islice(check(doc, ctx), MOST)

    def order(finding: Finding) -> tuple[int, tuple[int, ...], int]:
        return _ORDER.index(finding.severity), position(doc, parse(finding.place)), finding.start

    return tuple(sorted(found, key=order))


def corrected(
    doc: Communique, ctx: CheckContext, rule: str, between: Callable[[], None] = lambda: None
) -> tuple[Communique, int]:
    """Return *doc* with all the findings of *rule* corrected that have a fix, and how many they were.

    *between* is as in :func:`findings`.
    """
    count = 0
    for _round in range(_MOST_ROUNDS):
        alike = (finding.fix for finding in findings(doc, ctx, between) if finding.rule == rule)
        fixes = {fix.place: fix for fix in alike if fix}  # one to a field: a fix is the whole of its text
        made = doc
        for fix in fixes.values():
            made = fix.applied(made)
        if made == doc:
            break
        doc, count = made, count + len(fixes)
    return doc, count
