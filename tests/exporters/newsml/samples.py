"""A document with everything in it, and the ways to look at its record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
from lxml import etree

from aes_editor import letterhead
from aes_editor.document import (
    Communique,
    Contact,
    Dateline,
    Figure,
    Paragraphs,
    Person,
    Quote,
    Related,
    Rights,
    Signatory,
    Status,
    Subheading,
    Subject,
    Translation,
)
from aes_editor.newsml.terms import NAR, XHTML
from exporters.context import ExportContext
from exporters.newsml import NewsmlExporter
from tests.strategies import images

NOW = dt.datetime(2026, 1, 2, 9, 30, tzinfo=dt.UTC)
WAT = dt.timezone(dt.timedelta(hours=1))
NAMES = {"g": NAR, "x": XHTML}

IMAGE_NAME, IMAGE = min((name, data) for name, data in images().items() if name.endswith(".png"))

PRESIDENT = Person(name="Awa KEÏTA", honorific="Madame", role="Présidente du Conseil", organisation="Gouvernement")
MINISTER = Person(name="Issa OUÉDRAOGO", role="Ministre des Transports")

DOC = Communique(
    guid="tag:aes.example,2025-12-23:communique:pont",
    reference="N° 012/2025/AES/COM",
    status=Status.RELEASED,
    kicker="Infrastructures",
    headline="Un pont sur le fleuve, ouvert à tous",
    subtitle="Les travaux ont duré trois ans",
    short_title="Un pont ouvert",
    lead="Le pont est ouvert.\nIl relie les deux rives.",
    dateline=Dateline(place="Bamako", country="ML", date=dt.date(2025, 12, 23)),
    body=(
        Paragraphs(text="Le pont a été **inauguré** ce matin.\n\n- deux voies\n- une piste cyclable"),
        Quote(text="« Ce pont unit », a dit la Présidente. « Il demeure. »", speaker=PRESIDENT),
        Subheading(text="La suite"),
        Quote(text="« Nous irons plus loin. »", speaker=MINISTER, language="bm"),
        Figure(media=IMAGE_NAME, alt="Le pont", caption="Le pont au matin", credit="Service de presse"),
    ),
    related=(
        Related(title="La pose de la première pierre", summary="En 2022.", url="https://aes.example/2022?a=1&b=%20"),
        Related(title="Le plan des routes", guid="tag:aes.example,2024-01-01:communique:routes", media=IMAGE_NAME),
    ),
    contacts=(
        Contact(
            name="Mariam CISSÉ",
            role="Attachée de presse",
            organisation="Service de presse",
            phones=("+223 20 22 00 00", "+223 70 00 00 00"),
            email="presse@aes.example",
            languages=("fr", "bm"),
        ),
    ),
    boilerplate=("La Confédération réunit trois États.\n\nElle a son siège à Bamako.",),
    signatories=(Signatory(person=PRESIDENT, place="Bamako", date=dt.date(2025, 12, 23)),),
    rights=Rights(holder="AES", notice="© 2025 AES", usage="Reproduction libre."),
    subjects=(Subject(code="medtop:20000337", name="Transport"), Subject(name="ponts")),
    translations=(Translation(language="bm", guid="tag:aes.example,2025-12-23:communique:pont-bm"),),
    created=dt.datetime(2025, 12, 22, 18, tzinfo=WAT),
    modified=dt.datetime(2025, 12, 23, 9, 15, tzinfo=WAT),
    released=dt.datetime(2025, 12, 23, 11, tzinfo=dt.UTC),
)


def changed(**fields: object) -> Communique:
    """Return the document with some fields of other values."""
    return msgspec.structs.replace(DOC, **fields)


def context(*, now: dt.datetime = NOW, media: Mapping[str, bytes] | None = None, profile: str = "") -> ExportContext:
    """Return a context at a fixed moment."""
    return ExportContext(
        now=now, producer="AES Editor 0.1.0", letterhead=letterhead.load(), media=media or {}, profile=profile
    )


def record(doc: Communique = DOC, ctx: ExportContext | None = None) -> etree._Element:
    """Return the record of *doc* as a tree."""
    return etree.fromstring(NewsmlExporter().export(doc, ctx or context()))


def values(tree: etree._Element, path: str) -> list[str]:
    """Return what *path* (prefixes ``g`` and ``x``) finds: texts, attribute values, or the texts of elements."""
    found: Any = tree.xpath(path, namespaces=NAMES)
    return [each if isinstance(each, str) else "".join(each.itertext()) for each in found]
