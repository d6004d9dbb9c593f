"""The communiqué as machines read it."""

import json

from hypothesis import given
from msgspec.structs import replace

from aes_editor.document import Communique, Embargo
from exporters import jsonld
from tests import documents
from tests.exporters.pages import context
from tests.strategies import communiques


def test_every_field_has_its_schema_org_term() -> None:
    found = jsonld.article(documents.full(), context())

    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "NewsArticle"
    assert found["url"] == "https://aes.example/communiques/2026/31"
    assert found["identifier"][0] == found["url"]
    assert found["identifier"][1]["value"] == "N°\u00a0031/2026/AES/COM"
    assert found["version"] == "2"
    assert found["genre"] == "Communiqué conjoint"
    assert found["inLanguage"] == "fr"
    assert found["alternativeHeadline"] == [
        "Transports",
        "Le balisage est achevé de Koulikoro à Gaya",
        "Navigation sur le Niger",
    ]
    assert found["abstract"].startswith("Les trois pays")
    assert "La ligne ouvre le 1er avril" in found["articleBody"]
    assert found["locationCreated"]["address"]["addressCountry"] == "NE"
    assert found["dateCreated"] == "2026-03-01"
    assert found["datePublished"] == "2026-03-10T08:30:00+00:00"
    assert found["creativeWorkStatus"] == "Corrected"
    assert found["author"][0]["name"] == "Aïssata BARRY"
    assert [contact["name"] for contact in found["publisher"]["contactPoint"]] == ["Oumar DICKO"]
    assert found["publisher"]["description"].startswith("La Confédération réunit")
    assert found["about"][0]["termCode"] == "medtop:20000337"
    assert found["correction"]["text"] == "Le nombre d’escales"
    assert found["workTranslation"][0]["inLanguage"] == "en"
    assert found["copyrightHolder"]["name"] == "AES"
    assert found["copyrightNotice"] == "© 2026 AES"
    assert found["usageInfo"] == "Reproduction libre, source citée."
    assert found["mainEntityOfPage"]["relatedLink"] == [
        "https://aes.example/30",
        "tag:aes.example,2026-02-01:communique:29",
    ]
    assert "conditionsOfAccess" not in found


def test_each_segment_of_speech_is_a_quotation_with_its_speaker() -> None:
    quotations = jsonld.article(documents.full(), context())["hasPart"]

    assert [quotation["text"] for quotation in quotations] == [
        "Le fleuve nous relie",
        "Il nous nourrit aussi.",
        "Une escale, une école, un marché.",
        "The river is open.",
    ]
    assert quotations[0]["spokenByCharacter"] == {
        "@type": "Person",
        "name": "Aïssata BARRY",
        "honorificPrefix": "Mme",
        "jobTitle": "Ministre de la Navigation intérieure",
        "worksFor": {"@type": "Organization", "name": "République du Mali"},
    }
    assert [quotation["inLanguage"] for quotation in quotations] == ["fr", "fr", "fr", "en"]


def test_the_embargo_is_told_while_it_holds() -> None:
    found = jsonld.article(replace(documents.full(), embargo=Embargo()), context())

    assert found["conditionsOfAccess"] == "Sous embargo jusqu’à nouvel ordre"


@given(communiques())
def test_it_never_ends_the_element_that_holds_it(doc: Communique) -> None:
    script = jsonld.script(doc, context())

    assert not set("<>&") & set(script)
    assert json.loads(script) == jsonld.article(doc, context())


def test_a_property_without_a_value_is_not_there() -> None:
    assert set(jsonld.article(Communique(), context())) == {
        "@context",
        "@type",
        "version",
        "genre",
        "inLanguage",
        "creativeWorkStatus",
        "audience",
        "publisher",
    }
