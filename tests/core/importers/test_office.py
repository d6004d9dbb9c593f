import datetime as dt

import pytest

from aes_editor import codec, importers
from aes_editor.document import Communique, Figure, Quote, Subheading
from aes_editor.errors import InputError
from aes_editor.importers import Imported, Source
from tests.core.importers.office_files import NAMESPACES, opendocument, paragraph, word, zipped

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
HEADLINE = "Le port sec de Dosso ouvre ses portes"
LEAD = "Les ministres des Transports ont ouvert le premier port sec commun aux trois pays, après deux ans de travaux."
FIRST = (
    "Dosso, 9 avril 2026 – Le port sec de Dosso, d’une capacité de 40 000 conteneurs, a reçu lundi son premier train."
)
SPEECH = "« Nous rapprochons la mer », a déclaré M. Oumarou IDRISSA, ministre des Transports du Niger."
PNG = b"\x89PNG\r\n\x1a\n" + bytes(4000)


def read(data: bytes, name: str) -> Imported:
    return importers.read(Source(name, data), now=NOW, authority="aes.example")


def check(doc: Communique) -> None:
    assert doc.headline == HEADLINE
    assert doc.lead == LEAD
    assert (doc.dateline.place, doc.dateline.date) == ("Dosso", dt.date(2026, 4, 9))
    assert [block.text for block in doc.body if isinstance(block, Subheading)] == ["Capacité"]
    assert [block.speaker.name for block in doc.body if isinstance(block, Quote)] == ["Oumarou IDRISSA"]
    stored = codec.encode(doc).decode()
    assert "- conteneurs\\n- citernes" in stored
    assert "| Quai | Longueur |" in stored
    assert "deleted" not in stored


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


@pytest.fixture
def document() -> bytes:
    deleted = "<w:p><w:del><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>"
    body = (
        paragraph(HEADLINE, "Titre")
        + paragraph(LEAD, bold=True)
        + paragraph(FIRST)
        + deleted
        + paragraph("Capacité", "Titre2")
        + paragraph("conteneurs", item="1")
        + paragraph("citernes", item="1")
        + table(("Quai", "Longueur"), ("Nord", "400 m"))
        + paragraph(SPEECH)
    )
    header = f"<w:hdr {NAMESPACES}>{paragraph('République du Niger')}</w:hdr>"
    relations = (
        '<Relationships><Relationship Id="rId1" Target="header1.xml"/>'
        '<Relationship Id="rId2" Target="https://evil.example/x.xml" TargetMode="External"/></Relationships>'
    )
    return word(body, {"word/header1.xml": header, "word/_rels/document.xml.rels": relations})


@pytest.mark.parametrize("name", ["port.docx", "port.txt", "port.html"])
def test_a_word_document_is_read_by_its_styles_whatever_it_is_called(document: bytes, name: str) -> None:
    imported = read(document, name)

    check(imported.doc)
    assert [entry.text for entry in imported.ledger.left_out] == ["République du Niger"]


def test_an_opendocument_text_is_read_by_its_styles() -> None:
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Title"/>'
        '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in (("Quai", "Longueur"), ("Nord", "400 m"))
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:p>deleted</text:p></text:changed-region></text:tracked-changes>"
        f'<text:p text:style-name="P1">{HEADLINE}</text:p><text:p text:style-name="B">{LEAD}</text:p>'
        f'<text:p>{FIRST}</text:p><text:h text:outline-level="2">Capacité</text:h>'
        "<text:list><text:list-item><text:p>conteneurs</text:p></text:list-item>"
        "<text:list-item><text:p>citernes</text:p></text:list-item></text:list>"
        f"<table:table>{rows}</table:table><text:p>{SPEECH}</text:p>"
    )

    check(read(opendocument(body, styles), "port.odt").doc)


