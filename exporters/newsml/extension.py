"""Our extension at the end of ``itemMeta``: what the properties cannot say letter for letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from aes_editor.importers.newsml.reading import communique
from aes_editor.migrations import FORMAT
from aes_editor.newsml import exact
from aes_editor.newsml.record import Record
from aes_editor.newsml.terms import OWN

if TYPE_CHECKING:
    from lxml.etree import _Element

    from aes_editor.document import Communique


def source(root: _Element, doc: Communique) -> _Element:
    """Return ``aes:source``: every value of *doc* that the record *root*, read back, would give otherwise."""
    element = etree.Element(f"{{{OWN}}}source", nsmap={"aes": OWN}, format=str(FORMAT))
    read = communique(Record(root))
    for difference in exact.between(read, doc):
        child = etree.SubElement(element, f"{{{OWN}}}exact", at=difference.at)
        if difference.was:
            child.set("was", difference.was)
        child.text = difference.json
    return element
