"""Where the codes of a record are explained: IPTC's catalog by reference, our vocabularies in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml import terms
from exporters.newsml.tree import g2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from exporters.newsml.writing import Writing


def catalogs(writing: Writing) -> Iterator[_Element]:
    """Yield ``catalogRef`` and ``catalog``."""
    yield g2("catalogRef", href=terms.CATALOG)
    uris = terms.scheme_uris(writing.ctx.letterhead.authority)
    yield g2("catalog", "", *(g2("scheme", alias=alias.value, uri=uri) for alias, uri in uris.items()))
