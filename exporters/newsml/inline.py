"""Runs of text as mixed XHTML content."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from exporters.links import target
from exporters.newsml.tree import add_text, html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from aes_editor.markup import Run


def fill(element: _Element, runs: Iterable[Run], block: str = "") -> _Element:
    """Append *runs* to *element*, and return it; segments of direct speech are numbered within *block*."""
    for number, spoken in groupby(runs, key=lambda run: run.quote):
        if number is None or not block:
            _links(element, spoken)
        else:
            segment = html("span", class_="quote", id=segment_id(block, number))
            element.append(_links(segment, spoken))
    return element


def segment_id(block: str, number: int) -> str:
    """Return the identifier of the segment *number*, counted from 0, of the block identified by *block*."""
    return f"{block}-q{number + 1}"


def _links(element: _Element, runs: Iterable[Run]) -> _Element:
    for href, linked in groupby(runs, key=lambda run: target(run.href)):
        if href:
            anchor = html("a", href=href)
            _styled(anchor, linked)
            element.append(anchor)
        else:
            _styled(element, linked)
    return element


def _styled(element: _Element, runs: Iterable[Run]) -> None:
    for run in runs:
        inner = element
        for tag, wanted in (("strong", run.bold), ("em", run.italic), ("code", run.code)):
            if wanted:
                child = html(tag)
                inner.append(child)
                inner = child
        add_text(inner, run.text)
