"""Slips that are put into a clean communiqué, one at a time and all together, and what is said of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec
import pytest

import resources
from aes_editor import container
from aes_editor.checks import CHECKS, CheckContext, Finding, findings
from aes_editor.checks.related import reference_key
from aes_editor.directory import Directory, InstitutionEntry, PersonEntry, Title
from aes_editor.document import (
    Communique,
    Contact,
    Embargo,
    Paragraphs,
    Person,
    Quote,
    Related,
    ReleaseKind,
    Signatory,
    Status,
    Step,
)
from aes_editor.document.edit import parse, replaced, value_at

SAMPLE = container.load(resources.path("samples/exemple.communique"))
NOW = dt.datetime(2026, 9, 14, 12, tzinfo=dt.UTC)
NUMBER = reference_key(SAMPLE.doc.reference)
DIRECTORY = Directory(
    persons=(
        PersonEntry(
            given_name="Fanta",
            family_name="Ouédraogo-Maïga",
            titles=(
                Title(honorific="Mme", title="Rectrice", until=dt.date(2026, 1, 14)),
                Title(honorific="Mme", title="Présidente du comité de pilotage", since=dt.date(2026, 1, 15)),
            ),
        ),
        PersonEntry(given_name="Harouna", family_name="Ali-Souley"),
    ),
    institutions=(InstitutionEntry(name="Conseil des sports et des règles universitaires", short_name="CSRU"),),
)
GUIDS = {SAMPLE.doc.guid, *(item.guid for item in SAMPLE.doc.related if item.guid)}
replace = msgspec.structs.replace
Change = Callable[[Communique], Communique]


def told(
    doc: Communique, references: Mapping[str, set[str]] | None = None, directory: Directory | None = None
) -> tuple[Finding, ...]:
    return findings(
        doc,
        CheckContext(
            now=NOW,
            media=SAMPLE.media,
            references=references or {},
            guids=GUIDS,
            directory=directory or Directory(),
        ),
    )


def put(place: str, value: Any) -> Change:
    return lambda doc: replaced(doc, parse(place), value)


def added(text: str, place: str = "body/1/text") -> Change:
    return lambda doc: replaced(doc, parse(place), f"{value_at(doc, parse(place))} {text}")


def grown(name: str, *parts: object) -> Change:
    return lambda doc: replaced(doc, (name,), (*getattr(doc, name), *parts))


class Fault(NamedTuple):
    """What a slip does to a document, and the finding it earns."""

    change: Change
    rule: str
    place: str


LAST = len(SAMPLE.doc.body)
SIGNED = len(SAMPLE.doc.signatories)
RELATED = len(SAMPLE.doc.related)
CONTACTS = len(SAMPLE.doc.contacts)
SPEAKER = Person(name="Fanta OUÉDRAOGO-MAÏGA")
ALTERED = Step(status=Status.RELEASED, by="Awa", time=NOW, digest="0" * 64)
FAULTS: dict[str, Fault] = {
    "no headline": Fault(put("headline", " "), "required", "headline"),
    "no lead": Fault(put("lead", ""), "required", "lead"),
    "no city": Fault(put("dateline/place", ""), "required", "dateline/place"),
    "no date": Fault(put("dateline/date", None), "required", "dateline/date"),
    "no body": Fault(put("body", ()), "required", "body"),
    "correction of nothing": Fault(put("kind", ReleaseKind.CORRECTION), "corrects-nothing", "corrects"),
    "long headline": Fault(put("headline", "Un titre qui ne finit pas " * 8), "too-long", "headline"),
    "short lead": Fault(put("lead", "Neuf universités."), "too-short", "lead"),
    "wrong weekday": Fault(added("La réunion du lundi 15 septembre 2026 le dira."), "weekday", "body/1/text"),
    "wrong weekday, no year": Fault(added("Rendez-vous vendredi 12 octobre."), "weekday", "body/1/text"),
    "no such day": Fault(added("Elle aura lieu le 31 septembre 2026."), "no-such-day", "body/1/text"),
    "wrong tomorrow": Fault(added("Ils repartent demain mercredi 16 septembre."), "other-day", "body/1/text"),
    "wrong weekday behind": Fault(added("Le 15 septembre 2026 (lundi), rien."), "weekday", "body/1/text"),
    "wrong weekday next year": Fault(added("Rendez-vous lundi 5 janvier."), "weekday", "body/1/text"),
    "past and to come": Fault(added("La réunion s’est tenue à Niamey le 20 septembre 2026."), "not-yet", "body/1/text"),
    "another day of the week": Fault(added("Aujourd’hui mardi, ils partent."), "other-day", "body/1/text"),
    "embargo too early": Fault(
        put("embargo", Embargo(until=dt.datetime(2026, 9, 12, tzinfo=dt.UTC))),
        "embargo-before-dateline",
        "embargo",
    ),
    "dateline ahead": Fault(put("dateline/date", dt.date(2027, 9, 14)), "dateline-ahead", "dateline/date"),
    "signed later": Fault(
        grown("signatories", Signatory(person=SPEAKER, date=dt.date(2026, 9, 20))),
        "signed-later",
        f"signatories/{SIGNED}/date",
    ),
    "done later": Fault(added("Fait à Niamey, le 20 septembre 2026."), "signed-later", "body/1/text"),
    "another today": Fault(added("Réunis ce dimanche 13 septembre 2026, ils l’ont dit."), "other-day", "body/1/text"),
    "mark never closed": Fault(added("Un «\u202fsemestre ailleurs."), "unpaired-mark", "body/1/text"),
    "mark never opened": Fault(added("Un semestre\u202f» ailleurs."), "unpaired-mark", "body/1/text"),
    "straight mark alone": Fault(added('Un\u00a0" semestre ailleurs.'), "unpaired-mark", "body/1/text"),
    "no speaker": Fault(
        grown("body", Quote(text="«\u202fNous y allons.\u202f»")), "no-speaker", f"body/{LAST}/speaker/name"
    ),
    "two spellings": Fault(added("Mme\u00a0Fanta OUEDRAOGO-MAÏGA l’a redit."), "two-spellings", "body/1/text"),
    "two spellings in small letters": Fault(
        added("Hélène Marchetti est venue. Plus tard, Helene Marchetti est partie."), "two-spellings", "body/1/text"
    ),
    "two letters changed places": Fault(
        added("Mme\u00a0Fanta OUÉRDAOGO-MAÏGA l’a redit."), "two-spellings", "body/1/text"
    ),
    "a name without its accents": Fault(
        added("Hélène Dembélé est venue. La ministre Dembele est partie."), "two-spellings", "body/1/text"
    ),
    "a given name spelt two ways": Fault(
        added("Abdoulaye DIARRA est venu. Puis Abdulaye DIARRA est parti."), "two-spellings", "body/1/text"
    ),
    "acronym": Fault(added("La CSRU en rendra compte."), "acronym", "body/1/text"),
    "doubled word": Fault(added("Les étudiants étudiants partent."), "doubled-word", "body/1/text"),
    "doubled word over two lines": Fault(added("Ils vont\nvont partir."), "doubled-word", "body/1/text"),
    "doubled name": Fault(added("Le Mali Mali avance."), "doubled-word", "body/1/text"),
    "doubled space": Fault(added("Les  étudiants partent."), "doubled-space", "body/1/text"),
    "digits": Fault(added("Ils sont 125000."), "digits", "body/1/text"),
    "points between groups": Fault(added("Ils sont 1.250.000."), "digits", "body/1/text"),
    "minutes": Fault(added("Rendez-vous à 10\u00a0h\u00a075."), "time", "body/1/text"),
    "square metres": Fault(added("Sur 40\u00a0m2 de terrain."), "unit", "body/1/text"),
    "percentage": Fault(added("Soit 12\u00a0%% des inscrits."), "percentage", "body/1/text"),
    "unit in capitals": Fault(added("À 40\u00a0KM de la ville."), "unit", "body/1/text"),
    "unit without a space": Fault(added("À 40km de la ville."), "unit", "body/1/text"),
    "decimal point": Fault(added("Soit 3.5\u00a0millions."), "decimal-point", "body/1/text"),
    "no alt": Fault(put("body/3/alt", ""), "no-alt", "body/3/alt"),
    "no caption": Fault(put("body/3/caption", ""), "no-caption", "body/3/caption"),
    "no credit": Fault(put("body/3/credit", ""), "no-credit", "body/3/credit"),
    "lost image": Fault(put("body/3/media", "0" * 64 + ".png"), "no-image", "body/3/media"),
    "bad address": Fault(put("related/0/url", "htps//aes.example"), "bad-address", "related/0/url"),
    "unknown communiqué": Fault(
        grown("related", Related(title="Perdu", guid="tag:aes.example,2020:perdu")),
        "dead-link",
        f"related/{RELATED}/url",
    ),
    "told twice": Fault(
        grown("related", Related(title="Encore", url=SAMPLE.doc.related[0].url)),
        "related-twice",
        f"related/{RELATED}/title",
    ),
    "link to nowhere": Fault(added("Voir [le programme](www.aes.example)."), "bad-link", "body/1/text"),
    "bad e-mail": Fault(put("contacts/0/email", "presse(at)aes.example"), "bad-email", "contacts/0/email"),
    "silent contact": Fault(
        grown("contacts", Contact(name="Garde")), "unreachable-contact", f"contacts/{CONTACTS}/email"
    ),
    "empty block": Fault(grown("body", Paragraphs()), "empty-block", f"body/{LAST}/text"),
    "speech in a paragraph": Fault(
        added("«\u202fNous irons ensemble, et nous reviendrons avec un métier et des amis.\u202f»", "body/0/text"),
        "speech-in-a-paragraph",
        "body/0/text",
    ),
    "plain space before a colon": Fault(added("Voici : rien."), "typography", "body/1/text"),
    "altered trail": Fault(put("trail", (ALTERED,)), "changed-since", "status"),
}

TOGETHER = (
    "long headline",
    "short lead",
    "wrong weekday",
    "no such day",
    "another today",
    "mark never closed",
    "two spellings",
    "acronym",
    "doubled word",
    "doubled space",
    "digits",
    "percentage",
    "unit in capitals",
    "no alt",
    "no caption",
    "no credit",
    "bad address",
    "link to nowhere",
    "bad e-mail",
    "silent contact",
    "embargo too early",
    "signed later",
    "altered trail",
    "plain space before a colon",
)
"""Slips that one communiqué can have at the same time: at least twenty, of every room of checks."""


def test_the_sample_is_clean() -> None:
    assert told(SAMPLE.doc) == ()
    assert told(SAMPLE.doc, directory=DIRECTORY) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_a_slip_is_told_once_and_where_it_is(name: str) -> None:
    fault = FAULTS[name]

    assert [(finding.rule, finding.place) for finding in told(fault.change(SAMPLE.doc))] == [(fault.rule, fault.place)]


def test_twenty_slips_and_more_are_told_together_and_nothing_else() -> None:
    doc = SAMPLE.doc
    for name in TOGETHER:
        doc = FAULTS[name].change(doc)

    found = told(doc)

    assert len(TOGETHER) >= 20
    assert sorted((finding.rule, finding.place) for finding in found) == sorted(
        (FAULTS[name].rule, FAULTS[name].place) for name in TOGETHER
    )
    severities = [finding.severity for finding in found]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fix_settles_its_finding_and_brings_no_other(name: str) -> None:
    for finding in told(FAULTS[name].change(SAMPLE.doc)):
        if finding.fix is not None:
            left = {each.rule for each in told(finding.fix.applied(FAULTS[name].change(SAMPLE.doc)))}
            assert left <= ({"no-speaker"} if name == "speech in a paragraph" else set())


def test_every_check_finds_something() -> None:
    docs = [
        SAMPLE.doc,
        *(fault.change(SAMPLE.doc) for fault in FAULTS.values()),
        put("body/2/speaker", Person(name="Fanta OUÉDRAOGO-MAÏGA", role="Rectrice"))(SAMPLE.doc),
        put("body/2/speaker/name", "Awa DIALLO")(SAMPLE.doc),
    ]
    ctx = CheckContext(
        now=NOW, media=SAMPLE.media, references={NUMBER: {"tag:other"}}, guids=GUIDS, directory=DIRECTORY
    )

    silent = [check for check in CHECKS if not any(True for doc in docs for _finding in check(doc, ctx))]

    assert silent == []


def test_the_characters_that_are_meant_are_pointed_at() -> None:
    doc = FAULTS["two spellings"].change(SAMPLE.doc)
    (finding,) = told(doc)

    assert value_at(doc, parse(finding.place))[finding.start : finding.end] == "OUEDRAOGO-MAÏGA"


def test_a_number_that_another_communique_has() -> None:
    assert [finding.rule for finding in told(SAMPLE.doc, {NUMBER: {SAMPLE.doc.guid, "tag:other"}})] == [
        "reference-twice"
    ]
    assert told(SAMPLE.doc, {NUMBER: {SAMPLE.doc.guid}}) == ()


def test_the_directory_spells_an_acronym_out() -> None:
    (finding,) = told(FAULTS["acronym"].change(SAMPLE.doc), directory=DIRECTORY)

    assert finding.fix is not None
    mended = finding.fix.applied(FAULTS["acronym"].change(SAMPLE.doc))
    assert "Conseil des sports et des règles universitaires (CSRU)" in mended.body[1].text  # type: ignore[union-attr]
    assert told(mended, directory=DIRECTORY) == ()
