"""What stands above the text: warnings, letterhead, headline, lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters import wording
from exporters.html.elements import element, filled, joined, letterhead_language, lines, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aes_editor.document import Communique
    from aes_editor.edition import Edition
    from aes_editor.letterhead import Emblem, Letterhead
    from exporters.wording import Notice


def warnings(notices: Iterable[Notice], words: Edition) -> str:
    """Return the warnings, which stay in sight on screen and are printed again on every sheet."""
    told = [
        element("p", lines(notice.text), id=notice.field, class_="notice", data_field=notice.field, role="note")
        for notice in notices
    ]
    return element("div", joined(told), id="notices", **words_in(words)) if told else ""


def masthead(letterhead: Letterhead, language: str) -> str:
    """Return the letterhead; its emblem is decoration, since the name of the institution stands beside it."""
    names = joined(
        (
            filled("p", letterhead.institution, class_="institution"),
            filled("p", " · ".join(letterhead.members), class_="members"),
            filled("p", letterhead.motto, class_="motto"),
        )
    )
    drawing = emblem(letterhead.emblem) if letterhead.emblem else ""
    return element("header", drawing, element("div", names, **letterhead_language(letterhead, language)), id="masthead")


def emblem(drawing: Emblem) -> str:
    """Return the vector emblem; the style sheet inks its outlines."""
    outlines = (element("path", d=stroke.path, class_=f"ink-{stroke.fill}") for stroke in drawing.strokes)
    size = f"{drawing.size:g}"
    return element("svg", *outlines, class_="emblem", viewBox=f"0 0 {size} {size}", aria_hidden="true")


def head(doc: Communique, words: Edition) -> str:
    """Return the type and reference, kicker, headline and subtitle; a document without headline is called untitled."""
    kind = element("span", lines(words.kind(doc.kind)), class_="kind", data_field="kind", **words_in(words))
    reference = filled("span", doc.reference, class_="reference", data_field="reference")
    titles = (
        filled("p", doc.kicker, class_="kicker", data_field="kicker"),
        filled("h1", doc.headline, id="headline", data_field="headline") or _untitled(words),
        filled("p", doc.subtitle, class_="subtitle", data_field="subtitle"),
    )
    return element(
        "header",
        element("p", joined((kind, reference)), class_="nameplate"),
        element("hgroup", joined(titles)),
        id="head",
    )


def _untitled(words: Edition) -> str:
    text = lines(words.label("untitled"))
    return element("h1", text, id="headline", class_="untitled", data_field="headline", **words_in(words))


def lead(doc: Communique) -> str:
    """Return the lead; "" where there is none."""
    paragraphs = [element("p", lines(text)) for text in wording.paragraphs(doc.lead)]
    return element("div", joined(paragraphs), id="lead", data_field="lead") if paragraphs else ""