def test_rich_text_is_read_in_its_code_page() -> None:
    def rtf(text: str) -> str:
        return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)

    body = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title hidden}}{\*\generator hidden;}"
        rf"\pard\outlinelevel0 {rtf(HEADLINE)}\par\pard\b {rtf(LEAD)}\b0\par {rtf(FIRST)}\par"
        r"\pard\outlinelevel1 Capacit\'e9\par\pard{\listtext\'b7\tab}\ls1 conteneurs\par\ls1 citernes\par\pard"
        r"\trowd\intbl Quai\cell Longueur\cell\row\trowd\intbl Nord\cell 400 m\cell\row\pard"
        rf"{{\v deleted}} {rtf(SPEECH)}\par}}"
    )

    doc = read(body.encode("ascii"), "port.rtf").doc

    check(doc)
    assert "hidden" not in codec.encode(doc).decode()


def test_an_image_in_a_word_document_becomes_a_figure() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Le quai nord"/>'
        '<a:blip r:embed="rId9"/></wp:inline></w:drawing></w:r></w:p>'
    )
    body = (
        paragraph(HEADLINE, "Titre") + paragraph(FIRST) + drawing + paragraph("Le quai. Photo : A. Diallo", "Legende")
    )
    relations = '<Relationships><Relationship Id="rId9" Target="media/image1.png"/></Relationships>'

    imported = read(word(body, {"word/_rels/document.xml.rels": relations, "word/media/image1.png": PNG}), "a.docx")

    (figure,) = (block for block in imported.doc.body if isinstance(block, Figure))
    assert (figure.alt, figure.caption, figure.credit) == ("Le quai nord", "Le quai", "A. Diallo")
    assert imported.media == {figure.media: PNG}


def test_the_ledger_adds_up(document: bytes) -> None:
    ledger = read(document, "port.docx").ledger

    assert all(bool(entry.field) != (entry.reason is not None) for entry in ledger.entries)
    assert sum(len(entry.text) for entry in ledger.entries) == len(ledger.source)


BOMB = b"<w:t>" + b" " * (70 * 1024 * 1024)
ENTITY = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.docx", zipped({"word/document.xml": BOMB})),
        ("entities.docx", zipped({"word/document.xml": ENTITY})),
        ("empty.docx", word("")),
        ("many.docx", zipped({"word/document.xml": "<x/>"} | {str(number): b"" for number in range(6000)})),
        ("deep.docx", word("<w:sdt>" * 3000 + "</w:sdt>" * 3000)),
        ("cut.docx", word(paragraph(FIRST))[:-30]),
        ("cut.odt", opendocument(f"<text:p>{FIRST}</text:p>")[:-30]),
        ("nothing.rtf", rb"{\rtf1 }"),
        ("endless.rtf", rb"{\rtf1 texte " + b"\\'e9" * 300_000),
        ("bold.rtf", rb"{\rtf1 texte " + b"\\b a\\b0 a" * 60_000),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
        ("page.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(2000)),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str, data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read(data, name)

    assert str(refused.value)


@pytest.mark.parametrize(
    "data",
    [
        rb"{\rtf1 " + b"{" * 300_000 + b"texte lisible }",
        rb"{\rtf1 texte lisible " + b"\\'e9" * 30_000,
        rb"{\rtf1 texte lisible \bin999999999 x",
        rb"{\rtf1 texte lisible \u-10179?\u-9212? \u55357?" + b"}" * 50_000,
        rb"{\rtf1 texte lisible " + b"\\b a\\b0 a" * 9_000,
    ],
)
def test_hostile_rich_text_is_read_harmless(data: bytes) -> None:
    assert "texte lisible" in codec.encode(read(data, "a.rtf").doc).decode()


def test_an_embedded_address_that_runs_code_is_text() -> None:
    words = "<w:r><w:t>cliquez ici pour lire la suite du communiqué</w:t></w:r>"
    link = f'<w:p><w:hyperlink r:id="rId1">{words}</w:hyperlink></w:p>'
    target = '<Relationship Id="rId1" Target="javascript:alert(1)" TargetMode="External"/>'
    relations = f"<Relationships>{target}</Relationships>"

    doc = read(word(paragraph(HEADLINE, "Titre") + link, {"word/_rels/document.xml.rels": relations}), "a.docx").doc

    assert "javascript" not in codec.encode(doc).decode()
