"""How long a communiqué is for its reader."""

from __future__ import annotations

import pytest

from aes_editor import lengths
from aes_editor.document import Communique, Figure, Paragraphs, Quote, Subheading


def test_the_length_is_that_of_what_is_read() -> None:
    doc = Communique(
        headline="Un titre",
        lead="Un chapô",
        body=(
            Paragraphs(text="Deux **mots**"),
            Quote(text="« Oui »"),
            Subheading(text="Suite"),
            Figure(alt="not counted", caption="Vue"),
        ),
    )

    length = lengths.of(doc)

    assert length.signs == sum(map(len, ("Un titre", "Un chapô", "Deux mots", "« Oui »", "Suite", "Vue")))
    assert length.words == 2 + 2 + 2 + 3 + 1 + 1


@pytest.mark.parametrize(
    ("language", "words", "minutes"), [("fr", 0, 0), ("fr", 195, 1), ("fr", 196, 2), ("ar", 195, 2)]
)
def test_reading_takes_its_time_by_language(language: str, words: int, minutes: int) -> None:
    assert lengths.of(Communique(language=language, lead="mot " * words)).minutes == minutes
