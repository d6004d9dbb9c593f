"""The words of the page as HTML for letters: what mail programs and word processors make of it, and no more.

No letterhead drawn, nothing to pass on, hardly any style; the images stand in it, or are named to be sent along.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, NamedTuple

from aes_editor import edition
from exporters import wording
from exporters.clean import cleaned
from exporters.html.elements import element, escape, joined, language_tag, letterhead_language
from exporters.html.parts import parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.document import Communique
    from exporters.context import ExportContext

_LEFT_OUT = frozenset({"masthead", "share"})
_IMAGE = re.compile(r'src="data:image/(?P<kind>[a-z]+);base64,(?P<data>[A-Za-z0-9+/=]+)"')
_MARKS = re.compile(r' (?:data-field|tabindex|role|aria-[a-z]+)="[^"]*"')
_STYLE = (
    "body{font-family:Georgia,'Noto Serif',serif;line-height:1.5;max-width:42em}"
    ".notice{font-weight:bold;border:2px solid #a4262c;padding:.4em .8em}"
    ".kicker,.nameplate,.credit{color:#5d615a}#lead{font-weight:bold}img{max-width:100%;height:auto}"
    "table{border-collapse:collapse}th,td{border:1px solid #8f8b80;padding:.2em .6em;text-align:start}"
)


class Letter(NamedTuple):
    """A whole HTML document, and its images by the name that it calls them (``cid:``)."""

    html: str
    images: Mapping[str, bytes]


def letter(doc: Communique, ctx: ExportContext, *, inline: bool) -> Letter:
    """Return the words of *doc*, its warnings first; *inline* images stand in it, others go along by name."""
    doc = cleaned(doc)
    words = edition.of(doc)
    told = {part.id: _MARKS.sub("", part.html) for part in parts(doc, ctx) if part.id not in _LEFT_OUT}
    notices = told.pop("notices", "")
    head = element("p", element("strong", escape(ctx.letterhead.institution)), **_letterhead(doc, ctx))
    body = joined((notices, head, *told.values()))
    images: dict[str, bytes] = {}
    if not inline:
        body = _IMAGE.sub(lambda found: f'src="cid:{_kept(images, found)}"', body)
    title = wording.one_line(doc.headline) or words.label("untitled")
    top = element("head", element("meta", charset="utf-8"), element("title", escape(title)), f"<style>{_STYLE}</style>")
    language = language_tag(doc.language) or words.words
    html = element("html", top, "\n", element("body", "\n", body, "\n"), lang=language, dir=words.direction)
    return Letter(f"<!DOCTYPE html>\n{html}\n", images)


def _letterhead(doc: Communique, ctx: ExportContext) -> dict[str, str]:
    return letterhead_language(ctx.letterhead, doc.language)


def _kept(images: dict[str, bytes], found: re.Match[str]) -> str:
    name = f"image{len(images) + 1}.{found['kind'].replace('jpeg', 'jpg')}"
    images[name] = base64.b64decode(found["data"])
    return name
