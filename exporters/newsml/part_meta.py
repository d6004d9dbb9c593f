"""``partMeta``: one for each quotation, tied to its segments in the content and to who spoke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.document import Quote
from aes_editor.newsml import terms, values
from exporters.newsml import body, people
from exporters.newsml.tree import g2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from exporters.newsml.writing import Writing


def quotations(writing: Writing) -> Iterator[_Element]:
    """Yield the ``partMeta`` of each quotation, numbered in reading order."""
    blocks = [(number, block) for number, block in enumerate(writing.doc.body) if isinstance(block, Quote)]
    for order, (number, quote) in enumerate(blocks, 1):
        element = g2("partMeta", partid=f"quotation{order}", seq=str(order))
        if segments := body.segment_ids(quote, number):
            element.set("contentrefs", " ".join(segments))
        element.append(g2("role", qcode=terms.Role.QUOTATION.value))
        element.append(people.named("creator", quote.speaker, writing))
        if quote.language:
            element.append(g2("language", tag=values.language(quote.language)))
        yield element
