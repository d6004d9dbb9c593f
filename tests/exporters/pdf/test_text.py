"""What readers get out of the file: the author's words, whole and in order."""

import datetime as dt
from pathlib import Path

import pytest
from pypdf import PdfReader

from aes_editor import edition, letterhead, markup
from aes_editor.document import Communique, Contact, Embargo, Figure, Paragraphs, Related, Status
from aes_editor.document.edit import replaced
from exporters.pdf import compose, missing_characters
from tests import documents
from tests.documents import NOW
from tests.exporters.pdf.files import PROSE, article, context, extracted, made, plain, structure
from tests.exporters.pdf.test_conformance import BAMBARA, EMBARGOED, FULFULDE, HAUSA, TIFINAGH

ARABIC = "عقد الوزراء، يوم 6 مايو 2026، اجتماعاً في باماكو؛ وقالت الوزيرة: «سنبني الجسر معاً، ونصل الضفتين.»"
PRIVATE_USE = range(0xE000, 0xF900)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *[("fr", text) for text in PROSE],
        ("ha", HAUSA),
        ("bm", BAMBARA),
        ("ff", FULFULDE),
        ("tmh-Tfng", TIFINAGH),
        ("ar", ARABIC),
        ("fr", "La ligature fi, ffi, fl\u202f; l’œuvre, Ægir, 5\u00a0€, n°\u00a05, e\u0301te\u0301, ɛ̀ ɔ̂."),
    ],
)
def test_a_paragraph_is_extracted_as_it_was_written(language: str, text: str, tmp_path: Path) -> None:
    doc = article(text, *[text if language == "ar" else PROSE[0]] * 3, language=language)

    found = extracted(made(doc).data, tmp_path)

    assert plain(text) in found
    assert not any(ord(character) in PRIVATE_USE for character in found)


def test_no_break_spaces_are_extracted_as_themselves(tmp_path: Path) -> None:
    doc = article("«\u202fUn pont\u202f» de 145\u00a0milliards, dit-elle\u00a0: oui\u202f!")

    assert "«\u202fUn pont\u202f» de 145\u00a0milliards, dit-elle\u00a0: oui\u202f!" in structure(
        made(doc).data, tmp_path
    )


def test_everything_printed_stands_in_reading_order(tmp_path: Path) -> None:
    doc = documents.full()
    found = extracted(made(doc).data, tmp_path)

    told = (
        "Communiqué conjoint",
        doc.reference,
        doc.kicker,
        doc.subtitle,
        "Les trois pays ouvrent une ligne commune.",
        "Niamey, 1er mars 2026 – La ligne ouvre",
        "Ce qui change",
        "Le fleuve nous relie",
        "Mme Aïssata BARRY",
        "Image absente – Carte des escales",
        "balises",
        "Ségou",
        "Fait à Niamey",
        "– FIN –",
        "À lire également",
        "Le bac de Gaya",
        "À propos",
        "Contacts presse",
        "Oumar DICKO",
        "© 2026 AES",
    )
    places = [found.index(plain(text)) for text in told]
    assert places == sorted(places)


def test_contacts_that_are_not_public_are_not_printed(tmp_path: Path) -> None:
    doc = article(contacts=(Contact(name="Ligne interne", public=False), Contact(name="Oumar DICKO")))

    found = extracted(made(doc).data, tmp_path)

    assert "Oumar DICKO" in found
    assert "Ligne interne" not in found


def test_forty_pages_lose_no_word(tmp_path: Path) -> None:
    paragraphs = [f"Paragraphe {number}. " + PROSE[number % 3] * 3 for number in range(200)]
    data = made(article(*paragraphs)).data

    found = extracted(data, tmp_path)

    assert len(PdfReader(tmp_path / "extracted.pdf").pages) >= 40
    assert all(f"Paragraphe {number}. " in found for number in range(200))


def test_a_headline_of_four_thousand_signs_is_printed_whole(tmp_path: Path) -> None:
    headline = " ".join(f"titre{number}" for number in range(460))

    assert len(headline) > 4_000
    found = extracted(made(article(headline=headline)).data, tmp_path).split()
    assert set(headline.split()) <= set(found)


