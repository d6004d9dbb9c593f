"""Communiqués as people write them: nothing is said of them that is not so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from aes_editor import importers, typography
from aes_editor.checks import CheckContext, Finding, Severity, findings
from aes_editor.document import Communique, Dateline, Paragraphs
from aes_editor.importers.context import Source

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)

CLEAN = [tuple(line.split(" ", 1)) for line in Path(__file__).with_name("clean.txt").read_text("utf-8").splitlines()]
"""Sentences that look like slips and are none: each a language and the words."""


def doc_of(path: Path) -> Communique:
    imported = importers.read(Source(path.name, path.read_bytes()), now=NOW, authority="aes.example")
    return imported.doc


def told(doc: Communique, now: dt.datetime = NOW) -> tuple[Finding, ...]:
    return findings(doc, CheckContext(now=now, media=(), references={}))


def set_well(doc: Communique) -> Communique:
    return typography.apply_to(doc, typography.pass_over(doc))


def test_the_seed_is_clean_but_for_its_typography(shared: Path) -> None:
    seed = doc_of(shared / "data/seed/adoption-protocole.txt")

    (finding,) = told(seed)

    assert (finding.rule, finding.severity) == ("typography", Severity.NOTE)
    assert finding.message.startswith("11 signs")
    assert finding.fix is not None
    assert told(finding.fix.applied(seed)) == ()


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("31-m-aes-energie", ()),
        ("35-m-cedeao-final", (("acronym", "body/0/text"),)),  # it is spelt out in the letterhead alone
        ("38-m-entreprise-embargo", ()),
        ("40-m-aes-arabe", ()),
    ],
)
def test_a_clean_communique_is_called_clean(shared: Path, name: str, known: tuple[tuple[str, str], ...]) -> None:
    doc = set_well(doc_of(shared / f"data/communiques/{name}.txt"))
    on_its_day = dt.datetime.combine(doc.dateline.date or NOW.date(), dt.time(8), dt.UTC)

    assert tuple((finding.rule, finding.place) for finding in told(doc, on_its_day)) == known


@pytest.mark.parametrize(
    "name",
    [
        "01-dinum-france-allemagne",
        "04-senegal-farine",
        "06-senegal-dissolution",
        "19-nasa-moon-trees",
        "21-whitehouse-au-readout",
        "28-spa-aldrin",
    ],
)
def test_of_a_found_text_only_what_is_so_is_told(shared: Path, name: str) -> None:
    doc = set_well(doc_of(shared / f"data/communiques/{name}.txt"))

    so = {"required", "too-long", "unreachable-contact", "acronym", "doubled-space"}
    assert {finding.rule for finding in told(doc)} <= so


@pytest.mark.parametrize(("language", "text"), CLEAN)
def test_what_looks_like_a_slip_and_is_none_is_passed_over(language: str, text: str) -> None:
    dateline = Dateline(place="Bamako", date=dt.date(2026, 3, 12))
    doc = set_well(Communique(language=language, dateline=dateline, body=(Paragraphs(text=text),)))

    assert [finding for finding in told(doc) if finding.place.startswith("body/")] == []


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "](",
        "`",
        "1",
        "111 ",
        "1.",
        "@a",
        "AB ",
        "Ab Cd",
        "« ",
        "de DE ",
        "12 mars ",
        "Fait à ",
        "  ",
        "%",
        "\n\n«",
    ],
)
def test_no_text_keeps_the_checks_busy_for_long(unit: str) -> None:
    told(Communique(headline="x", lead=(unit * 60_000)[:60_000], language="fr"))
