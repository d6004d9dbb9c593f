"""The page part by part: the contract between the exporter and the live preview.

:func:`parts` returns the page in reading order. Each :class:`Part` is one root element that carries the part's id;
ids are unique and stay the same while the document is edited (``notices``, ``masthead``, ``head``, ``lead``,
``body-0``, ``related``, …). What holds nothing to print is not there at all. A preview that holds the page therefore
compares the parts by id and by text, and replaces, inserts or removes whole elements.

Every element that prints a field carries its path in ``data-field`` (``headline``, ``body/3/text``,
``contacts/0/email``: paths as in :mod:`aes_editor.document.edit`); the innermost one counts. The page around the parts
(:mod:`exporters.html.page`) changes only with the language, the letterhead and what machines read of the document.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from aes_editor import edition
from exporters import wording
from exporters.clean import cleaned
from exporters.html import body, foot, head
from exporters.html.elements import element
from exporters.html.share import share
from exporters.images import leaving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique
    from aes_editor.edition import Edition
    from exporters.context import ExportContext


WIDEST = 2000
"""Pixels across beyond which an image of the page is made smaller: twice the column, for screens of double density."""


class Part(NamedTuple):
    """A piece of the page: *html* is one element, its id is *id*."""

    id: str
    html: str


def parts(doc: Communique, ctx: ExportContext) -> tuple[Part, ...]:
    """Return the parts of the page of *doc*, in reading order."""
    doc, media = leaving(cleaned(doc), ctx.media, WIDEST)
    words = edition.of(doc)
    return tuple(part for part in _all(doc, words, replace(ctx, media=media)) if part.html)


def _all(doc: Communique, words: Edition, ctx: ExportContext) -> Iterator[Part]:
    yield Part("notices", head.warnings(wording.notices(doc, words, ctx.now), words))
    yield Part("masthead", head.masthead(ctx.letterhead, doc.language))
    yield Part("head", head.head(doc, words))
    yield Part("lead", head.lead(doc))
    yield from _body(doc, words, ctx)
    yield Part("signatories", foot.signatures(doc, words))
    yield Part("end", foot.end_mark(words))
    yield Part("related", foot.related(doc, words, ctx.media))
    yield Part("boilerplate", foot.boilerplate(doc, words))
    yield Part("contacts", foot.contacts(doc, words))
    if wording.shareable(doc, ctx.now):
        yield Part("share", share(doc, words))
    yield Part("rights", foot.colophon(doc, ctx.letterhead))


def _body(doc: Communique, words: Edition, ctx: ExportContext) -> Iterator[Part]:
    opened = wording.opened_by_dateline(doc)
    opening = body.dateline(words.dateline(doc.dateline))
    if opened is None and opening:
        yield Part("dateline", element("p", opening, id="dateline"))
    for number, block in enumerate(doc.body):
        html = body.block(number, block, words, ctx.media, opening if number == opened else "")
        yield Part(f"body-{number}", html)