def test_a_table_longer_than_a_page_is_printed_whole_and_its_header_read_once(tmp_path: Path) -> None:
    rows = "\n".join(f"| ville{number} | {number} |" for number in range(120))
    data = made(article(f"| Escale | Jours |\n|---|--:|\n{rows}")).data

    found = extracted(data, tmp_path)
    assert all(f"ville{number} " in found for number in range(120))
    assert structure(data, tmp_path).count('"Escale"') == 1


def test_a_cell_longer_than_a_page_is_printed_whole(tmp_path: Path) -> None:
    cell = " ".join(f"mot{number}" for number in range(2500))
    data = made(article(f"| a | b |\n|---|---|\n| {cell} | fin |")).data

    found = extracted(data, tmp_path)
    assert all(f"mot{number} " in found for number in range(2500))


@pytest.mark.parametrize("now", [NOW, EMBARGOED])
def test_the_embargo_is_told_on_every_page_while_it_holds(now: dt.datetime, tmp_path: Path) -> None:
    doc = article(*PROSE * 10, embargo=Embargo(until=NOW))
    (tmp_path / "file.pdf").write_bytes(made(doc, now).data)

    pages = [page.extract_text() for page in PdfReader(tmp_path / "file.pdf").pages]

    assert len(pages) > 2
    assert all(("Sous embargo" in text) == (now < NOW) for text in pages)


def test_a_draft_says_so_and_an_approved_text_does_not(tmp_path: Path) -> None:
    draft, approved = article(status=Status.DRAFT), article(status=Status.APPROVED)

    assert "Projet" in extracted(made(draft).data, tmp_path)
    assert "Projet" not in extracted(made(approved).data, tmp_path)


def test_every_page_is_numbered(tmp_path: Path) -> None:
    (tmp_path / "file.pdf").write_bytes(made(article(*PROSE * 8)).data)

    pages = PdfReader(tmp_path / "file.pdf").pages

    for number, page in enumerate(pages, 1):
        assert f"Page {number} / {len(pages)}" in plain(page.extract_text())


def test_the_same_text_is_read_under_every_letterhead(tmp_path: Path) -> None:
    texts = set()
    for name in letterhead.names():
        read = structure(compose(article(), context(name=name)).data, tmp_path)
        texts.add(read.partition(edition.for_language("fr").label("end_mark"))[0])

    assert len(texts) == 1


def test_a_character_that_no_font_has_can_still_be_copied_and_is_reported(tmp_path: Path) -> None:
    doc = article("Un mot en 中文 et un 😀.", related=(Related(title="中"),))

    assert plain("Un mot en 中文 et un 😀.") in extracted(made(doc).data, tmp_path)
    found = [(missing.character, missing.field) for missing in missing_characters(doc)]
    assert found == [("中", "body/0/text"), ("文", "body/0/text"), ("😀", "body/0/text"), ("中", "related/0/title")]


def test_everyday_african_and_arabic_text_misses_nothing() -> None:
    assert missing_characters(article(HAUSA, BAMBARA, FULFULDE, TIFINAGH, ARABIC, *PROSE)) == ()


def test_raw_html_is_text(tmp_path: Path) -> None:
    assert "<b>gras</b>" in extracted(made(article("Du texte <b>gras</b> ici.")).data, tmp_path)


def test_an_address_that_is_not_to_be_followed_is_printed_and_not_linked(tmp_path: Path) -> None:
    doc = article(related=(Related(title="Titre", url="javascript:alert(1)"),))
    data = made(doc).data

    assert "javascript:alert(1)" in extracted(data, tmp_path)
    annotations = [note for page in PdfReader(tmp_path / "extracted.pdf").pages for note in page.get("/Annots", [])]
    assert annotations == []


def test_an_absent_image_leaves_its_alternative_text(tmp_path: Path) -> None:
    doc = article()
    doc = replaced(doc, ("body",), (*doc.body, Figure(media="absent.png", alt="Le chantier vu du ciel")))

    assert "Image absente – Le chantier vu du ciel" in extracted(made(doc).data, tmp_path)


def test_the_words_of_the_markup_are_all_there(tmp_path: Path) -> None:
    doc = documents.full()
    found = extracted(made(doc).data, tmp_path)

    for block in doc.body:
        if isinstance(block, Paragraphs):
            for node in markup.blocks(block.text):
                assert all(plain(run.text).strip() in found for run in markup.inline_of(node))


def test_an_empty_document_is_a_page(tmp_path: Path) -> None:
    assert "Sans titre" in extracted(made(Communique()).data, tmp_path)
