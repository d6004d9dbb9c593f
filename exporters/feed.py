"""A folder of releases for those who follow it: an Atom feed (RFC 4287) and a sitemap (sitemaps.org 0.9).

Only what may be passed on is in either: public, out, and under no embargo at the moment of the context.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from aes_editor import edition
from aes_editor.document import Status
from aes_editor.newsml import values
from exporters import links
from exporters.clean import cleaned
from exporters.wording import one_line, shareable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from aes_editor.document import Communique
    from exporters.context import ExportContext

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_OUT = {Status.RELEASED, Status.CORRECTED}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Release:
    """A communiqué and the web address of its page."""

    doc: Communique
    address: str


def atom(releases: Iterable[Release], address: str, ctx: ExportContext) -> bytes:
    """Return the feed at *address* of *releases*, the newest first."""
    told = _told(releases, ctx)
    letterhead = ctx.letterhead
    feed = _element(_ATOM, "feed")
    feed.set(_LANG, letterhead.language)
    _add(feed, "id", values.uri(address))
    _add(feed, "title", one_line(letterhead.institution))
    _add(feed, "updated", values.instant(max((_moment(release.doc, ctx) for release in told), default=ctx.now)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=links.web(address))
    _add(_add(feed, "author"), "name", one_line(letterhead.service or letterhead.institution))
    _add(feed, "generator", one_line(ctx.producer))
    for release in told:
        _entry(_add(feed, "entry"), release, ctx)
    return _serialised(feed)


def _entry(entry: _Element, release: Release, ctx: ExportContext) -> None:
    doc = cleaned(release.doc)
    entry.set(_LANG, values.language(doc.language))
    _add(entry, "id", values.uri(values.line(doc.guid) or release.address))
    _add(entry, "title", one_line(doc.headline) or edition.of(doc).kind(doc.kind))
    _add(entry, "updated", values.instant(_moment(doc, ctx)))
    if doc.released:
        _add(entry, "published", values.instant(doc.released))
    _add(entry, "link", rel="alternate", type="text/html", href=links.web(release.address))
    if doc.lead.strip():
        _add(entry, "summary", one_line(doc.lead))
    for subject in doc.subjects:
        if term := values.line(subject.code) or values.line(subject.name):
            _add(entry, "category", term=term, label=values.line(subject.name))


def sitemap(releases: Iterable[Release], ctx: ExportContext) -> bytes:
    """Return the sitemap of *releases*, the newest first."""
    root = _element(_SITEMAP, "urlset")
    for release in _told(releases, ctx):
        url = _add(root, "url")
        _add(url, "loc", links.web(release.address))
        _add(url, "lastmod", values.instant(_moment(release.doc, ctx)))
    return _serialised(root)


def _told(releases: Iterable[Release], ctx: ExportContext) -> Sequence[Release]:
    """Return what may be told of *releases*, each in its last version, the newest first, then by address."""
    last: dict[str, Release] = {}
    for each in sorted(releases, key=lambda each: each.doc.version):
        last[values.line(each.doc.guid) or each.address] = each
    out = (each for each in last.values() if each.doc.status in _OUT and shareable(each.doc, ctx.now))
    reachable = sorted((each for each in out if links.web(each.address)), key=lambda each: each.address)
    return sorted(reachable, key=lambda each: _moment(each.doc, ctx), reverse=True)


def _moment(doc: Communique, ctx: ExportContext) -> dt.datetime:
    return max(filter(None, (doc.modified, doc.released)), default=doc.created or ctx.now)


def _element(namespace: str, tag: str) -> _Element:
    from lxml import etree  # noqa: PLC0415 - a cold start need not pay for it

    return etree.Element(f"{{{namespace}}}{tag}", nsmap=cast("dict[str, str]", {None: namespace}))


def _add(parent: _Element, tag: str, text: str = "", **attributes: str) -> _Element:
    child = parent.makeelement(parent.tag.rpartition("}")[0] + "}" + tag)
    for name, value in attributes.items():
        if value:
            child.set(name, value)
    child.text = text or None
    parent.append(child)
    return child


def _serialised(root: _Element) -> bytes:
    from lxml import etree  # noqa: PLC0415 - a cold start need not pay for it

    etree.indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"
