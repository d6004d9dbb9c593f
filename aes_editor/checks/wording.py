"""Slips of the hand: words and spaces typed twice, figures that lost their unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.checks.finding import Finding, Fix
from aes_editor.checks.passages import Passage, passages
from aes_editor.i18n import _
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique

_DOUBLED = re.compile(r"(?<![\w’'-])([^\W\d_]+)[ \t\u00a0\u202f]+(\1)(?![\w’'-])", re.IGNORECASE)
_RIGHTLY_DOUBLED = frozenset({"nous", "vous", "se", "that", "had", "très", "ha", "bis"})
_SPACES = re.compile(r"(?<=\S)[ \u00a0\u202f]{2,}(?=\S)")
_MANY_DIGITS = re.compile(r"(?<![\w.,/-])\d{5,}(?![\w/-]|[.,]\d)")
_PERCENT = re.compile(r"\d[\d\s.,\u00a0\u202f]*\s*%\s*%|(?<!\w)%\s*\d")
_NOT_COUNTED = ("contacts", "reference", "rights", "boilerplate")


def doubled_words(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield words that stand twice in a row, but for those that language doubles itself (« nous nous réjouissons »)."""
    for passage in passages(doc):
        for found in _DOUBLED.finditer(passage.prose):
            if found[1].casefold() in _RIGHTLY_DOUBLED or (found[1][0].isupper() and found[2][0].isupper()):
                continue
            message = _("“{word}” stands twice; take one away.").format(word=found[1])
            yield _finding("doubled-word", passage, found, message, found[1])


def doubled_spaces(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield two spaces in a row within a line."""
    for passage in passages(doc):
        if "|" in passage.prose:  # columns of a table are padded on purpose
            continue
        for found in _SPACES.finditer(passage.prose):
            kept = next((char for char in found[0] if char != " "), " ")
            yield _finding("doubled-space", passage, found, _("Two spaces stand in a row; take one away."), kept)


def numbers_and_units(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield long numbers whose digits are not in groups of three, and signs of percentage without a number."""
    for passage in passages(doc):
        if passage.place.startswith(_NOT_COUNTED):
            continue
        for found in _MANY_DIGITS.finditer(passage.prose):
            grouped = f"{int(found[0]):,}".replace(",", "\u202f")
            message = _("“{number}” is hard to read; put its digits in groups of three.").format(number=found[0])
            yield _finding("digits", passage, found, message, grouped)
        for found in _PERCENT.finditer(passage.prose):
            message = _("“{text}” is no percentage; write the number, then one %.").format(text=found[0])
            yield Finding(
                rule="percentage",
                severity=Severity.WARNING,
                place=passage.place,
                start=found.start(),
                end=found.end(),
                message=message,
            )


def _finding(rule: str, passage: Passage, found: re.Match[str], message: str, right: str) -> Finding:
    mended = passage.text[: found.start()] + right + passage.text[found.end() :]
    return Finding(
        rule=rule,
        severity=Severity.WARNING,
        place=passage.place,
        start=found.start(),
        end=found.end(),
        message=message,
        fix=Fix(_("Correct"), passage.place, mended),
    )
