"""What a screen reader is told."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.filters import FlateDecode
from pypdf.generic import DictionaryObject

from aes_editor.document import Figure, Paragraphs, Quote, Subheading
from aes_editor.document.edit import replaced
from exporters.newsml import NewsmlExporter
from exporters.pdf import compose
from tests import documents
from tests.exporters.pdf.files import PROSE, article, context, made, plain, quoted, structure
from tests.strategies import images, media_for


def tree(text: str) -> list[str]:
    """Return the roles of a structure tree as poppler prints it, indented."""
    return [
        match[0].rstrip(" :")
        for line in text.splitlines()
        if (match := re.match(r" *[A-Z][A-Za-z0-9]*(?= |:|$)", line))
    ]


def roles(text: str) -> list[str]:
    return [role.strip() for role in tree(text) if not role.strip().startswith("Object")]


@pytest.fixture
def reader() -> PdfReader:
    return PdfReader(io.BytesIO(made(documents.full()).data))


def test_every_part_has_its_role(tmp_path: Path) -> None:
    found = roles(structure(made(documents.full()).data, tmp_path))

    assert found[0] == "Document"
    for role in (
        "H1",
        "H2",
        "P",
        "BlockQuote",
        "Quote",
        "Figure",
        "Caption",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Link",
        "Code",
    ):
        assert role in found, role
    for role in ("Table", "THead", "TBody", "TR", "TH", "TD"):
        assert role in found, role
    assert found.count("H1") == 1
    assert found.index("H1") < found.index("H2")


def test_a_paragraph_over_two_pages_is_one_element(tmp_path: Path) -> None:
    doc = article(" ".join(PROSE * 14))
    data = made(doc).data

    assert len(PdfReader(io.BytesIO(data)).pages) > 1
    below = structure(data, tmp_path).partition("Niamey, 1er mars")[2].partition("\n  P (block)")[0]
    assert plain(below).count(plain(PROSE[2][-30:])) == 14


def test_a_quotation_broken_by_its_attribution_is_two_quotes_in_one_paragraph(tmp_path: Path) -> None:
    quote = Quote(text="«\u202fOui\u202f», dit-elle. «\u202fDemain.\u202f»")
    found = structure(made(article(body=(Paragraphs(text="Début."), quote))).data, tmp_path)

    assert roles(found).count("Quote") == 2


def test_speech_in_another_language_says_which() -> None:
    doc = article(body=(Paragraphs(text="Début."), Quote(text="“We build”, dit-elle.", language="en")))

    assert b"/Lang(en)" in unpacked(made(doc).data)


def test_the_language_of_the_document_is_told(reader: PdfReader) -> None:
    assert str(reader.trailer["/Root"]["/Lang"]) == "fr"  # type: ignore[index]


def test_an_image_has_its_alternative_text_and_a_decorative_one_is_passed_over() -> None:
    name = min(images())
    media = {name: images()[name]}
    told = article(body=(Figure(media=name, alt="Le pont au couchant"),))
    silent = article(body=(Figure(media=name, decorative=True),))

    assert b"/S/Figure" in unpacked(compose(told, context(media=media)).data)
    assert b"/S/Figure" not in unpacked(compose(silent, context(media=media)).data)


def test_the_headings_are_bookmarks() -> None:
    doc = article(body=(Paragraphs(text="Début."), Subheading(text="Le tracé"), Paragraphs(text="Suite.")))
    reader = PdfReader(io.BytesIO(made(doc).data))

    head, below = reader.outline[0], reader.outline[1]
    assert isinstance(head, dict)
    assert str(head["/Title"]) == doc.headline
    assert isinstance(below, list)
    assert str(below[0]["/Title"]) == "Le tracé"  # type: ignore[call-overload]


def test_links_say_where_they_lead_and_belong_to_the_text() -> None:
    doc = article("Voir [le plan](https://aes.example/é).")
    reader = PdfReader(io.BytesIO(made(doc).data))

    (note,) = (note.get_object() for note in reader.pages[0]["/Annots"])  # type: ignore[attr-defined]
    assert isinstance(note, DictionaryObject)
    assert note["/A"]["/URI"] == "https://aes.example/%C3%A9"  # type: ignore[index]
    assert str(note["/Contents"]) == "https://aes.example/%C3%A9"
    assert "/StructParent" in note


def test_pages_are_tagged_in_reading_order(reader: PdfReader) -> None:
    assert all(str(page["/Tabs"]) == "/S" and "/StructParents" in page for page in reader.pages)
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]


def test_the_file_says_what_it_is(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == documents.full().headline
    assert reader.metadata.author == "Confédération des États du Sahel"
    packet = reader.xmp_metadata
    assert packet is not None
    assert packet.dc_language == ["fr"]
    assert packet.dc_title == {"x-default": documents.full().headline}


def test_the_newsml_record_travels_with_the_page(reader: PdfReader) -> None:
    (record,) = reader.attachments["communique.xml"]

    assert record == NewsmlExporter().export(documents.full(), context(media=media_for(documents.full())))


def test_a_subheading_is_not_left_at_the_foot_of_a_page() -> None:
    for lines in range(20, 60):
        body = (Paragraphs(text="\n".join(["ligne"] * lines)), Subheading(text="Suite"), Paragraphs(text=PROSE[1]))
        places = made(article(body=body)).places
        heading = next(place for place in places if place.field == "body/1/text")
        following = next(place for place in places if place.field == "body/2/text")
        assert heading.page == following.page


def test_a_right_to_left_page_is_read_from_the_right() -> None:
    doc = replaced(documents.arabic(), ("body",), (quoted(),))

    places = {place.field: place for place in made(doc).places}
    assert places["reference"].x1 < places["kind"].x1


def unpacked(data: bytes) -> bytes:
    """Return the objects of *data* that are packed in object streams."""
    start = data.index(b"/Type/ObjStm")
    begin = data.index(b"stream\n", start) + 7
    return bytes(FlateDecode.decode(data[begin : data.index(b"\r\nendstream", begin)]))
