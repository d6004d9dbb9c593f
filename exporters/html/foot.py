"""What stands below the text: signatures, end mark, further reading, contacts, rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters import links, wording
from exporters.html.body import image
from exporters.html.elements import element, escape, filled, joined, letterhead_language, lines, words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.document import Communique, Contact, Related, Signatory
    from aes_editor.edition import Edition
    from aes_editor.letterhead import Letterhead


def signatures(doc: Communique, words: Edition) -> str:
    """Return who signed, where and when."""
    signed = [_signature(number, signatory, words) for number, signatory in enumerate(doc.signatories)]
    return element("div", joined(signed), id="signatories", data_field="signatories") if any(signed) else ""


def _signature(number: int, signatory: Signatory, words: Edition) -> str:
    field = f"signatories/{number}"
    told = joined(
        (
            filled("p", words.done(signatory), class_="done", data_field=f"{field}/place", **words_in(words)),
            filled("p", wording.full_name(signatory.person), class_="speaker", data_field=f"{field}/person/name"),
            filled("p", wording.title(signatory.person, words), class_="role", data_field=f"{field}/person/role"),
        )
    )
    return element("div", told, data_field=field) if told else ""


def end_mark(words: Edition) -> str:
    """Return the mark after which nothing more belongs to the text."""
    return element("p", lines(words.label("end_mark")), id="end", **words_in(words))


def related(doc: Communique, words: Edition, media: Mapping[str, bytes]) -> str:
    """Return « À lire également »."""
    items = joined(_related(number, item, words, media) for number, item in enumerate(doc.related))
    return section("related", words, element("ul", items)) if items else ""


def _related(number: int, item: Related, words: Edition, media: Mapping[str, bytes]) -> str:
    field = f"related/{number}"
    href = links.web(item.url) or ("" if item.url.strip() else links.web(item.guid))
    title = wording.one_line(item.title) or href
    linked = element("a", escape(title), href=href) if href else escape(title)
    told = joined(
        (
            image(item.media, "", words, media) if item.media else "",
            element("h3", linked, data_field=f"{field}/title") if title else "",
            filled("p", item.summary, data_field=f"{field}/summary"),
            "" if href else filled("p", item.url, class_="address", data_field=f"{field}/url"),
        )
    )
    return element("li", told, data_field=field) if told else ""


def boilerplate(doc: Communique, words: Edition) -> str:
    """Return what the institution says of itself."""
    told = joined(
        element("p", lines(paragraph), data_field=f"boilerplate/{number}")
        for number, text in enumerate(doc.boilerplate)
        for paragraph in wording.paragraphs(text)
    )
    return section("boilerplate", words, told) if told else ""


def contacts(doc: Communique, words: Edition) -> str:
    """Return the press contacts that readers may see."""
    told = [_contact(number, contact, words) for number, contact in enumerate(doc.contacts) if contact.public]
    return section("contacts", words, element("ul", joined(told))) if any(told) else ""


def _contact(number: int, contact: Contact, words: Edition) -> str:
    field = f"contacts/{number}"
    label = element("span", escape(words.label("phone")), **words_in(words))
    phones = (_followed(links.phone(phone), phone) for phone in contact.phones)
    told = joined(
        (
            filled("p", wording.one_line(contact.name), class_="speaker", data_field=f"{field}/name"),
            filled("p", wording.title(contact, words), class_="role", data_field=f"{field}/role"),
            *(element("p", label, " ", phone, data_field=f"{field}/phones") for phone in phones if phone),
            _address(links.mail(contact.email), contact.email, data_field=f"{field}/email"),
            filled(
                "p",
                words.patterns["comma"].join(map(words.language_name, contact.languages)),
                class_="role",
                data_field=f"{field}/languages",
            ),
        )
    )
    return element("li", told, data_field=field) if told else ""


def _followed(href: str, text: str) -> str:
    """Return *text* as a link, or as text where there is nothing to follow; digits and addresses run left to right."""
    text = wording.one_line(text)
    name, target = ("a", href) if href else ("span", None)
    return element(name, escape(text), href=target, dir="ltr") if text else ""


def _address(href: str, text: str, **attributes: str) -> str:
    address = _followed(href, text)
    return element("p", address, **attributes) if address else ""


def colophon(doc: Communique, letterhead: Letterhead) -> str:
    """Return the rights and the service that publishes."""
    own = letterhead_language(letterhead, doc.language)
    told = joined(
        (
            filled("p", wording.rights_line(doc.rights), dir="auto", data_field="rights/notice"),
            *(element("p", lines(text), data_field="rights/usage") for text in wording.paragraphs(doc.rights.usage)),
            filled("p", letterhead.service, **own),
            filled("p", letterhead.contact_line, **own),
            _address(links.web(letterhead.url), letterhead.url),
        )
    )
    return element("footer", told, id="rights", data_field="rights") if told else ""


def section(name: str, words: Edition, content: str) -> str:
    """Return a section headed by the label *name*, which is also its id and its field."""
    heading = element("h2", lines(words.label(name)), id=f"{name}-heading", **words_in(words))
    return element("section", heading, content, id=name, data_field=name, aria_labelledby=f"{name}-heading")
