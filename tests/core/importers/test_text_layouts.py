"""Texts of our own, each in another layout: what the structurer makes of them."""

import datetime as dt
from pathlib import Path

import pytest

from aes_editor import importers
from aes_editor.document import Communique, Paragraphs, Quote, ReleaseKind, Subheading
from aes_editor.document.quotation import spoken
from aes_editor.importers import Imported, Source

TEXTS = Path(__file__).parent / "texts"
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def read(name: str) -> Imported:
    return importers.read(Source(name, (TEXTS / name).read_bytes()), now=NOW, authority="aes.example")


def speakers(doc: Communique) -> list[str]:
    return [block.speaker.name for block in doc.body if isinstance(block, Quote)]


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_character_is_in_a_field_or_told_left_out(path: Path) -> None:
    ledger = read(path.name).ledger

    assert ledger.source == path.read_text(encoding="utf-8")
    assert all(bool(entry.field) != (entry.reason is not None) for entry in ledger.entries)


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_sentence_is_left_without_a_place(path: Path) -> None:
    lost = [entry.text for entry in read(path.name).ledger.left_out if len(entry.text.split()) > 12]

    assert not lost


def test_a_communique_signed_at_the_foot_takes_its_dateline_from_there() -> None:
    doc = read("signed-without-done.txt").doc

    assert doc.headline == "COMMUNIQUÉ N°045 DU GOUVERNEMENT DE LA TRANSITION"
    assert doc.reference == "N°045"
    assert (doc.dateline.place, doc.dateline.country, doc.dateline.date) == ("Bamako", "ML", dt.date(2025, 3, 13))
    assert len(doc.body) == 3
    (signatory,) = doc.signatories
    assert signatory.person.name == "Moussa DEMBÉLÉ"
    assert signatory.person.role.startswith("Le Ministre de la Communication")


def test_a_company_release_in_english() -> None:
    doc = read("company-english.txt").doc

    assert doc.language == "en"
    assert doc.embargo is not None
    assert doc.embargo.until == dt.datetime(2026, 4, 14, 0, 1, tzinfo=dt.UTC)
    assert doc.subtitle == "New fund will connect 400,000 households by 2029"
    assert (doc.dateline.place, doc.dateline.date) == ("Ouagadougou", dt.date(2026, 4, 14))
    assert speakers(doc) == ["Aminata Sow", "Boubacar Diallo", "Jean-Marc Ouattara"]
    roles = [block.speaker.role for block in doc.body if isinstance(block, Quote)]
    assert roles[0] == "chief executive officer of the Sahel Solar Corridor"
    assert roles[1] == "Finance Minister"
    assert [text.splitlines()[0] for text in doc.boilerplate] == ["Notes to editors", "About the Sahel Solar Corridor"]
    assert (doc.contacts[0].name, doc.contacts[0].role) == ("Fatou Ba", "Communications Manager")
    assert doc.contacts[0].phones == ("+226 25 00 00 00",)


def test_a_page_copied_whole() -> None:
    doc = read("web-page-french.txt").doc

    assert doc.kicker == "Sécurité alimentaire"
    assert doc.headline == "La Confédération lance un stock régional de 150 000 tonnes de céréales"
    assert doc.subtitle == "Les trois pays mutualisent leurs réserves face aux crises"
    assert (doc.dateline.place, doc.dateline.date) == ("Niamey", dt.date(2026, 2, 4))
    assert speakers(doc) == ["Mahaman Elhadji OUSMANE", "Mahaman Elhadji OUSMANE", "Salimata KABORÉ", "Salimata KABORÉ"]
    assert [block.text for block in doc.body if isinstance(block, Subheading)] == [
        "Des sites répartis dans les trois pays"
    ]
    assert "- 150 000 tonnes réparties sur douze sites ;\n- un" in "\n".join(
        block.text for block in doc.body if isinstance(block, Paragraphs)
    )
    assert "Facebook" not in doc.contacts[0].organisation


def test_an_agency_text_in_arabic() -> None:
    doc = read("agency-arabic.txt").doc

    assert doc.language == "ar"
    assert (doc.dateline.place, doc.dateline.country, doc.dateline.date) == ("نيامي", "NE", dt.date(2026, 2, 3))
    assert speakers(doc) == ["إبراهيم سيسي", "إبراهيم سيسي", "عائشة بوبكر"]
    assert doc.contacts[0].email == "press@fund.example"
    assert doc.contacts[0].phones == ("22720000000+",)


def test_broken_lines_are_joined() -> None:
    doc = read("hard-wrapped.txt").doc

    assert doc.headline == "La Banque du Golfe finance la route Gao–Niamey"
    assert (doc.dateline.place, doc.dateline.country) == ("Lomé", "TG")
    assert len(doc.body) == 4
    assert speakers(doc) == ["Kossi ADJEVI", ""]
    quote = doc.body[-1]
    assert isinstance(quote, Quote)
    assert quote.speaker.role == "ministre des Infrastructures du Niger"
    assert spoken(quote) == ("les populations attendaient cette route depuis vingt ans",)


def test_a_declaration_of_three() -> None:
    doc = read("declaration-three-signatures.txt").doc

    assert doc.kind is ReleaseKind.DECLARATION or doc.kind is ReleaseKind.JOINT
    assert doc.headline == "Déclaration conjointe"
    assert len(doc.body) == 8
    assert [signatory.person.name for signatory in doc.signatories] == [
        "Karim OUÉDRAOGO",
        "Mamadou SISSOKO",
        "Ali BOUBACAR",
    ]
    assert [signatory.place for signatory in doc.signatories] == ["Niamey", "", ""]
    assert doc.signatories[0].person.honorific == "Capitaine"


def test_scare_quotes_are_no_quotations() -> None:
    doc = read("statement-english.txt").doc

    quotes = [block for block in doc.body if isinstance(block, Quote)]
    assert [quote.speaker.role for quote in quotes] == ["spokesperson", "head of the electoral commission"]
    assert not any("grand alliance" in quote.text or "spare no effort" in quote.text for quote in quotes)
