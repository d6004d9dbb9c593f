"""The ``newsItem``: its frame, and the order of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml import terms, values
from exporters.newsml import catalog, content_meta, content_set, extension, item_meta, part_meta, people, rights, tree
from exporters.newsml.writing import Writing

if TYPE_CHECKING:
    from lxml.etree import _Element

    from aes_editor.document import Communique
    from exporters.context import ExportContext


def write(doc: Communique, ctx: ExportContext) -> bytes:
    """Return the record of *doc* as UTF-8 XML: same document and context, same bytes."""
    return tree.serialise(news_item(Writing.of(doc, ctx)))


def news_item(writing: Writing) -> _Element:
    """Return the whole item, indented; a withdrawn one has no content left."""
    root = _frame(writing)
    root.extend(catalog.catalogs(writing))
    root.extend(item_meta.pub_history(writing))
    root.append(rights.rights_info(writing))
    content = None if writing.withdrawn else content_set.content_set(writing)
    item = item_meta.item_meta(writing, content)
    root.append(item)
    root.append(content_meta.content_meta(writing))
    root.extend(part_meta.quotations(writing))
    root.extend(people.assertions(writing))
    if content is not None:
        root.append(content)
    item.append(extension.source(root, writing.exact))
    tree.indent(root)
    return root


def _frame(writing: Writing) -> _Element:
    root = tree.new(terms.NAR, "newsItem")
    root.set("guid", writing.guid)
    root.set("version", str(values.version(writing.doc.version)))
    root.set("standard", terms.STANDARD)
    root.set("standardversion", terms.STANDARD_VERSION)
    root.set("conformance", terms.CONFORMANCE)
    root.set(tree.LANG, writing.language)
    root.set("dir", writing.words.direction)
    return root
