"""Records of others: what of them becomes a communiqué, and what is refused."""

from __future__ import annotations

import base64
import datetime as dt
from pathlib import Path

import pytest

from aes_editor.container import media_name
from aes_editor.document import Embargo, Figure, Paragraphs, Related, Status, Subheading, Subject
from aes_editor.errors import InputError
from aes_editor.importers import Imported, Source, importer_for
from aes_editor.importers.newsml import NewsmlImporter

NAR = "http://iptc.org/std/nar/2006-10-01/"
CATALOG = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>'


def item(*, meta: str = "", about: str = "", content: str = "", catalog: str = CATALOG) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="{NAR}" guid="urn:newsml:agence.example:1" version="3" '
        f'standard="NewsML-G2" standardversion="2.20" xml:lang="fr">{catalog}<itemMeta><itemClass qcode="ninat:text"/>'
        f'<provider literal="Agence"/><versionCreated>2026-02-03T10:00:00+01:00</versionCreated>{meta}</itemMeta>'
        f"<contentMeta>{about}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    ).encode()


def read(data: bytes) -> Imported:
    source = Source("depeche.xml", data)
    assert NewsmlImporter().claims(source)
    return NewsmlImporter().read(source)


XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title>
</head><body>
  <h1>Le barrage est plein</h1>
  <p>Le niveau a
     atteint <b>dix mètres</b>, selon <a href="https://agence.example/">l’agence</a>.</p>
  <h2>La suite</h2>
  <div><p>Les vannes ouvrent.</p><ul><li>lundi</li><li>mardi</li></ul></div>
  <script>alert(1)</script>
</body></html></inlineXML>"""

NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body>
<body.head><hedline><hl1>Titre NITF</hl1></hedline><byline>Par X</byline></body.head>
<body.content><block><p>Premier <em>paragraphe</em>.</p><hl2>Inter</hl2><p>Second.</p></block></body.content>
</body></nitf></inlineXML>"""

HEADLINE = "<headline>Le barrage est plein</headline>"


def test_xhtml_becomes_blocks_without_the_headline_said_twice() -> None:
    doc = read(item(about=HEADLINE, content=XHTML)).doc

    assert doc.headline == "Le barrage est plein"
    assert doc.body == (
        Paragraphs(text="Le niveau a atteint **dix mètres**, selon [l’agence](https://agence.example/)."),
        Subheading(text="La suite"),
        Paragraphs(text="Les vannes ouvrent.\n\n- lundi\n- mardi"),
    )


@pytest.mark.parametrize("namespace", ['xmlns="http://iptc.org/std/NITF/2006-10-18/"', 'xmlns=""', ""])
def test_nitf_becomes_blocks_in_whatever_namespace_it_was_put(namespace: str) -> None:
    content = NITF.replace('xmlns="http://iptc.org/std/NITF/2006-10-18/"', namespace)
    imported = read(item(about=HEADLINE, content=content))

    assert imported.doc.body == (
        Paragraphs(text="Premier *paragraphe*."),
        Subheading(text="Inter"),
        Paragraphs(text="Second."),
    )
    assert "Par X" in [entry.text for entry in imported.ledger.left_out]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Un\nseul.\n\nUn autre.", "Un seul.\n\nUn autre."),
        ("Un par ligne.\nUn autre.", "Un par ligne.\n\nUn autre."),
        ("- un tiret &amp; *une étoile*", "\\- un tiret & \\*une étoile\\*"),
    ],
)
def test_plain_text_becomes_paragraphs_of_its_words(text: str, paragraphs: str) -> None:
    doc = read(item(about=HEADLINE, content=f'<inlineData contenttype="text/plain">{text}</inlineData>')).doc

    assert doc.body == (Paragraphs(text=paragraphs),)


def test_html_carried_as_text_is_read_as_html() -> None:
    content = '<inlineData contenttype="text/html">&lt;p&gt;Un &lt;i&gt;mot&lt;/i&gt;.&lt;p&gt;Deux.</inlineData>'

    assert read(item(about=HEADLINE, content=content)).doc.body == (Paragraphs(text="Un *mot*.\n\nDeux."),)


def test_an_image_in_the_record_comes_along_and_one_elsewhere_is_named() -> None:
    data = b"\x89PNG\r\n\x1a\n not looked into"
    inline = (
        f'<inlineData contenttype="image/png" encoding="encd:base64">{base64.b64encode(data).decode()}</inlineData>'
    )
    imported = read(
        item(about=HEADLINE, content=f'{XHTML}{inline}<remoteContent contenttype="image/jpeg" href="b.jpg"/>')
    )
    name = media_name(data, "png")

    assert imported.media == {name: data}
    assert imported.doc.body[-1] == Figure(media=name)
    assert imported.losses == ("The image b.jpg is not in the record and was not fetched; insert it from its file.",)


@pytest.mark.parametrize("text", ["%%%", "", "R0lGODlhAQABAAAAACw=", "UEsDBA=="])
def test_what_is_called_an_image_and_is_none_is_left_out_and_told(text: str) -> None:
    content = f'{XHTML}<inlineData contenttype="image/png">{text}</inlineData>'
    imported = read(item(about=HEADLINE, content=content))

    assert imported.media == {}
    assert text in ["", *(entry.text for entry in imported.ledger.left_out)]


