"""The record as IPTC and its readers see it, property by property."""

from __future__ import annotations

import hashlib

import pytest
from lxml import etree

from aes_editor.document import Communique, Contact, Dateline, Diffusion, Figure, Paragraphs, Related, Rights, Subject
from exporters.newsml import NewsmlExporter
from tests.exporters.newsml.samples import DOC, IMAGE, IMAGE_NAME, changed, context, record, values


@pytest.mark.parametrize("doc", [Communique(), DOC], ids=["an empty draft", "everything"])
def test_it_is_valid(doc: Communique, iptc_schema: etree.XMLSchema) -> None:
    iptc_schema.assertValid(record(doc))


def test_it_says_what_it_is() -> None:
    root = record()

    assert values(root, "@guid | @version | @standard | @standardversion | @conformance | @xml:lang | @dir") == [
        DOC.guid,
        "1",
        "NewsML-G2",
        "2.35",
        "power",
        "fr",
        "ltr",
    ]
    assert values(root, "g:itemMeta/g:itemClass/@qcode") == ["ninat:text"]
    assert values(root, "g:itemMeta/g:generator | g:itemMeta/g:generator/@versioninfo") == ["AES Editor", "0.1.0"]
    assert values(root, "g:itemMeta/g:fileName") == ["20251223-un-pont-ouvert.fr.v1.xml"]


def test_every_alias_is_declared_in_the_record_or_known_to_iptc() -> None:
    root = record()
    declared = set(values(root, "g:catalog/g:scheme/@alias"))
    codes = values(root, "//g:*/@qcode | //g:*/@role | //g:*/@rel | //g:*/@type | //g:*/@rendition")
    iptc = {"ninat", "stat", "irel", "genre", "medtop", "cpnat", "drol", "geonames", "iso3166-1a2", "bcp47", "plus"}

    assert {code.partition(":")[0] for code in codes} <= declared | iptc


def test_an_arabic_text_reads_from_right_to_left() -> None:
    root = record(Communique(language="ar", headline="بيان"))

    assert values(root, "@dir | @xml:lang") == ["ar", "rtl"]
    assert values(root, "//g:inlineXML/@dir | //x:html/@dir") == ["rtl", "rtl"]


def test_a_language_that_is_none_is_undetermined() -> None:
    assert values(record(Communique(language='"><b>')), "g:contentMeta/g:language/@tag") == ["und"]


def test_without_an_identifier_the_same_content_is_the_same_item() -> None:
    one, again, other = (
        values(record(doc), "@guid")
        for doc in (changed(guid=""), changed(guid=""), changed(guid="", headline="Un autre"))
    )

    assert one == again != other
    assert one[0].startswith("tag:aes.example,2025-12-22:communique:")


def test_instants_keep_their_zone() -> None:
    root = record()

    assert values(root, "g:itemMeta/g:versionCreated") == ["2025-12-23T09:15:00+01:00"]
    assert values(root, "g:itemMeta/g:firstCreated") == ["2025-12-22T18:00:00+01:00"]
    assert values(root, "g:pubHistory/g:published/g:timestamp") == ["2025-12-23T11:00:00Z"]


def test_a_document_that_notes_no_instant_is_dated_by_the_clock_it_is_given() -> None:
    assert values(record(Communique()), "g:itemMeta/g:versionCreated") == ["2026-01-02T09:30:00Z"]


def test_what_stands_around_the_headline_is_told_by_role() -> None:
    headlines = {
        role: values(record(), f"g:contentMeta/g:headline[@role='{role}']")
        for role in ("aesrole:kicker", "aesrole:subtitle", "aesrole:short-title")
    }

    assert values(record(), "g:contentMeta/g:headline[not(@role)]") == [DOC.headline]
    assert headlines == {
        "aesrole:kicker": [DOC.kicker],
        "aesrole:subtitle": [DOC.subtitle],
        "aesrole:short-title": [DOC.short_title],
    }


