"""The documents of ``benchmarks.pdf`` in the languages of the other engines."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from aes_editor import edition
from aes_editor.document import Communique, Paragraphs
from exporters.newsml import NewsmlExporter

if TYPE_CHECKING:
    from exporters import ExportContext

_COMMAND = re.compile("([MLCZ])([^MLCZ]*)")
_POINTS = {"M": 1, "L": 1, "C": 3, "Z": 0}


def as_page(doc: Communique, ctx: ExportContext) -> str:
    """Return what ``pdf_page.typ`` prints: the same page as ours, with the record to attach ready made."""
    head, words = ctx.letterhead, edition.of(doc)
    lead, *paragraphs = _texts(doc)
    fields = {
        "title": doc.headline,
        "short": doc.short_title or doc.headline,
        "lead": lead,
        "dateline": words.dateline(doc.dateline),
        "paragraphs": paragraphs,
        "kind": words.kind(doc.kind),
        "draft": words.label("draft"),
        "end": words.label("end_mark"),
        "related_title": words.label("related"),
        "related": [{"url": item.url, "title": item.title} for item in doc.related],
        "institution": head.institution,
        "short_name": head.short_name,
        "members": " · ".join(head.members),
        "motto": head.motto,
        "service": head.service,
        "emblem": [
            {"fill": stroke.fill, "path": _path(stroke.path)} for stroke in (head.emblem.strokes if head.emblem else ())
        ],
        "record": NewsmlExporter().export(doc, ctx).decode(),
    }
    return json.dumps(fields, ensure_ascii=False)


def _path(path: str) -> list[tuple[str, list[tuple[float, float]]]]:
    """Return the commands of an SVG path with the points of each."""
    found: list[tuple[str, list[tuple[float, float]]]] = []
    for command, arguments in _COMMAND.findall(path):
        numbers = [float(number) for number in arguments.replace(",", " ").split()]
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        count = _POINTS[command]
        found += [(command, points[at : at + count]) for at in range(0, max(1, len(points)), max(1, count))]
    return found


def as_typst(doc: Communique) -> str:
    """Return *doc* in the language of typst: its bare text, justified and hyphenated, with page numbers."""
    paragraphs = "\n\n".join(f"#{json.dumps(text, ensure_ascii=False)}" for text in _texts(doc))
    return (
        f"#set document(title: {json.dumps(doc.headline, ensure_ascii=False)})\n"
        '#set page(paper: "a4", margin: 25mm, numbering: "1 / 1")\n'
        '#set text(font: "Noto Serif", size: 10.6pt, lang: "fr")\n'
        "#set par(justify: true, leading: 0.62em)\n"
        f"= #{json.dumps(doc.headline, ensure_ascii=False)}\n\n{paragraphs}\n"
    )


def as_html(doc: Communique) -> str:
    """Return the bare text of *doc* for an engine that prints web pages."""
    paragraphs = "".join(f"<p>{html.escape(text)}</p>" for text in _texts(doc))
    style = (
        "@page{size:A4;margin:25mm;@bottom-right{content:counter(page) ' / ' counter(pages)}}"
        "body{font:10.6pt/1.47 'Noto Serif';text-align:justify;hyphens:auto}"
    )
    title = html.escape(doc.headline)
    return (
        f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>{title}</title><style>{style}</style>'
        f"<h1>{title}</h1>{paragraphs}</html>"
    )


def _texts(doc: Communique) -> list[str]:
    return [doc.lead, *(block.text for block in doc.body if isinstance(block, Paragraphs))]
