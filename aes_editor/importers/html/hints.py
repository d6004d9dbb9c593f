"""What a page says of itself: JSON-LD (schema.org), Open Graph, Dublin Core, its title and language.

It is evidence for telling the lines apart, never text of the document by itself: pages lie about themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from aes_editor.importers.structure.page import Hints

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLES = {"NewsArticle", "Article", "BlogPosting", "Report", "PressRelease", "ReportageNewsArticle", "WebPage"}
_SITE = re.compile(r"\s+[|–—·»«-]\s+")
_LONGEST = 2000  # characters of a hint
_DEEPEST = 6  # levels of JSON-LD


def of(root: HtmlElement) -> Hints:
    """Return the hints in the head of the page *root*."""
    article = next(_articles(root), {})
    meta = _meta(root)
    title = root.findtext(".//title") or ""
    headline = _text(article.get("headline")) or meta.get("og:title", "") or meta.get("dc.title", "") or title
    return Hints(
        headline=_SITE.split(headline.strip())[0] if headline == title else headline,
        lead=_text(article.get("description")) or meta.get("og:description", "") or meta.get("description", ""),
        language=_text(article.get("inLanguage")) or root.get("lang") or root.get("xml:lang") or "",
        published=_text(article.get("datePublished"))
        or meta.get("article:published_time", "")
        or meta.get("dc.date", ""),
    )


def _meta(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or "").lower()
        if name and name not in found:
            found[name] = " ".join((element.get("content") or "").split())[:_LONGEST]
    return found


def _articles(root: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                found = msgspec.json.decode((script.text or "").encode())
            except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
                continue
            yield from _of_type(found, 0)


def _of_type(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for inner in value:
            yield from _of_type(inner, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(kind in _ARTICLES for kind in named if isinstance(kind, str)):
            yield value
        yield from _of_type(value.get("@graph"), depth + 1)


def _text(value: object) -> str:
    return " ".join(value.split())[:_LONGEST] if isinstance(value, str) else ""