def test_newsrooms_call_the_story_by_its_slug() -> None:
    assert values(record(), "g:contentMeta/g:slugline") == ["un-pont-ouvert"]
    assert values(record(changed(short_title="", headline="بيان")), "g:contentMeta/g:slugline")[0].isascii()
    assert not values(record(changed(short_title="", headline="")), "g:contentMeta/g:slugline")


def test_a_headline_never_holds_a_line_end() -> None:
    assert values(record(changed(headline="Un pont\n sur le\tfleuve")), "//g:headline[not(@role)]") == [
        "Un pont sur le fleuve"
    ]


def test_the_lead_keeps_its_line_ends_as_breaks() -> None:
    (lead,) = record().iterfind("{*}contentMeta/{*}description")

    assert [child.tag.rpartition("}")[2] for child in lead] == ["br"]
    assert "\n" not in (lead.text or "")


def test_a_known_city_is_a_geonames_concept_with_its_country_and_position() -> None:
    root = record()

    assert values(root, "g:contentMeta/g:located/@qcode") == ["geonames:2460596"]
    assert values(root, "g:contentMeta/g:located/g:broader/@qcode") == ["iso3166-1a2:ML"]
    assert values(root, "g:contentMeta/g:located/g:broader/g:name") == ["Mali"]
    assert values(root, "g:assert[@qcode='geonames:2460596']//g:position/@latitude") == ["12.60915"]
    assert values(root, "g:contentMeta/g:dateline") == ["Bamako, 23 décembre 2025 –"]
    assert values(root, "g:contentMeta/g:contentCreated") == ["2025-12-23"]


def test_an_unknown_place_is_told_by_its_name() -> None:
    root = record(changed(dateline=Dateline(place="Ailleurs", country="XX")))

    assert values(root, "g:contentMeta/g:located/@literal") == ["Ailleurs"]
    assert not values(root, "g:assert[starts-with(@qcode, 'geonames')]")


def test_a_city_in_another_country_than_ours_is_not_taken_for_it() -> None:
    assert values(record(changed(dateline=Dateline(place="Paris", country="US"))), "//g:located/@literal") == ["Paris"]


def test_subjects_have_a_code_and_a_bare_name_is_a_keyword() -> None:
    root = record(changed(subjects=(*DOC.subjects, Subject(code="maison:7", name="Maison"))))

    assert values(root, "g:contentMeta/g:subject/@qcode") == ["medtop:20000337"]
    assert values(root, "g:contentMeta/g:subject/@literal") == ["maison:7"]
    assert values(root, "g:contentMeta/g:keyword") == ["ponts"]


def test_rights_that_nobody_wrote_are_those_of_the_institution() -> None:
    root = record(changed(rights=Rights()))

    assert values(root, "g:rightsInfo/g:copyrightHolder/@qcode") == ["aesorg:aes"]
    assert values(root, "g:rightsInfo/g:copyrightNotice") == ["© Confédération des États du Sahel"]


def test_rights_that_were_written_stand_as_written() -> None:
    root = record()

    assert values(root, "g:rightsInfo/g:copyrightHolder/g:name") == ["AES"]
    assert values(root, "g:rightsInfo/g:copyrightNotice") == ["© 2025 AES"]
    assert values(root, "g:rightsInfo/g:usageTerms") == ["Reproduction libre."]


