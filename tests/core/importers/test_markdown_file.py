import datetime as dt
from pathlib import Path

import pytest

from aes_editor import importers
from aes_editor.document import Paragraphs, Quote, Subheading
from aes_editor.document.quotation import spoken
from aes_editor.importers import Imported, Reason, Source

TEXT = (Path(__file__).parent / "texts" / "markdown.md").read_text(encoding="utf-8")
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def read(text: str, name: str = "a.md") -> Imported:
    return importers.read(Source(name, text.encode()), now=NOW, authority="aes.example")


@pytest.mark.parametrize("name", ["forum.md", "forum.txt", "forum"])
def test_marks_are_read_as_what_they_say_whatever_the_file_is_called(name: str) -> None:
    doc = read(TEXT, name).doc

    assert doc.headline == "Forum de la jeunesse : 600 délégués attendus"
    assert doc.lead.startswith("La première édition")
    assert (doc.dateline.place, doc.dateline.date) == ("Niamey", dt.date(2026, 6, 4))
    assert [block.text for block in doc.body if isinstance(block, Subheading)] == ["Programme"]
    stored = "\n\n".join(block.text for block in doc.body if isinstance(block, Paragraphs))
    assert "[Forum](https://forum.example/a_b) dans une semaine" in stored
    assert "- débats ;\n    - un débat par pays." in stored
    assert "| 12 | Emploi |" in stored
    assert "3 * 4 * 5, avec snake_case" in stored


def test_italics_and_quotation_blocks_are_speech() -> None:
    first, second = (block for block in read(TEXT).doc.body if isinstance(block, Quote))

    assert first.speaker.name == second.speaker.name == "Roukiata COMPAORÉ"
    assert spoken(first) == ("Ce forum est le rendez-vous d’une génération qui veut bâtir",)
    assert spoken(second) == ("Nous voulons que chaque délégué reparte avec un projet.",)


def test_the_ledger_covers_the_marks_too() -> None:
    ledger = read(TEXT).ledger

    assert ledger.source == TEXT
    assert {entry.reason for entry in ledger.entries if entry.text in {"**", "##", ">"}} == {Reason.MARKUP}
    assert {entry.reason for entry in ledger.left_out} == {Reason.ENVELOPE, Reason.END_MARK}


def test_plain_text_with_a_star_is_no_markdown() -> None:
    doc = read(
        "Un titre\n\nLa note * renvoie au bas de la page, et le prix est de 3 * 4 euros, taxes comprises.\n", "a.txt"
    ).doc

    assert isinstance(doc.body[0], Paragraphs)
    assert "3 * 4 euros" in doc.body[0].text


def test_raw_html_in_markdown_is_text() -> None:
    doc = read(
        "# Un titre\n\nUn texte <script>alert(1)</script> et **gras**, assez long pour être un paragraphe entier.\n"
    ).doc

    assert isinstance(doc.body[0], Paragraphs)
    assert "<script>alert(1)</script>" in doc.body[0].text
