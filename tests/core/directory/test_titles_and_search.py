"""Who somebody is on a day, and how entries are found."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from aes_editor.directory import BoilerplateEntry, InstitutionEntry, PersonEntry, phones
from aes_editor.directory.search import Index
from aes_editor.directory.titles import as_speaker, current, full_form, title_at
from aes_editor.document import Person
from tests.core.directory.people import ABOUT, AES, BARRY, COLONEL, DIRECTORY, GENERAL, GOITA, KONE


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (dt.date(2020, 8, 18), None),
        (dt.date(2020, 8, 19), COLONEL),
        (dt.date(2021, 5, 24), COLONEL),
        (dt.date(2021, 5, 25), None),
        (dt.date(2021, 6, 7), GENERAL),
        (dt.date(2030, 1, 1), GENERAL),
        (None, GENERAL),
    ],
)
def test_the_title_is_that_of_the_day(day: dt.date | None, title: object) -> None:
    assert title_at(GOITA, day) == title


def test_the_title_begun_last_wins_where_two_overlap() -> None:
    first = msgspec.structs.replace(COLONEL, until=None)

    assert title_at(msgspec.structs.replace(GOITA, titles=(GENERAL, first)), dt.date(2022, 1, 1)) == GENERAL


def test_a_speaker_is_named_as_on_the_day() -> None:
    assert as_speaker(GOITA, dt.date(2026, 3, 1)) == Person(
        name="Assimi GOÏTA",
        honorific="Général d’Armée",
        role="Président de la Transition du Mali",
        organisation="République du Mali",
    )
    assert full_form(GOITA, None) == "Général d’Armée Assimi GOÏTA, Président de la Transition du Mali"
    assert full_form(KONE, None) == "Mme Awa KONÉ"
    assert full_form(BARRY, None) == "Goïla BARRY"


def test_between_two_offices_the_last_honorific_stays() -> None:
    assert as_speaker(GOITA, dt.date(2021, 6, 1)) == Person(name="Assimi GOÏTA", honorific="Colonel")
    assert as_speaker(GOITA, dt.date(2019, 1, 1)) == Person(name="Assimi GOÏTA")


@pytest.mark.parametrize("typed", ["goï", "GOI", "goita", "  Goïta assimi", "goi", "gOÏ\u0308".replace("Ï", "I")])
def test_a_few_letters_find_a_person_whatever_accents(typed: str) -> None:
    assert Index(DIRECTORY.persons).find(typed)[0] == GOITA


def test_family_names_come_before_given_names_and_those_before_titles() -> None:
    goi = PersonEntry(given_name="Zita", family_name="Zed", titles=(msgspec.structs.replace(GENERAL, title="Goï"),))

    assert Index((goi, BARRY, GOITA)).find("goi") == (GOITA, BARRY, goi)


def test_every_word_must_begin_a_word() -> None:
    index = Index(DIRECTORY.persons)

    assert index.find("pres trans mali") == (GOITA,)
    assert index.find("oita") == ()
    assert index.find("goi barbe") == ()
    assert index.find("") == (BARRY, GOITA, KONE)


def test_institutions_are_found_by_their_acronym_first() -> None:
    other = InstitutionEntry(name="Bureau d’aesthétique")

    assert Index((other, AES)).find("aes") == (AES, other)
    assert Index((other, AES)).find("etats") == (AES,)


def test_the_boilerplate_of_a_day_is_the_one_begun_last() -> None:
    later = BoilerplateEntry(institution="AES", language="fr", since=dt.date(2026, 1, 1), text="Neuf")
    english = BoilerplateEntry(institution="AES", language="en", text="Old")

    assert set(current((ABOUT, later, english), dt.date(2025, 6, 1))) == {ABOUT, english}
    assert set(current((later, ABOUT, english), dt.date(2026, 6, 1))) == {later, english}
    assert current((ABOUT, later), dt.date(2024, 6, 1)) == ()


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("+223 20 22 33 44", "+22320223344", "+223 20 22 33 44"),
        ("00227.90-11-22-33", "+22790112233", "+227 90 11 22 33"),
        ("+33 (0)1 42 00 00 00", "+33142000000", "+33 1 42 00 00 00"),
        ("+1 (202) 555-0100", "+12025550100", "+1 202 555 0100"),
        ("+44 20 7946 0000", "+442079460000", "+44 20 79 46 00 00"),
    ],
)
def test_telephone_numbers_are_kept_as_e164_and_shown_in_groups(typed: str, kept: str, shown: str) -> None:
    assert phones.e164(typed) == kept
    assert phones.readable(kept) == shown
    assert phones.e164(shown) == kept


@pytest.mark.parametrize("typed", ["", "20 22 33 44", "+0223 20", "+223 poste 4", "+2232022334455667", "+٢٢٣٢٠٢٢٣٣٤٤"])
def test_what_is_no_international_number_is_none(typed: str) -> None:
    assert phones.e164(typed) == ""
