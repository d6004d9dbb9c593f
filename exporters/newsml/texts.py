"""Texts and terms of the document as the shared table says (:mod:`aes_editor.newsml.mapping`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml import mapping
from aes_editor.newsml.mapping import Form
from aes_editor.newsml.values import line
from exporters.newsml.tree import LANG, add_text, g2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.newsml.mapping import Term
    from exporters.newsml.writing import Writing


def texts(writing: Writing, parent: str, name: str) -> Iterator[_Element]:
    """Yield the properties *name* of *parent* that hold a text of the document."""
    for row in mapping.texts(parent, name):
        text = row.of(writing.doc)
        shown = line(text) if row.form is Form.LINE else text
        if shown:
            element = g2(name)
            if row.role:
                element.set(row.marked_by, row.role)
            element.set(LANG, writing.language)
            add_text(element, shown)
            yield element


def term(writing: Writing, row: Term) -> _Element:
    """Return the property that holds the code of a term of the document."""
    return g2(row.name, qcode=row.code(getattr(writing.doc, row.field)))
