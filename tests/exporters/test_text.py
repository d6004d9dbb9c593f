"""Plain text, as it is pasted into e-mails and messages."""

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from aes_editor import edition
from aes_editor.document import Communique, Embargo, Figure, Paragraphs, Quote, Related, Status
from exporters.text import TextExporter
from tests import documents
from tests.exporters.pages import context
from tests.strategies import communiques


def written(doc: Communique) -> str:
    return TextExporter().export(doc, context()).decode()


def test_it_is_read_from_top_to_bottom() -> None:
    found = written(documents.full())
    passages = [
        "*** Rectificatif – Le nombre d’escales ***",
        "Confédération des États du Sahel\nCommuniqué conjoint – N°\u00a0031/2026/AES/COM",
        "Transports\nTrois ports, un fleuve\u202f: la navigation reprend\nLe balisage est achevé de Koulikoro à Gaya",
        "Les trois pays ouvrent une ligne commune.\n\nElle dessert onze escales.",
        "Niamey, 1er mars 2026 – La ligne ouvre le 1er avril, voir le programme (https://aes.example/p?a=1&b=2).",
        "Ce qui change",
        "«\u202fLe fleuve nous relie\u202f», a dit Mme\u00a0BARRY. «\u202fIl nous nourrit aussi.\u202f»",
        "un marché.\u202f»\n— Mme Aïssata BARRY, Ministre de la Navigation intérieure, République du Mali",
        "[Image\u00a0: Une pinasse au couchant – La première liaison – Crédit\u00a0: A. Maïga]",
        "• balises\n• écluses\n  • Markala",
        "3. trois\n4. quatre",
        "Escale | Jours |\nSégou | 2 | S\nGao | 3 |",
        "Fait à Niamey, le 1er mars 2026\nMme Aïssata BARRY",
        edition.of(documents.full()).label("end_mark"),
        "À lire également\n\n• Le bac de Gaya\n  Mis à l’eau en mars.\n  https://aes.example/30",
        "À propos\n\nLa Confédération réunit trois États.",
        "Contacts presse\n\nOumar DICKO\nAttaché de presse, AES\nTél. +223 20 00 00 00, +227 20 00 00 00",
        "presse@aes.example\nfrançais, peul",
        "© 2026 AES\nReproduction libre, source citée.\n",
    ]

    places = [found.find(passage) for passage in passages]
    assert -1 not in places, passages[places.index(-1)]
    assert places == sorted(places)
    assert "Ligne interne" not in found


def test_the_embargo_is_the_first_line() -> None:
    doc = replace(documents.full(), embargo=Embargo(), status=Status.DRAFT)

    first, second, *_rest = written(doc).split("\n")
    assert first == "*** Sous embargo jusqu’à nouvel ordre ***"
    assert second == "*** Projet ***"


def test_a_paragraph_is_one_line() -> None:
    long = "mot " * 500

    assert long.strip() in written(Communique(body=(Paragraphs(text=long),))).split("\n")


def test_line_ends_and_the_end_of_the_file_are_line_feeds() -> None:
    data = TextExporter().export(Communique(lead="a\r\nb\u2028c"), context())

    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")
    assert b"a\nb\nc" in data


def test_a_headline_is_one_line_whatever_was_pasted() -> None:
    assert "\nUn pont sur le fleuve\n" in written(Communique(headline="Un pont\n\tsur  le fleuve"))


def test_a_dateline_without_a_paragraph_to_open_stands_by_itself() -> None:
    doc = replace(documents.full(), body=(Figure(alt="Une carte"), Quote(text="«\u202fOui.\u202f»")))

    assert "\n\nNiamey, 1er mars 2026 –\n\n[Image" in written(doc)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("[presse@aes.example](mailto:presse@aes.example)", "presse@aes.example"),
        ("[nous](mailto:presse@aes.example)", "nous (presse@aes.example)"),
        ("<https://aes.example>", "https://aes.example"),
        ("**gras** et *italique*", "gras et italique"),
    ],
)
def test_an_address_is_told_once(typed: str, printed: str) -> None:
    assert f"\n{printed}\n" in written(Communique(body=(Paragraphs(text=typed),)))


def test_an_item_that_says_nothing_is_not_there() -> None:
    assert "À lire également" not in written(Communique(related=(Related(), Related(title=" \n"))))


def test_a_decorative_image_without_caption_says_nothing() -> None:
    assert "Image" not in written(Communique(body=(Figure(decorative=True, alt="rien"),)))


@settings(max_examples=200)
@given(communiques())
def test_no_document_is_refused_and_no_line_is_left_open(doc: Communique) -> None:
    found = written(doc)

    assert found.endswith("\n")
    assert "\n\n\n" not in found


def test_arabic_words_stand_in_an_arabic_document() -> None:
    found = written(documents.arabic())

    assert "— عائشة باري، وزيرة الملاحة" in found
    assert edition.of(documents.arabic()).label("end_mark") in found
