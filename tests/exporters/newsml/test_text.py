"""The text of the communiqué inside its record."""

from __future__ import annotations

from lxml import etree

from aes_editor.document import Dateline, Paragraphs, Person, Quote
from exporters.newsml import NewsmlExporter
from tests.exporters.newsml.samples import DOC, MINISTER, PRESIDENT, changed, context, record, values


def test_a_quotation_is_tied_to_its_segments_and_to_who_spoke() -> None:
    root = record()
    segments = {
        speaker: [
            text
            for reference in values(root, f"g:partMeta[g:creator/@qcode='{speaker}']/@contentrefs")
            for identifier in reference.split()
            for text in values(root, f"//x:span[@id='{identifier}']")
        ]
        for speaker in ("aesper:awa-keita", "aesper:issa-ouedraogo")
    }

    assert segments == {
        "aesper:awa-keita": ["« Ce pont unit »", "« Il demeure. »"],
        "aesper:issa-ouedraogo": ["« Nous irons plus loin. »"],
    }
    assert values(root, "g:partMeta[2]/g:language/@tag | //x:p[@id='b4']/@xml:lang") == ["bm", "bm"]


def test_a_speaker_is_described_once_however_often_she_speaks() -> None:
    root = record(changed(body=(DOC.body[1], DOC.body[1])))

    assert values(root, "g:assert[@qcode='aesper:awa-keita']/g:definition") == [PRESIDENT.role]
    assert values(root, "g:partMeta/g:creator/@qcode") == ["aesper:awa-keita"] * 2


def test_two_persons_of_one_name_are_two() -> None:
    namesake = Person(name=MINISTER.name, role="Maire")
    quotes = tuple(Quote(text="« Oui. »", speaker=speaker) for speaker in (MINISTER, namesake))

    assert values(record(changed(body=quotes, signatories=())), "g:assert[g:personDetails or g:definition]/@qcode") == [
        "aesper:issa-ouedraogo",
        "aesper:issa-ouedraogo-2",
    ]


def test_a_name_in_another_script_has_a_code_too() -> None:
    quote = Quote(text="« Oui. »", speaker=Person(name="محمد"))
    (code,) = values(record(changed(body=(quote,), signatories=())), "g:partMeta/g:creator/@qcode")

    assert code.removeprefix("aesper:").isascii()
    assert len(code) > len("aesper:")


def test_a_quotation_that_stands_alone_names_its_speaker_below() -> None:
    assert values(record(), "//x:p[@class='attribution']") == ["Issa OUÉDRAOGO, Ministre des Transports"]


def test_the_dateline_opens_the_first_paragraph() -> None:
    assert values(record(), "//x:p[@id='b1']/x:span[@class='dateline']") == ["Bamako, 23 décembre 2025 – "]
    assert values(record(), "//x:p[@id='b1']")[0].startswith("Bamako, 23 décembre 2025 – Le pont a été inauguré")


def test_the_dateline_stands_alone_before_a_list() -> None:
    root = record(changed(body=(Paragraphs(text="- un\n- deux"),)))

    assert values(root, "//x:body/x:p[@class='dateline']") == ["Bamako, 23 décembre 2025 –"]
    assert values(root, "//x:ul/@id") == ["b1"]


def test_without_place_and_day_there_is_no_dateline() -> None:
    assert not values(record(changed(dateline=Dateline())), "//g:dateline | //x:*[@class='dateline']")


def test_identifiers_are_unique() -> None:
    identifiers = values(record(), "//@id | //@partid")

    assert len(set(identifiers)) == len(identifiers)


def test_both_renditions_say_the_same_words() -> None:
    root = record()
    xhtml = "".join("".join(values(root, "//x:body//text()")).split())
    plain = "".join(values(root, "g:contentSet/g:inlineData")[0].split())

    assert plain.replace("–", "") == xhtml.replace("–", "")


def test_the_plain_text_reads_in_order() -> None:
    (text,) = values(record(), "g:contentSet/g:inlineData")

    assert text.startswith(
        "Infrastructures\n\nUn pont sur le fleuve, ouvert à tous\n\nLes travaux ont duré trois ans\n\n"
    )
    assert "– deux voies\n– une piste cyclable" in text
    assert text.endswith("presse@aes.example")


def test_indentation_never_enters_the_text() -> None:
    doc = changed(body=(Paragraphs(text="**gras***italique*`code`[lien](https://aes.example)"),), lead="\n\n")
    data = NewsmlExporter().export(doc, context())

    assert b"<strong>gras</strong><em>italique</em><code>code</code><a " in data
    assert b'<description role="drol:summary" xml:lang="fr"><br/><br/></description>' in data


def test_counts_are_those_of_the_plain_text() -> None:
    root = record()
    (text,) = values(root, "g:contentSet/g:inlineData")

    assert values(root, "g:contentSet/g:*/@charcount") == [str(len(text))] * 2
    assert values(root, "g:contentSet/g:*/@wordcount") == [str(len(text.split()))] * 2


def test_the_text_alone_is_a_page_of_its_own() -> None:
    (page,) = record().iterfind(".//{http://www.w3.org/1999/xhtml}html")

    assert etree.fromstring(etree.tostring(page)).tag == "{http://www.w3.org/1999/xhtml}html"
    assert [child.tag.rpartition("}")[2] for child in page] == ["head", "body"]
