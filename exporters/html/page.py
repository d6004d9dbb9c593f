"""The whole page: what machines read in its head, and the parts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from aes_editor import edition
from exporters import jsonld, links, wording
from exporters.clean import cleaned
from exporters.html.elements import element, escape, joined, language_tag
from exporters.html.parts import parts
from exporters.html.style import hash_source, style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique
    from aes_editor.edition import Edition
    from aes_editor.letterhead import Emblem, Letterhead
    from exporters.context import ExportContext

# JSON-LD is data that no browser runs or asks the policy about; its hash is there for checkers that do ask.
_POLICY = "default-src 'none'; img-src data:; style-src {style}; script-src {data}; base-uri 'none'; form-action 'none'"


def page(doc: Communique, ctx: ExportContext) -> str:
    """Return *doc* as one self-contained page."""
    doc = cleaned(doc)
    words = edition.of(doc)
    article = element("article", "\n", *(f"{part.html}\n" for part in parts(doc, ctx)), aria_labelledby="headline")
    body = element("body", "\n", element("main", "\n", article, "\n"), "\n")
    language = language_tag(doc.language) or words.words
    html = element("html", "\n", _head(doc, words, ctx), "\n", body, "\n", lang=language, dir=words.direction)
    return f"<!DOCTYPE html>\n{html}\n"


def _head(doc: Communique, words: Edition, ctx: ExportContext) -> str:
    sheet = style(ctx.letterhead.colours, words)
    data = jsonld.script(doc, ctx)
    policy = _POLICY.format(style=hash_source(sheet), data=hash_source(data))
    title = _title(doc, words)
    return element(
        "head",
        "\n",
        joined(
            (
                element("meta", charset="utf-8"),
                element("meta", http_equiv="Content-Security-Policy", content=policy),
                element("title", escape(f"{title} – {ctx.letterhead.short_name or ctx.letterhead.institution}")),
                element("meta", name="viewport", content="width=device-width, initial-scale=1"),
                *_meta(doc, words, ctx),
                *_open_graph(doc, title, ctx.letterhead),
                *_links(doc, ctx.letterhead),
                f'<script type="application/ld+json">{data}</script>',
                f"<style>{sheet}</style>",
            )
        ),
        "\n",
    )


def _title(doc: Communique, words: Edition) -> str:
    return wording.one_line(doc.headline) or words.label("untitled")


def _meta(doc: Communique, words: Edition, ctx: ExportContext) -> Iterator[str]:
    subjects = words.patterns["comma"].join(wording.one_line(subject.name) for subject in doc.subjects if subject.name)
    named = {
        "description": wording.one_line(doc.lead),
        "keywords": subjects,
        "generator": ctx.producer,
        "color-scheme": "light dark",
        "dcterms.identifier": doc.guid,
        "robots": "" if wording.shareable(doc, ctx.now) else "noindex",
    }
    yield from (element("meta", name=name, content=content) for name, content in named.items() if content)


def _open_graph(doc: Communique, title: str, letterhead: Letterhead) -> Iterator[str]:
    """Yield what messaging programs read to show a link (https://ogp.me)."""
    told = {
        "og:type": "article",
        "og:title": title,
        "og:description": wording.one_line(doc.lead),
        "og:site_name": letterhead.institution,
        "og:url": links.web(doc.guid),
        "article:published_time": doc.released.isoformat() if doc.released else "",
        "article:modified_time": doc.modified.isoformat() if doc.modified else "",
    }
    yield from (element("meta", property=name, content=content) for name, content in told.items() if content)


def _links(doc: Communique, letterhead: Letterhead) -> Iterator[str]:
    if address := links.web(doc.guid):
        yield element("link", rel="canonical", href=address)
    for translation in doc.translations:
        if (address := links.web(translation.guid)) and (tag := language_tag(translation.language)):
            yield element("link", rel="alternate", hreflang=tag, href=address)
    if letterhead.emblem:
        yield element("link", rel="icon", type="image/svg+xml", href=_icon(letterhead.emblem, letterhead))


def _icon(emblem: Emblem, letterhead: Letterhead) -> str:
    outlines = "".join(
        f'<path fill="{getattr(letterhead.colours, stroke.fill)}" d="{stroke.path}"/>' for stroke in emblem.strokes
    )
    size = f"{emblem.size:g}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">{outlines}</svg>'
    return f"data:image/svg+xml,{quote(svg, safe='')}"
