"""The communiqué as ninjs 3.1."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from aes_editor.document import Communique, Contact, Corrects, Embargo, Related, Rights, Status
from exporters.ninjs import NinjsExporter
from tests.exporters.newsml.samples import DOC, IMAGE, IMAGE_NAME, NOW, changed, context, record, values
from tests.strategies import communiques, media_for


@pytest.fixture(scope="session")
def ninjs_schema(shared: Path) -> Draft202012Validator:
    """IPTC's own JSON Schema of ninjs 3.1."""
    return Draft202012Validator(json.loads((shared / "data/newsml-g2/xsd/ninjs-schema_3.1.json").read_bytes()))


def news(doc: Communique = DOC, **told: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(NinjsExporter().export(doc, context(**told)))
    return found


@pytest.mark.parametrize("doc", [Communique(), DOC], ids=["an empty draft", "everything"])
def test_it_is_valid(doc: Communique, ninjs_schema: Draft202012Validator) -> None:
    ninjs_schema.validate(news(doc))


@settings(max_examples=60)
@given(doc=communiques())
def test_any_document_is_valid_and_always_the_same(ninjs_schema: Draft202012Validator, doc: Communique) -> None:
    ctx = context(media=media_for(doc))
    data = NinjsExporter().export(doc, ctx)

    ninjs_schema.validate(json.loads(data))
    assert NinjsExporter().export(doc, ctx) == data


def test_it_says_what_the_record_says() -> None:
    told, root = news(), record()

    assert told["uri"] == values(root, "@guid")[0]
    assert told["versionCreated"] == values(root, "g:itemMeta/g:versionCreated")[0]
    assert told["bodies"][1]["value"] == values(root, "g:contentSet/g:inlineData")[0]
    assert told["copyrightNotice"] == values(root, "g:rightsInfo/g:copyrightNotice")[0]


def test_headlines_are_told_apart_by_role() -> None:
    assert {each["role"]: each["value"] for each in news()["headlines"]} == {
        "main": DOC.headline,
        "kicker": DOC.kicker,
        "subtitle": DOC.subtitle,
        "short": DOC.short_title,
    }


def test_people_places_and_subjects_are_named() -> None:
    told = news()

    assert [(person["rel"], person["name"]) for person in told["people"]] == [
        ("quoted", "Madame Awa KEÏTA, Présidente du Conseil, Gouvernement"),
        ("quoted", "Issa OUÉDRAOGO, Ministre des Transports"),
        ("signatory", "Madame Awa KEÏTA, Présidente du Conseil, Gouvernement"),
        ("press-contact", "Mariam CISSÉ, Attachée de presse, Service de presse"),
    ]
    assert told["places"] == [{"name": "Bamako", "rel": "dateline", "uri": "http://sws.geonames.org/2460596"}]
    assert told["subjects"] == [
        {"name": "Transport", "uri": "http://cv.iptc.org/newscodes/mediatopic/20000337"},
        {"name": "ponts"},
    ]


def test_images_and_what_to_read_next_are_associated() -> None:
    image, *read_also = news(media={IMAGE_NAME: IMAGE})["associations"]

    assert image["uri"].startswith("ni:///sha-256;")
    assert image["renditions"] == [
        {
            "name": "original",
            "title": IMAGE_NAME,
            "contentType": "image/png",
            "sizeInBytes": len(IMAGE),
            "width": 32,
            "height": 18,
        }
    ]
    assert [each["name"] for each in read_also] == [related.title for related in DOC.related]


@pytest.mark.parametrize("address", ["", "https://[", "javascript:alert(1)", "aes.example"])
def test_what_to_read_next_always_has_a_uri_and_never_a_trap(address: str) -> None:
    (related,) = news(changed(body=(), related=(Related(title="Autre", url=address),)))["associations"]

    assert related["uri"].startswith("urn:uuid:")


def test_contacts_that_are_not_public_stay_home() -> None:
    private = Contact(name="Ligne directe", phones=("66 66",), public=False)

    for profile in ("release", "complete"):
        assert b"66 66" not in NinjsExporter().export(changed(contacts=(private,)), context(profile=profile))


def test_a_cancellation_carries_no_content() -> None:
    told = news(changed(status=Status.CANCELLED))

    assert (told["pubStatus"], told["representationType"], told["edNote"]) == ("canceled", "partial", "Annulé")
    assert not told.keys() & {"bodies", "descriptions", "people", "places", "associations"}


def test_an_embargo_without_an_end_is_withheld_and_says_why() -> None:
    told = news(changed(embargo=Embargo()))

    assert (told["pubStatus"], told["edNote"]) == ("withheld", "Sous embargo jusqu’à nouvel ordre")
    assert "embargoedUntil" not in told


def test_a_dated_embargo_is_dated() -> None:
    told = news(changed(embargo=Embargo(until=NOW)))

    assert (told["pubStatus"], told["embargoedUntil"]) == ("usable", "2026-01-02T09:30:00Z")


def test_a_correction_says_why() -> None:
    assert news(changed(corrects=Corrects(guid=DOC.guid, reason="Un nom.")))["edNote"] == "Un nom."


def test_rights_nobody_wrote_are_those_of_the_institution() -> None:
    told = news(changed(rights=Rights()))

    assert told["copyrightHolder"] == "Confédération des États du Sahel"
    assert told["copyrightNotice"] == "© Confédération des États du Sahel"


def test_an_identifier_that_is_no_uri_is_made_one() -> None:
    assert news(changed(guid="n° 12"))["uri"] == news(changed(guid="n° 12", lead="autre"))["uri"]
    assert news(changed(guid="n° 12"))["uri"].startswith("urn:uuid:")
