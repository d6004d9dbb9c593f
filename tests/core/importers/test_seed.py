"""The real input: a communiqué as copied from the confederation's site."""

import datetime as dt
from pathlib import Path

import pytest

from aes_editor import codec, importers
from aes_editor.document import Paragraphs, Quote
from aes_editor.document.quotation import spoken
from aes_editor.importers import Imported, Reason, Source

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


@pytest.fixture
def seed(shared: Path) -> Imported:
    path = shared / "data" / "seed" / "adoption-protocole.txt"
    return importers.read(Source(path.name, path.read_bytes()), now=NOW, authority="aes.example")


def test_headline_lead_and_dateline_are_apart(seed: Imported) -> None:
    doc = seed.doc

    assert doc.headline == "Adoption unanime du Protocole défense et sécurité"
    assert doc.lead.startswith("Les Chefs d'État de la Confédération AES")
    assert (doc.dateline.place, doc.dateline.country, doc.dateline.date) == ("Bamako", "ML", dt.date(2025, 12, 23))
    assert not seed.unsure


def test_the_body_has_eight_blocks_without_the_words_of_the_dateline(seed: Imported) -> None:
    blocks = seed.doc.body

    assert len(blocks) == 8
    assert isinstance(blocks[0], Paragraphs)
    assert blocks[0].text.startswith("Dans un moment historique")
    assert isinstance(blocks[-1], Paragraphs)
    assert blocks[-1].text.endswith("une nouvelle page de l’histoire du Sahel.")


def test_the_two_quotations_know_who_spoke(seed: Imported) -> None:
    first, second = (block for block in seed.doc.body if isinstance(block, Quote))

    assert (first.speaker.name, first.speaker.honorific) == ("Assimi GOÏTA", "Général d’Armée")
    assert first.speaker.role == "Président de la Transition, Chef de l’État de la République du Mali"
    assert len(spoken(first)) == 2
    assert (second.speaker.name, second.speaker.honorific) == ("Ibrahim TRAORÉ", "Capitaine")
    assert second.speaker.role == "Président du Faso"
    assert len(spoken(second)) == 1


def test_the_related_articles_have_their_summaries(seed: Imported) -> None:
    related = seed.doc.related

    assert [item.title for item in related] == [
        "Les Experts balisent le terrain",
        "3ème Réunion des ministres du Commerce et de l’Industrie de l’AES",
    ]
    assert all(item.summary for item in related)


def test_buttons_and_names_of_images_are_in_the_ledger_only(seed: Imported) -> None:
    stored = codec.encode(seed.doc).decode()
    left_out = {entry.text.strip(): entry.reason for entry in seed.ledger.left_out}

    assert "Partager" not in stored
    assert "MIC-" not in stored
    assert left_out == {
        "Partager": Reason.SHARING,
        "Partager l'article": Reason.SHARING,
        "À lire également": Reason.HEADING,
        "MIC-4-2": Reason.IMAGE_NAME,
        "MIC-2-4": Reason.IMAGE_NAME,
    }


def test_the_ledger_is_the_whole_text(seed: Imported, shared: Path) -> None:
    text = (shared / "data" / "seed" / "adoption-protocole.txt").read_text(encoding="utf-8")

    assert seed.ledger.source == text