def test_the_metadata_of_others_is_understood() -> None:
    meta = (
        "<firstCreated>2026-02-01T08:00:00Z</firstCreated><embargoed/>"
        '<pubStatus qcode="stat:usable"/><signal qcode="sig:correction"/>'
        '<link rel="irel:seeAlso" rank="2" href="https://agence.example/b"><title>B</title></link>'
        '<link rel="irel:seeAlso" rank="1" residref="urn:a"><title>A</title></link>'
    )
    about = (
        '<contentCreated>2026-02-03T09:00:00Z</contentCreated><located qcode="x:1"><name>Gao</name>'
        '<broader qcode="iso3166-1a2:ML"><name>Mali</name></broader></located><altId>REF 7</altId>'
        '<subject qcode="medtop:20000337"><name xml:lang="en">transport</name><name xml:lang="fr">transports</name>'
        "</subject>"
        f"<keyword>eau</keyword>{HEADLINE}<description>  Le fleuve\n   monte. </description>"
    )
    doc = read(item(meta=meta, about=about)).doc

    assert (doc.guid, doc.version, doc.language) == ("urn:newsml:agence.example:1", 3, "fr")
    assert (doc.status, doc.embargo, doc.reference) == (Status.CORRECTED, Embargo(), "REF 7")
    assert (doc.dateline.place, doc.dateline.country, doc.dateline.date) == ("Gao", "ML", dt.date(2026, 2, 3))
    assert doc.lead == "Le fleuve monte."
    assert doc.related == (Related(title="A", guid="urn:a"), Related(title="B", url="https://agence.example/b"))
    assert doc.subjects == (Subject(code="medtop:20000337", name="transports"), Subject(name="eau"))
    assert doc.created == dt.datetime(2026, 2, 1, 8, tzinfo=dt.UTC)


def test_a_concept_is_known_by_its_uri_whatever_its_alias() -> None:
    catalog = '<catalog><scheme alias="p" uri="http://cv.iptc.org/newscodes/pubstatusg2/"/></catalog>'
    by_alias = item(catalog=catalog, meta='<pubStatus qcode="p:canceled"/>', about=HEADLINE)
    by_uri = item(meta='<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', about=HEADLINE)

    assert read(by_alias).doc.status is Status.CANCELLED
    assert read(by_uri).doc.status is Status.CANCELLED


def test_an_embargo_is_kept_on_the_way_in() -> None:
    until = read(item(meta="<embargoed>2026-05-01T06:00:00+02:00</embargoed>", about=HEADLINE)).doc.embargo

    assert until is not None
    assert until.until == dt.datetime(2026, 5, 1, 4, tzinfo=dt.UTC)


def test_what_has_no_field_is_in_the_ledger() -> None:
    ledger = read(item(about=f"{HEADLINE}<creditline>AGENCE</creditline>", content=XHTML)).ledger

    assert ("AGENCE", "unplaced") in [(entry.text, entry.reason) for entry in ledger.left_out]
    assert not [entry for entry in ledger.entries if not entry.field and entry.reason is None]


def test_the_first_news_item_of_a_message_is_read_and_the_others_named() -> None:
    first, second = (item(about=HEADLINE).decode().partition("?>")[2] for _ in range(2))
    message = (
        f'<newsMessage xmlns="{NAR}"><itemSet>{first}{second.replace("example:1", "example:2")}</itemSet></newsMessage>'
    )

    imported = read(message.encode())

    assert imported.doc.guid == "urn:newsml:agence.example:1"
    assert imported.losses == ("The record urn:newsml:agence.example:2 in the same file was not read.",)


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ("packageItem", "a package of other items"),
        ("conceptItem", "the definition of a concept"),
        ("knowledgeItem", "a vocabulary"),
        ("planningItem", "an editorial plan"),
        ("newsItem", "no text"),
        ("something", "no NewsML-G2 record"),
    ],
)
def test_what_is_no_news_text_is_refused_by_its_name(root: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(f'<{root} xmlns="{NAR}"/>'.encode())


def test_a_record_in_another_encoding_is_claimed_and_read() -> None:
    data = item(about=HEADLINE).decode().replace("UTF-8", "UTF-16").encode("utf-16")

    assert isinstance(importer_for(Source("depeche", data)), NewsmlImporter)
    assert read(data).doc.headline == "Le barrage est plein"


def test_every_example_of_iptc_is_a_document_or_a_clear_refusal(shared: Path) -> None:
    outcomes: dict[str, str] = {}
    for path in sorted((shared / "data/newsml-g2/examples").glob("*.xml")):
        try:
            doc = NewsmlImporter().read(Source(path.name, path.read_bytes())).doc
        except InputError as refusal:
            outcomes[path.name] = f"refused: {refusal}"
        else:
            assert doc.headline or doc.lead or doc.body
            outcomes[path.name] = f"“{doc.headline or doc.lead[:40]}”, {len(doc.body)} blocks"
    for name, outcome in outcomes.items():
        print(f"{name[:60]:60}  {outcome}")

    assert len(outcomes) == len(list((shared / "data/newsml-g2/examples").iterdir()))
    assert sum(not outcome.startswith("refused") for outcome in outcomes.values()) >= 10
