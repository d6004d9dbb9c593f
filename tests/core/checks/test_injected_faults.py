"""Slips that are put into a clean communiqué, one at a time, and what is said of each."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest

import resources
from aes_editor import container
from aes_editor.checks import CheckContext, Finding, findings
from aes_editor.checks.related import reference_key
from aes_editor.document import Communique, Contact, Embargo, Figure, Paragraphs, Person, Quote, Related, Signatory
from aes_editor.document.edit import parse, replaced, value_at

SAMPLE = container.load(resources.path("samples/exemple.communique"))
NOW = dt.datetime(2026, 9, 14, 12, tzinfo=dt.UTC)
replace = msgspec.structs.replace


def told(doc: Communique, references: dict[str, set[str]] | None = None) -> tuple[Finding, ...]:
    return findings(doc, CheckContext(now=NOW, media=SAMPLE.media, references=references or {}))


def put(place: str, value: Any) -> Communique:
    return replaced(SAMPLE.doc, parse(place), value)


def added(text: str, place: str = "body/1/text") -> Communique:
    return put(place, f"{value_at(SAMPLE.doc, parse(place))} {text}")


def with_block(block: Paragraphs | Quote | Figure) -> Communique:
    return replace(SAMPLE.doc, body=(*SAMPLE.doc.body, block))


LAST = len(SAMPLE.doc.body)
SPEAKER = Person(name="Fanta OUÉDRAOGO-MAÏGA")
FAULTS: dict[str, tuple[Communique, str, str]] = {
    "no headline": (put("headline", " "), "required", "headline"),
    "no lead": (put("lead", ""), "required", "lead"),
    "no city": (put("dateline/place", ""), "required", "dateline/place"),
    "no date": (put("dateline/date", None), "required", "dateline/date"),
    "no body": (put("body", ()), "required", "body"),
    "long headline": (put("headline", "Un titre qui ne finit pas " * 8), "too-long", "headline"),
    "short lead": (put("lead", "Neuf universités."), "too-short", "lead"),
    "wrong weekday": (added("La réunion du lundi 15 septembre 2026 le dira."), "weekday", "body/1/text"),
    "wrong weekday, no year": (added("Rendez-vous vendredi 12 octobre."), "weekday", "body/1/text"),
    "embargo too early": (
        put("embargo", Embargo(until=dt.datetime(2026, 9, 12, tzinfo=dt.UTC))),
        "embargo-before-dateline",
        "embargo",
    ),
    "signed later": (
        put("signatories", (Signatory(person=SPEAKER, date=dt.date(2026, 9, 20)),)),
        "signed-later",
        "signatories/0/date",
    ),
    "another today": (added("Réunis ce dimanche 13 septembre 2026, ils l’ont dit."), "other-day", "body/1/text"),
    "mark never closed": (added("Un « semestre ailleurs."), "unpaired-mark", "body/1/text"),
    "mark never opened": (added("Un semestre » ailleurs."), "unpaired-mark", "body/1/text"),
    "no speaker": (with_block(Quote(text="« Nous y allons. »")), "no-speaker", f"body/{LAST}/speaker/name"),
    "two spellings": (added("Mme Fanta OUEDRAOGO-MAÏGA l’a redit."), "two-spellings", "body/1/text"),
    "acronym": (added("La CSRU en rendra compte."), "acronym", "body/1/text"),
    "doubled word": (added("Les étudiants étudiants partent."), "doubled-word", "body/1/text"),
    "doubled space": (added("Les  étudiants partent."), "doubled-space", "body/1/text"),
    "digits": (added("Ils sont 125000."), "digits", "body/1/text"),
    "percentage": (added("Soit 12 % % des inscrits."), "percentage", "body/1/text"),
    "no alt": (put("body/3/alt", ""), "no-alt", "body/3/alt"),
    "no caption": (put("body/3/caption", ""), "no-caption", "body/3/caption"),
    "no credit": (put("body/3/credit", ""), "no-credit", "body/3/credit"),
    "lost image": (put("body/3/media", "0" * 64 + ".png"), "no-image", "body/3/media"),
    "bad address": (put("related/0/url", "htps//aes.example"), "bad-address", "related/0/url"),
    "told twice": (
        replace(SAMPLE.doc, related=(*SAMPLE.doc.related, Related(title="Encore", url=SAMPLE.doc.related[0].url))),
        "related-twice",
        f"related/{len(SAMPLE.doc.related)}/title",
    ),
    "bad e-mail": (put("contacts/0/email", "presse(at)aes.example"), "bad-email", "contacts/0/email"),
    "silent contact": (
        replace(SAMPLE.doc, contacts=(*SAMPLE.doc.contacts, Contact(name="Garde"))),
        "unreachable-contact",
        f"contacts/{len(SAMPLE.doc.contacts)}/email",
    ),
    "empty block": (with_block(Paragraphs()), "empty-block", f"body/{LAST}/text"),
}


def test_the_sample_is_clean() -> None:
    assert told(SAMPLE.doc) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_a_slip_is_told_once_and_where_it_is(name: str) -> None:
    doc, rule, place = FAULTS[name]

    assert [(finding.rule, finding.place) for finding in told(doc)] == [(rule, place)]


@pytest.mark.parametrize("name", FAULTS)
def test_a_fix_settles_its_finding(name: str) -> None:
    doc, _rule, _place = FAULTS[name]
    for finding in told(doc):
        if finding.fix is not None:
            assert finding not in told(finding.fix.applied(doc))
            assert told(finding.fix.applied(doc)) == ()


def test_the_characters_that_are_meant_are_pointed_at() -> None:
    doc, _rule, place = FAULTS["two spellings"]
    (finding,) = told(doc)

    assert value_at(doc, parse(place))[finding.start : finding.end] == "OUEDRAOGO-MAÏGA"


def test_a_number_that_another_communique_has() -> None:
    number = reference_key(SAMPLE.doc.reference)

    assert [finding.rule for finding in told(SAMPLE.doc, {number: {SAMPLE.doc.guid, "tag:other"}})] == [
        "reference-twice"
    ]
    assert told(SAMPLE.doc, {number: {SAMPLE.doc.guid}}) == ()
