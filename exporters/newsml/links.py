"""``link``: what the record belongs with, by relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml import terms, values
from aes_editor.newsml.values import line
from exporters.links import web
from exporters.newsml.tree import add_text, g2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.document import Related
    from exporters.newsml.writing import Writing


def links(writing: Writing) -> Iterator[_Element]:
    """Yield the links in reading order: what it corrects, what it is a translation of, what to read next."""
    yield from corrected(writing)
    yield from translations(writing)
    yield from see_also(writing)


def corrected(writing: Writing) -> Iterator[_Element]:
    """Yield the link to the release that this one corrects: an earlier version of itself, or another one."""
    if corrects := writing.doc.corrects:
        target = line(corrects.guid) or writing.guid
        relation = terms.PREVIOUS_VERSION if target == writing.guid else terms.Relation.CORRECTS.value
        yield g2("link", rel=relation, residref=target, version=str(values.version(corrects.version)))


def translations(writing: Writing) -> Iterator[_Element]:
    """Yield a link to each translation; one without an identifier is named by its language alone."""
    for translation in writing.doc.translations:
        tag = g2("language", tag=values.language(translation.language))
        yield g2("link", "", tag, rel=terms.Relation.TRANSLATION.value, residref=line(translation.guid))


def see_also(writing: Writing) -> Iterator[_Element]:
    """Yield « À lire également », ranked in its order."""
    for rank, related in enumerate(writing.doc.related, 1):
        link = g2("link", rel=terms.SEE_ALSO, rank=str(rank), href=web(related.url), residref=line(related.guid))
        if related.guid:
            link.set("contenttype", terms.RECORD_TYPE)
        link.append(g2("itemClass", qcode="ninat:text"))
        link.extend(_described(related, writing))
        yield link


def _described(related: Related, writing: Writing) -> Iterator[_Element]:
    if title := line(related.title):
        yield g2("title", title, lang=writing.language)
    if related.summary:
        summary = g2("description", lang=writing.language, role=terms.SUMMARY)
        add_text(summary, related.summary)
        yield summary
    if media := values.media(related.media):
        yield g2("icon", href=f"media/{media}")