def test_what_to_read_next_is_ranked_and_titled() -> None:
    links = "g:itemMeta/g:link[@rel='irel:seeAlso']"
    root = record()

    assert values(root, f"{links}/@rank") == ["1", "2"]
    assert values(root, f"{links}/g:title") == [related.title for related in DOC.related]
    assert values(root, f"{links}/@href") == ["https://aes.example/2022?a=1&b=%20"]
    assert values(root, f"{links}/@residref") == ["tag:aes.example,2024-01-01:communique:routes"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://[", "aes.example", "data:text/html,x"])
def test_an_address_that_is_not_of_the_web_is_not_linked_to(address: str, iptc_schema: etree.XMLSchema) -> None:
    root = record(changed(related=(Related(title="Autre", url=address),)))

    iptc_schema.assertValid(root)
    assert not values(root, "g:itemMeta/g:link/@href")


def test_press_contacts_can_be_called() -> None:
    contact = "g:contentMeta/g:contributor[@role='aesrole:press-contact']"
    root = record()

    assert values(root, f"{contact}/g:name") == ["Mariam CISSÉ"]
    assert values(root, f"{contact}//g:phone | {contact}//g:email") == [
        "presse@aes.example",
        "+223 20 22 00 00",
        "+223 70 00 00 00",
    ]
    assert values(root, f"{contact}/g:related/@qcode") == ["bcp47:fr", "bcp47:bm"]


PRIVATE = Contact(name="Ligne directe du ministre", phones=("+223 66 66 66 66",), public=False)


def test_a_contact_that_is_not_public_is_nowhere_in_the_record() -> None:
    data = NewsmlExporter().export(changed(contacts=(PRIVATE,)), context())

    assert b"66 66" not in data
    assert b"Ligne directe" not in data


def test_the_archive_keeps_it_under_a_constraint_and_out_of_the_text() -> None:
    root = record(changed(contacts=(PRIVATE,)), context(profile="complete"))

    assert values(root, "//g:contributor/@pubconstraint") == ["aesrole:not-for-publication"]
    assert "66 66" not in "".join(values(root, "g:contentSet"))


def test_who_signed_is_said_with_place_and_day() -> None:
    signatory = "g:contentMeta/g:contributor[@role='aesrole:signatory']"
    root = record()

    assert values(root, f"{signatory}/@qcode") == ["aesper:awa-keita"]
    assert values(root, f"{signatory}/g:related[@rel='aesrel:done-at']/g:name") == ["Bamako"]
    assert values(root, f"{signatory}/g:related[@rel='aesrel:done-on']/@value") == ["2025-12-23"]


def test_its_circulation_is_its_audience() -> None:
    assert values(record(changed(diffusion=Diffusion.RESTRICTED)), "//g:audience/@qcode") == ["aescirc:restreint"]


def test_an_image_is_told_by_type_size_and_digest() -> None:
    image = "g:contentSet/g:remoteContent"
    root = record(ctx=context(media={IMAGE_NAME: IMAGE}))

    assert values(root, f"{image}/@href | {image}/@contenttype | {image}/@size") == [
        f"media/{IMAGE_NAME}",
        "image/png",
        str(len(IMAGE)),
    ]
    assert values(root, f"{image}/g:hash") == [hashlib.sha256(IMAGE).hexdigest()]
    assert not values(root, f"{image}/@hascontent")


def test_an_image_that_is_not_at_hand_says_so() -> None:
    assert values(record(), "g:contentSet/g:remoteContent/@hascontent") == ["false"]


def test_the_name_of_an_image_leads_nowhere_else() -> None:
    data = NewsmlExporter().export(changed(body=(Figure(media="../../etc/passwd", alt="x"),)), context())

    assert b'href="media/..' not in data
    assert b'src="media/..' not in data


def test_the_hash_is_that_of_the_plain_text() -> None:
    root = record()
    (text,) = values(root, "g:contentSet/g:inlineData")

    assert values(root, "g:itemMeta/g:hash") == [hashlib.sha256(text.encode()).hexdigest()]


def test_what_looks_like_mark_up_is_text() -> None:
    root = record(changed(headline="a]]>b", body=(Paragraphs(text="<script>alert(1)</script> ]]> &amp;"),)))

    assert values(root, "//g:headline[not(@role)]") == ["a]]>b"]
    assert values(root, "//x:p[@id='b1']/text()") == ["<script>alert(1)</script> ]]> &amp;"]
