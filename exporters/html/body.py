"""The blocks of the body. Each is one element whose id is ``body-`` and its number."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from aes_editor import markup
from aes_editor.document import Figure, Paragraphs, Quote, Subheading
from aes_editor.document.quotation import paragraphs, stands_alone
from exporters import wording
from exporters.html.elements import element, escape, filled, joined, lines, spoken_in, words_in
from exporters.html.flow import flow, inline
from exporters.images import data_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.document import Block, Person
    from aes_editor.edition import Edition


def dateline(text: str) -> str:
    """Return the words that open the text; "" where there are none."""
    return element("span", escape(text), class_="dateline", data_field="dateline") if text else ""


def block(number: int, block: Block, words: Edition, media: Mapping[str, bytes], opening: str = "") -> str:
    """Return block *number* as one element, *opening* (markup) at its start; "" where it holds nothing to print."""
    match block:
        case Paragraphs(text=text):
            content = flow(markup.blocks(text), words.label("table"), opening)
            return element("div", content, **_named(number, "text")) if content else ""
        case Quote():
            return _quote(number, block, words, opening)
        case Subheading(text=text):
            return filled("h2", text, **_named(number, "text"))
        case Figure():
            return _figure(number, block, words, media)
        case _:
            assert_never(block)


def _named(number: int, field: str) -> dict[str, str]:
    return {"id": f"body-{number}", "data_field": f"body/{number}/{field}"}


def _quote(number: int, quote: Quote, words: Edition, opening: str) -> str:
    paras = paragraphs(quote)
    if not paras:
        return ""
    spoken = spoken_in(quote.language) if quote.language != words.language else {}
    if not stands_alone(quote):
        printed = (element("p", "" if at else opening, inline(para.runs, **spoken)) for at, para in enumerate(paras))
        return element("div", joined(printed), class_="said", **_named(number, "text"), **_speaker_data(quote.speaker))
    printed = (element("p", inline(para.runs)) for para in paras)
    quoted = element("blockquote", joined(printed), **spoken)
    return element(
        "figure", quoted, _attribution(number, quote.speaker, words), class_="quote", **_named(number, "text")
    )


def _speaker_data(speaker: Person) -> dict[str, str]:
    data = {
        "data_speaker": speaker.name,
        "data_honorific": speaker.honorific,
        "data_role": speaker.role,
        "data_organisation": speaker.organisation,
    }
    return {name: value for name, value in data.items() if value}


def _attribution(number: int, speaker: Person, words: Edition) -> str:
    told = joined(
        (
            filled("cite", wording.full_name(speaker), class_="speaker"),
            filled("span", wording.title(speaker, words), class_="role"),
        )
    )
    return element("figcaption", told, data_field=f"body/{number}/speaker") if told else ""


def _figure(number: int, figure: Figure, words: Edition, media: Mapping[str, bytes]) -> str:
    field = f"body/{number}"
    alt = "" if figure.decorative else figure.alt or figure.caption
    caption = joined(
        (
            filled("span", figure.caption, class_="caption", data_field=f"{field}/caption"),
            _credit(figure.credit, words, f"{field}/credit"),
            filled("small", figure.rights, class_="rights", data_field=f"{field}/rights"),
        )
    )
    return element(
        "figure",
        image(figure.media, alt, words, media),
        element("figcaption", caption) if caption else "",
        class_="image",
        **_named(number, "media"),
    )


def _credit(credit: str, words: Edition, field: str) -> str:
    text = words.credit(wording.one_line(credit)) if credit.strip() else ""
    return filled("small", text, class_="credit", data_field=field)


def image(name: str, alt: str, words: Edition, media: Mapping[str, bytes]) -> str:
    """Return the image called *name*; where it is not there or of no known kind, a notice with *alt* says so."""
    uri = data_uri(media[name]) if name in media else None
    if uri:
        return element("img", src=uri, alt=wording.one_line(alt))
    absent = element("strong", lines(words.label("image_missing")), **words_in(words))
    return element("p", joined((absent, lines(alt.strip())), " – "), class_="missing")
