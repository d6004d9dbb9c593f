"""The institution as a party: the same in every property that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml.values import line
from exporters.newsml.tree import g2

if TYPE_CHECKING:
    from lxml.etree import _Element

    from exporters.newsml.writing import Writing


def institution(writing: Writing, tag: str) -> _Element:
    """Return the institution as the property *tag*."""
    letterhead = writing.ctx.letterhead
    return g2(
        tag, "", g2("name", line(letterhead.institution), lang=letterhead.language), qcode=writing.institution_code
    )
