"""What was guessed is told, so that a person looks at it."""

import datetime as dt

from aes_editor import importers
from aes_editor.document import Quote
from aes_editor.document.quotation import spoken
from aes_editor.importers import Imported, Source

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
PLAIN = (
    "Le pont de Farié est ouvert\n\nFarié, le 5 mai 2026 – Le pont a été ouvert mardi à la circulation des véhicules."
)


def read(text: str) -> Imported:
    return importers.read(Source("a.txt", text.encode()), now=NOW, authority="aes.example")


def test_nothing_is_doubted_in_a_plain_communique() -> None:
    assert read(PLAIN + " Les camions passent depuis la nuit dernière dans les deux sens.").unsure == frozenset()


def test_a_date_without_its_year_is_that_of_the_publication() -> None:
    text = PLAIN.replace("le 5 mai 2026", "5 mai")

    alone = read(text)
    published = read("Publié le 2 janvier 2026\n\n" + text)

    assert (alone.doc.dateline.place, alone.doc.dateline.date) == ("Farié", None)
    assert published.doc.dateline.date == dt.date(2025, 5, 5)
    assert "dateline" in alone.unsure & published.unsure


def test_a_speaker_told_by_a_pronoun_is_doubted() -> None:
    said = "« Nous sommes prêts », a déclaré M. Issa KANE, maire de la ville.\n\n« Nous attendions », a-t-il ajouté."

    imported = read(f"{PLAIN}\n\n{said}")

    speakers = [block.speaker.name for block in imported.doc.body if isinstance(block, Quote)]
    assert speakers == ["Issa KANE", "Issa KANE"]
    assert {path for path in imported.unsure if path.endswith("speaker")} == {"body/2/speaker"}


def test_a_forgotten_closing_mark_is_set_and_told() -> None:
    imported = read(f"{PLAIN}\n\n« Nous sommes prêts, a déclaré M. Issa KANE, maire de la ville.")

    quote = imported.doc.body[-1]
    assert isinstance(quote, Quote)
    assert spoken(quote) == ("Nous sommes prêts",)
    assert (quote.speaker.name, quote.speaker.role) == ("Issa KANE", "maire de la ville")
    assert "body/1/speaker" in imported.unsure


def test_a_headline_chosen_among_titles_is_doubted() -> None:
    imported = read(f"Grands travaux du fleuve\n{PLAIN}")

    assert "headline" in imported.unsure
