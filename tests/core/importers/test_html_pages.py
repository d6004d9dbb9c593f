import base64
import datetime as dt
from pathlib import Path

import pytest

from aes_editor import codec, importers
from aes_editor.document import Communique, Figure, Paragraphs, Quote, Subheading
from aes_editor.errors import InputError
from aes_editor.importers import Imported, Reason, Source

PAGES = Path(__file__).parent / "pages"
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
PARAGRAPH = "<p>Les ministres ont signé un accord sur les routes de la région, lundi, à Niamey, devant la presse.</p>"


def imported(html: str | bytes, name: str = "page.html") -> Imported:
    data = html if isinstance(html, bytes) else html.encode()
    return importers.read(Source(name, data), now=NOW, authority="aes.example")


def doc_of(html: str) -> Communique:
    return imported(f"<!DOCTYPE html><html lang=fr><body>{html}</body></html>").doc


@pytest.fixture
def page() -> Imported:
    return imported((PAGES / "wordpress.html").read_bytes())


def test_a_page_gives_its_text_and_not_what_stands_around_it(page: Imported) -> None:
    doc = page.doc

    assert (doc.kicker, doc.headline) == ("Agriculture", "Un fonds de 30\u00a0milliards pour les coopératives")
    assert doc.lead == "Les ministres de l’Agriculture créent un fonds commun de garantie pour 4 000 coopératives."
    assert (doc.dateline.place, doc.dateline.date) == ("Niamey", dt.date(2026, 2, 17))
    assert [block.text for block in doc.body if isinstance(block, Subheading)] == ["Un guichet dans chaque région"]
    assert [block.speaker.name for block in doc.body if isinstance(block, Quote)] == ["Hadiza ABDOU", "Hadiza ABDOU"]
    assert [(item.title, item.url) for item in doc.related] == [
        ("La campagne agricole est lancée", "https://example.org/a"),
        ("Un laboratoire des sols à Dori", "https://example.org/b"),
    ]


def test_nothing_that_runs_comes_with_a_page(page: Imported) -> None:
    stored = codec.encode(page.doc).decode()

    assert "javascript:" not in stored
    assert "alert" not in stored
    assert "caché" not in stored


@pytest.mark.parametrize(
    "around", ["<article>{}</article>", "<main>{}</main>", "<title>x</title><section>{}</section>"]
)
def test_a_page_may_leave_out_its_body_tag(around: str) -> None:
    doc = imported(
        f"<!doctype html><meta charset='utf-8'>{around.format('<h1>Un accord sur les routes</h1>' + PARAGRAPH)}"
    ).doc

    assert doc.headline == "Un accord sur les routes"
    assert len(doc.body) == 1


def test_emphasis_told_by_style_sheets_is_kept() -> None:
    doc = doc_of(
        '<h1>Un accord</h1><b style="font-weight:normal"><p>Ils ont <span style="font-weight: 700">signé</span>'
        ' un accord <span style="color:red;font-style:italic">historique</span> sur les routes de la région.</p></b>'
    )

    (block,) = doc.body
    assert isinstance(block, Paragraphs)
    assert block.text == "Ils ont **signé** un accord *historique* sur les routes de la région."


def test_emphasis_links_lists_and_tables_are_kept(page: Imported) -> None:
    stored = codec.encode(page.doc).decode()

    assert "*fonds commun*" in stored
    assert "[la charte publiée](https://example.org/charte)" in stored
    assert "- les semences\u00a0;\\n- le matériel" in stored
    assert "| Niger | 1 300 |" in stored


def test_the_ledger_of_a_page_adds_up(page: Imported) -> None:
    ledger = page.ledger

    assert sum(len(entry.text) for entry in ledger.entries) == len(ledger.source)
    assert {entry.reason for entry in ledger.left_out} <= {
        Reason.NAVIGATION,
        Reason.SHARING,
        Reason.HEADING,
        Reason.PUBLICATION_DATE,
    }


def test_a_page_of_the_last_century_is_read_in_its_encoding() -> None:
    doc = imported((PAGES / "tables-1999.html").read_bytes()).doc

    assert doc.headline == "Le pont de Ayorou ouvre à la circulation"
    assert len(doc.body) == 3
    assert doc.contacts[0].name == "M. Ali SEYNI"


def test_utf_8_is_recognised_whatever_the_page_claims() -> None:
    html = f"<html><meta charset=iso-8859-1><h1>Énergie partagée au Sahel</h1>{PARAGRAPH}</html>"

    assert imported(html.encode()).doc.headline == "Énergie partagée au Sahel"


def test_a_page_named_as_text_is_still_a_page() -> None:
    html = f"<!DOCTYPE html><html><h1>Énergie partagée</h1>{PARAGRAPH}</html>"

    assert imported(html, "page.txt").doc.headline == "Énergie partagée"


def test_an_embedded_image_becomes_a_figure_with_its_caption() -> None:
    png = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(4000)).decode()
    doc = doc_of(
        f"<article><h1>Un titre</h1>{PARAGRAPH}<figure><img alt='Le pont' src='data:image/png;base64,{png}'>"
        f"<figcaption>Le pont, lundi. Photo : A. Diallo</figcaption></figure>{PARAGRAPH}</article>"
    )

    (figure,) = (block for block in doc.body if isinstance(block, Figure))
    assert (figure.alt, figure.caption, figure.credit) == ("Le pont", "Le pont, lundi", "A. Diallo")


@pytest.mark.parametrize("address", ["data:image/png;base64,????A", "data:image/gif;base64," + "R0lG" * 1000])
def test_an_embedded_image_that_cannot_be_taken_is_told(address: str) -> None:
    page = imported(
        f"<!DOCTYPE html><html><body><h1>Un titre</h1>{PARAGRAPH}<img alt='x' src='{address}'></body></html>"
    )

    assert len(page.losses) == 1
    assert not page.media


def test_our_own_pages_are_read_back() -> None:
    quote = "<figure><blockquote><p>Nous avançons ensemble, pas à pas, sans hâte.</p></blockquote>"
    doc = doc_of(
        f"<article><h1>Un titre</h1>{PARAGRAPH}{quote}<figcaption>Awa KONÉ, ministre</figcaption></figure></article>"
    )

    (block,) = (block for block in doc.body if isinstance(block, Quote))
    assert (block.speaker.name, block.speaker.role) == ("Awa KONÉ", "ministre")


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200_000,
        "<table><tr><td>" * 20_000,
        "<ul><li>" * 50_000 + "x",
        "<p class='" + "a " * 500_000 + "'>x</p>",
        "<a href='" * 50_000,
        "<p>" + "« " * 200_000,
        '<p>"' + '"a ' * 100_000,
        "<p>" + "A. " * 100_000,
        "<p>" + "Président de la " * 20_000,
        "<p>Bamako, " + "12 mars 2026, " * 20_000,
        "<p>" + "(" * 100_000,
        "<p>" + "1. " * 100_000,
        "&lt;" * 300_000,
    ],
)
def test_hostile_pages_are_read_or_refused_without_harm(html: str) -> None:
    page = f"<!DOCTYPE html><html><body><h1>Un titre</h1>{PARAGRAPH}{html}</body></html>"

    try:
        doc = imported(page).doc
    except InputError:
        return
    assert doc.headline == "Un titre"


def test_what_is_nested_too_deep_is_told() -> None:
    html = f"<!DOCTYPE html><html><body><h1>Un titre</h1>{PARAGRAPH}" + "<div>" * 300 + "perdu"

    assert imported(html).losses
