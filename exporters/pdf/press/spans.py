"""From the runs of the markup to spans with inline structure elements."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from aes_editor.markup import plain
from exporters import links
from exporters.pdf.typesetting.style import Span, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aes_editor.markup import Run

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
UNDETERMINED = "und"


def language(tag: str) -> str:
    """Return *tag* where it has the form of a language tag (RFC 5646), else ""."""
    return tag if _LANGUAGE.match(tag) else ""


def from_text(text: str) -> tuple[Span, ...]:
    """Return plain *text* as spans."""
    return (Span(text),) if text.strip() else ()


def from_runs(runs: Iterable[Run], spoken: str = "") -> tuple[Span, ...]:
    """Return *runs* as spans; direct speech is tagged as such, in the language *spoken* where one is given."""
    return tuple(_spans(runs, spoken))


def _spans(runs: Iterable[Run], spoken: str) -> Iterator[Span]:
    number = 0
    for quote, stretch in groupby(runs, key=lambda run: run.quote):
        said = () if quote is None else (Tag("Quote", quote, lang=spoken),)
        for href, linked in groupby(stretch, key=lambda run: run.href):
            number += 1
            yield from _linked(list(linked), href, said, number)


def _linked(runs: list[Run], href: str, outer: tuple[Tag, ...], number: int) -> Iterator[Span]:
    """Yield *runs* as a link; an address that is not to be followed stands behind its words instead."""
    target = links.target(href) if href else ""
    tags = (*outer, Tag("Link", number, href=target)) if target else outer
    for run in runs:
        own = (*tags, Tag("Code", number)) if run.code else tags
        yield Span(run.text, bold=run.bold, italic=run.italic, code=run.code, tags=own)
    if href and not target and href not in plain(runs):
        yield Span(f" ({href})", tags=outer)


def link(text: str, target: str) -> tuple[Span, ...]:
    """Return *text* as a link to *target*; as plain text without one."""
    return (Span(text, tags=(Tag("Link", 0, href=target),)),) if target and text.strip() else from_text(text)
