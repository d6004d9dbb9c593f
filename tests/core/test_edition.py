"""What a document says in its own language."""

import datetime as dt
import string
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from aes_editor import edition
from aes_editor.document import Communique, Dateline, Embargo, ReleaseKind, Signatory
from tests.core.strategies import instants

LANGUAGES = resources.names("editions", ".toml")
DAY = dt.date(2025, 12, 23)
FIRST = dt.date(2026, 1, 1)


def table(language: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.text(f"editions/{language}.toml"))


def blanks(pattern: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(pattern) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_edition_says_all_that_the_reference_says(language: str) -> None:
    reference, words = table(edition.REFERENCE), table(language)

    assert {section: set(entries) for section, entries in words.items()} == {
        section: set(entries) for section, entries in reference.items()
    }
    assert all(isinstance(text, str) and text.strip() for entries in words.values() for text in entries.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_patterns_of_every_edition_have_the_blanks_of_the_reference(language: str) -> None:
    for name, pattern in table(edition.REFERENCE)["patterns"].items():
        assert blanks(table(language)["patterns"][name]) == blanks(pattern), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_edition_names_every_kind(language: str) -> None:
    assert all(edition.for_language(language).kind(kind) for kind in ReleaseKind)
    assert set(table(language)["kinds"]) == {kind.value for kind in ReleaseKind}


@pytest.mark.parametrize(
    ("language", "dateline", "words"),
    [
        ("fr", Dateline(place="Bamako", date=DAY), "Bamako, 23 décembre 2025 – "),
        ("fr", Dateline(place="Niamey", date=FIRST), "Niamey, 1er janvier 2026 – "),
        ("fr", Dateline(place="Bamako"), "Bamako – "),
        ("fr", Dateline(date=DAY), "23 décembre 2025 – "),
        ("fr", Dateline(), ""),
        ("fr-ML", Dateline(place="Bamako", date=FIRST), "Bamako, 1er janvier 2026 – "),
        ("en", Dateline(place="Bamako", date=FIRST), "Bamako, 1 January 2026 – "),
        ("ar", Dateline(place="باماكو", date=DAY), "باماكو، 23 ديسمبر 2025 – "),
        ("ha", Dateline(place="Niamey", date=DAY), "Niamey, 23 Disamba 2025 – "),
        ("bm", Dateline(place="Bamako", date=FIRST), "Bamako, 1 zanwuye 2026 – "),
        ("mos", Dateline(place="Ouagadougou", date=FIRST), "Ouagadougou, 1er janvier 2026 – "),
    ],
)
def test_a_dateline_is_written_as_its_language_writes_it(language: str, dateline: Dateline, words: str) -> None:
    assert edition.for_language(language).dateline(dateline) == words


@pytest.mark.parametrize(
    ("embargo", "words"),
    [
        (
            Embargo(until=dt.datetime(2026, 3, 12, 17, 5, tzinfo=dt.UTC)),
            "Sous embargo jusqu’au jeudi 12 mars 2026 à 17 h 05 (GMT)",
        ),
        (
            Embargo(until=dt.datetime(2026, 3, 1, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))),
            "Sous embargo jusqu’au dimanche 1er mars 2026 à 9 h 00 (UTC+1)",
        ),
        (
            Embargo(until=dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.timezone(-dt.timedelta(hours=3, minutes=30)))),
            "Sous embargo jusqu’au lundi 2 mars 2026 à 9 h 00 (UTC−3:30)",
        ),
        (Embargo(), "Sous embargo jusqu’à nouvel ordre"),
        (Embargo(note="remise à 16 h"), "Sous embargo jusqu’à nouvel ordre – remise à 16 h"),
    ],
)
def test_the_embargo_names_day_hour_and_zone(embargo: Embargo, words: str) -> None:
    assert edition.for_language("fr").embargo(embargo).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("signatory", "words"),
    [
        (Signatory(place="Bamako", date=DAY), "Fait à Bamako, le 23 décembre 2025"),
        (Signatory(place="Bamako"), "Fait à Bamako"),
        (Signatory(date=FIRST), "Fait le 1er janvier 2026"),
        (Signatory(), ""),
    ],
)
def test_a_signature_says_where_and_when(signatory: Signatory, words: str) -> None:
    assert edition.for_language("fr").done(signatory) == words


@pytest.mark.parametrize("words", ["{0}", "{date}", "{", "}", "{place!r:>1000000}", "%s"])
def test_the_words_of_the_author_are_never_a_pattern(words: str) -> None:
    french = edition.for_language("fr")

    assert words in french.dateline(Dateline(place=words, date=DAY))
    assert words in french.embargo(Embargo(note=words))
    assert words in french.done(Signatory(place=words, date=DAY))
    assert words in french.credit(words)


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("fr", "ltr"),
        ("en-GB", "ltr"),
        ("ar", "rtl"),
        ("ar-ML", "rtl"),
        ("AR_ml", "rtl"),
        ("ar-Latn", "ltr"),
        ("ff", "ltr"),
        ("ff-Adlm", "rtl"),
        ("ff-Adlm-BF", "rtl"),
        ("ha-Arab", "rtl"),
        ("nqo", "rtl"),
        ("tmh-Tfng", "ltr"),
        ("he", "rtl"),
        ("ckb", "rtl"),
        ("de-1996", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_direction_follows_script_then_language(language: str, direction: str) -> None:
    assert edition.direction(language) == direction
    assert edition.for_language(language).direction == direction


@pytest.mark.parametrize("language", ["mos", "tmh", "dje", "zz", "und", "", "-", "../fr", "fr" * 500, "é"])
def test_a_language_without_an_edition_takes_the_words_of_another(language: str) -> None:
    words = edition.for_language(language)

    assert words.language == language
    assert words.words in LANGUAGES
    assert words.label("related")
    assert words.dateline(Dateline(place="Gao", date=DAY)).startswith("Gao")


@pytest.mark.parametrize("language", ["fr-BF", "fr_ML", "FR"])
def test_a_regional_french_is_french(language: str) -> None:
    assert edition.for_language(language).date(FIRST) == "1er janvier 2026"
    assert edition.for_language(language).dateline(Dateline(date=FIRST)) == "1er janvier 2026 – "


def test_a_document_is_published_in_its_own_language() -> None:
    assert edition.of(Communique(language="en")).label("related") == "Read also"


@given(st.text(max_size=40), st.dates(), instants)
def test_no_language_and_no_day_is_without_words(language: str, day: dt.date, until: dt.datetime) -> None:
    words = edition.for_language(language)

    assert words.date(day)
    assert words.dateline(Dateline(place="Gao", date=day))
    assert words.embargo(Embargo(until=until))
    assert words.page_of(1, 2)
