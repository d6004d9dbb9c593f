"""Speakers and signatories that the directory does not know, or knows by another title."""

from __future__ import annotations

import datetime as dt

import pytest

from aes_editor.checks import CheckContext, Finding, Severity, findings
from aes_editor.directory import Directory, PersonEntry, Title
from aes_editor.document import Communique, Dateline, Person, Quote, Signatory

RULES = {"unknown-speaker", "speaker-spelling", "title-of-another-day"}
DAY = dt.date(2026, 3, 1)
PEOPLE = Directory(
    persons=(
        PersonEntry(
            given_name="Assimi",
            family_name="Goïta",
            titles=(
                Title(honorific="Colonel", title="Vice-président", until=dt.date(2021, 5, 24)),
                Title(
                    honorific="Général d’Armée",
                    title="Président de la Transition du Mali",
                    short_title="Président de la Transition",
                    since=dt.date(2021, 6, 7),
                ),
            ),
        ),
        PersonEntry(
            given_name="Awa",
            family_name="Koné",
            titles=(Title(honorific="Mme", title="Ministre du Fleuve", until=dt.date(2025, 12, 31)),),
        ),
    )
)


def told(speaker: Person, directory: Directory = PEOPLE, day: dt.date | None = DAY) -> list[Finding]:
    doc = Communique(dateline=Dateline(date=day), body=(Quote(text="« Oui », dit-on.", speaker=speaker),))
    ctx = CheckContext(now=dt.datetime(2026, 3, 1, tzinfo=dt.UTC), media=(), references={}, directory=directory)
    return [finding for finding in findings(doc, ctx) if finding.rule in RULES]


@pytest.mark.parametrize(
    ("name", "rule", "severity", "right"),
    [
        ("Idi SOULEY", "unknown-speaker", Severity.NOTE, None),
        ("Assimi GOTA", "unknown-speaker", Severity.WARNING, "Assimi GOÏTA"),
        ("Awa KONNÉ", "unknown-speaker", Severity.WARNING, "Awa KONÉ"),
        ("Assimi GOITA", "speaker-spelling", Severity.WARNING, "Assimi GOÏTA"),
    ],
)
def test_a_name_that_the_directory_does_not_have(name: str, rule: str, severity: Severity, right: str | None) -> None:
    (finding,) = told(Person(name=name))

    assert (finding.rule, finding.severity, finding.place) == (rule, severity, "body/0/speaker/name")
    assert name in finding.message
    assert (finding.fix.value if finding.fix else None) == right


@pytest.mark.parametrize("name", ["Assimi GOÏTA", "Goïta Assimi", "GOÏTA", " Awa  Koné ", ""])
def test_a_name_that_it_has_is_passed_over(name: str) -> None:
    assert told(Person(name=name)) == []


@pytest.mark.parametrize(
    ("speaker", "day", "field", "right"),
    [
        (Person(name="Assimi GOÏTA", role="Vice-président"), DAY, "role", "Président de la Transition du Mali"),
        (Person(name="Assimi GOÏTA", honorific="Colonel"), DAY, "honorific", "Général d’Armée"),
        (
            Person(name="Assimi GOÏTA", role="président de la transition"),
            dt.date(2020, 1, 1),
            "role",
            "Vice-président",
        ),
        (Person(name="Awa KONÉ", role="Ministre du Fleuve"), DAY, "role", None),
    ],
)
def test_a_title_of_another_day(speaker: Person, day: dt.date, field: str, right: str | None) -> None:
    (finding,) = told(speaker, day=day)

    assert (finding.rule, finding.severity) == ("title-of-another-day", Severity.WARNING)
    assert finding.place == f"body/0/speaker/{field}"
    assert (finding.fix.value if finding.fix else None) == right


@pytest.mark.parametrize(
    "speaker",
    [
        Person(name="Assimi GOÏTA", honorific="Général d’Armée", role="Président de la Transition"),
        Person(name="Assimi GOÏTA", role="Chef de l’État"),
        Person(name="Awa KONÉ", honorific="Mme"),
    ],
)
def test_a_title_of_the_day_or_one_that_the_directory_does_not_know_is_passed_over(speaker: Person) -> None:
    assert told(speaker) == []


def test_without_persons_or_without_a_day_nothing_is_said() -> None:
    assert told(Person(name="Idi SOULEY", role="Vice-président"), Directory()) == []
    assert told(Person(name="Assimi GOÏTA", role="Vice-président"), day=None) == []


def test_who_signs_is_looked_at_too_and_a_fix_mends_it() -> None:
    doc = Communique(
        dateline=Dateline(date=DAY),
        signatories=(Signatory(person=Person(name="Assimi GOÏTA", role="Vice-président")),),
    )
    ctx = CheckContext(now=dt.datetime(2026, 3, 1, tzinfo=dt.UTC), media=(), references={}, directory=PEOPLE)
    (finding,) = [finding for finding in findings(doc, ctx) if finding.rule in RULES]

    assert finding.place == "signatories/0/person/role"
    assert finding.fix is not None
    mended = finding.fix.applied(doc)
    assert mended.signatories[0].person.role == "Président de la Transition du Mali"
    assert [each for each in findings(mended, ctx) if each.rule in RULES] == []
