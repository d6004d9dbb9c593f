"""The communiqué as schema.org ``NewsArticle`` in JSON-LD, each segment of direct speech a ``Quotation``.

https://schema.org/NewsArticle. ``relatedLink`` is a property of the page that shows the article, ``contactPoint`` of
its publisher, so they stand there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from aes_editor import edition, markup
from aes_editor.document import Figure, Paragraphs, Quote, Status, Subheading
from aes_editor.document.quotation import spoken
from exporters import links, wording
from exporters.clean import cleaned

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from aes_editor.document import Communique, Contact, Person
    from aes_editor.edition import Edition
    from aes_editor.letterhead import Letterhead
    from exporters.context import ExportContext

_STATUS = {
    Status.DRAFT: "Draft",
    Status.REVIEWED: "Reviewed",
    Status.APPROVED: "Approved",
    Status.RELEASED: "Published",
    Status.CORRECTED: "Corrected",
    Status.CANCELLED: "Cancelled",
}


def script(doc: Communique, ctx: ExportContext) -> str:
    """Return the article as JSON that may stand inside a ``script`` element: no ``<``, ``>`` or ``&`` in it."""
    text = json.dumps(article(doc, ctx), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def article(doc: Communique, ctx: ExportContext) -> dict[str, Any]:
    """Return *doc* as a JSON-LD object; a property without a value is not there."""
    doc = cleaned(doc)
    words = edition.of(doc)
    day = doc.dateline.date
    return {
        "@context": "https://schema.org",
        **_thing("NewsArticle", url=links.web(doc.guid), identifier=_identifiers(doc), version=str(doc.version)),
        **_filled(
            headline=wording.one_line(doc.headline),
            alternativeHeadline=_several(doc.kicker, doc.subtitle, doc.short_title),
            abstract=doc.lead,
            genre=words.kind(doc.kind),
            inLanguage=doc.language,
            articleBody=_article_body(doc),
            hasPart=list(_quotations(doc)),
            image=list(_images(doc)),
            locationCreated=_place(doc),
            dateCreated=day.isoformat() if day else _instant(doc.created),
            dateModified=_instant(doc.modified),
            datePublished=_instant(doc.released),
            creativeWorkStatus=_STATUS[doc.status],
            conditionsOfAccess=_conditions(doc, words, ctx.now),
            audience=_thing("Audience", audienceType=doc.diffusion.value),
            author=[_person(signatory.person) for signatory in doc.signatories if signatory.person.name],
            publisher=_publisher(doc, ctx.letterhead),
            about=[_thing("DefinedTerm", termCode=term.code, name=term.name) for term in doc.subjects],
            correction=_correction(doc),
            workTranslation=[
                _thing("NewsArticle", identifier=other.guid, inLanguage=other.language) for other in doc.translations
            ],
            copyrightHolder=_named("Organization", doc.rights.holder),
            copyrightNotice=doc.rights.notice,
            usageInfo=doc.rights.usage,
            mainEntityOfPage=_page(doc),
        ),
    }


def _filled(**properties: Any) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value}


def _thing(kind: str, **properties: Any) -> dict[str, Any]:
    return {"@type": kind, **_filled(**properties)}


def _named(kind: str, name: str) -> dict[str, Any] | None:
    return _thing(kind, name=wording.one_line(name)) if name.strip() else None


def _several(*texts: str) -> str | list[str]:
    """Return the texts that say something: one as it is, several as a list."""
    found = [wording.one_line(text) for text in texts if text.strip()]
    return found[0] if len(found) == 1 else found


def _identifiers(doc: Communique) -> Any:
    reference = wording.one_line(doc.reference)
    if not reference:
        return doc.guid
    return [*filter(None, [doc.guid]), _thing("PropertyValue", propertyID="reference", value=reference)]


def _instant(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _place(doc: Communique) -> dict[str, Any] | None:
    place, country = doc.dateline.place, doc.dateline.country
    if not place and not country:
        return None
    address = _thing("PostalAddress", addressLocality=place, addressCountry=country)
    return _thing("Place", name=place, address=address)


def _article_body(doc: Communique) -> str:
    """Return the text of the body, paragraphs apart by empty lines, captions left out."""
    return "\n\n".join(text for block in doc.body for text in _texts(block) if text)


def _texts(block: Any) -> Iterator[str]:
    match block:
        case Paragraphs(text=text) | Quote(text=text):
            yield from (markup.plain(markup.inline_of(node)) for node in markup.blocks(text))
        case Subheading(text=text):
            yield text


def _quotations(doc: Communique) -> Iterator[dict[str, Any]]:
    for block in doc.body:
        if isinstance(block, Quote):
            for segment in spoken(block):
                yield _thing(
                    "Quotation",
                    text=segment,
                    inLanguage=block.language or doc.language,
                    spokenByCharacter=_person(block.speaker),
                )


def _images(doc: Communique) -> Iterator[dict[str, Any]]:
    """Yield what is said of each image that says something; the image itself is in the page."""
    for block in doc.body:
        if isinstance(block, Figure) and not block.decorative:
            told = _thing(
                "ImageObject",
                caption=wording.one_line(block.caption),
                description=wording.one_line(block.alt),
                creditText=wording.one_line(block.credit),
                copyrightNotice=wording.one_line(block.rights),
            )
            if len(told) > 1:
                yield told


def _person(person: Person) -> dict[str, Any] | None:
    if not person.name.strip():
        return None
    return _thing(
        "Person",
        name=person.name,
        honorificPrefix=person.honorific,
        jobTitle=person.role,
        worksFor=_named("Organization", person.organisation),
    )


def _publisher(doc: Communique, letterhead: Letterhead) -> dict[str, Any]:
    return _thing(
        "Organization",
        name=letterhead.institution,
        alternateName=letterhead.short_name,
        slogan=letterhead.motto,
        url=links.web(letterhead.url),
        description="\n\n".join(doc.boilerplate),
        contactPoint=[_contact(contact) for contact in doc.contacts if contact.public],
    )


def _contact(contact: Contact) -> dict[str, Any]:
    return _thing(
        "ContactPoint",
        contactType="press",
        name=contact.name,
        email=contact.email,
        telephone=_several(*contact.phones),
        availableLanguage=_several(*contact.languages),
        description=", ".join(filter(None, (contact.role, contact.organisation))),
    )


def _conditions(doc: Communique, words: Edition, now: dt.datetime) -> str | None:
    return words.embargo(doc.embargo) if doc.embargo and doc.under_embargo(now) else None


def _correction(doc: Communique) -> dict[str, Any] | None:
    if doc.corrects is None:
        return None
    corrected = _thing("NewsArticle", identifier=doc.corrects.guid, version=str(doc.corrects.version))
    return _thing("CorrectionComment", text=doc.corrects.reason, about=corrected)


def _page(doc: Communique) -> dict[str, Any] | None:
    read_also = [links.web(item.url) or item.guid for item in doc.related]
    return _thing("WebPage", relatedLink=list(filter(None, read_also))) if any(read_also) else None
