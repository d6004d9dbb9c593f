"""Communiqués of our own, each laid out in another way: how much of them is understood, and that nothing gets lost."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from aes_editor import codec, importers
from aes_editor.importers import Imported
from tests.core.importers.truth import Case, cases, checks

CASES = tuple(cases(Path(__file__).parent / "corpus"))
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
SPOKEN = ("quotes", "quote text", "speaker")

each = pytest.mark.parametrize("case", CASES, ids=lambda case: case.source.name)


def read(case: Case) -> Imported:
    return importers.read(case.source, now=NOW, authority="aes.example")


@each
def test_no_text_is_understood_badly(case: Case) -> None:
    outcome = checks(read(case), case.truth)

    wrong = [check for check in outcome if not check.agrees]
    assert len(wrong) <= len(outcome) * 0.2, wrong


def test_all_texts_together_are_understood() -> None:
    outcome = [check for case in CASES for check in checks(read(case), case.truth)]
    right = Counter(check.field for check in outcome if check.agrees)
    asked = Counter(check.field for check in outcome)

    assert right.total() >= asked.total() * 0.97
    assert sum(right[name] for name in SPOKEN) >= sum(asked[name] for name in SPOKEN) * 0.95


@each
def test_every_character_is_in_a_field_or_told_left_out(case: Case) -> None:
    entries = read(case).ledger.entries

    assert all(bool(entry.field) != (entry.reason is not None) for entry in entries)
    assert [entry.start for entry in entries] == [0, *(entry.end for entry in entries[:-1])]


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.source.suffix in {".txt", ".md"}], ids=lambda case: case.source.name
)
def test_the_account_of_a_text_is_the_whole_text(case: Case) -> None:
    assert read(case).ledger.source == case.source.data.decode()


@each
def test_what_is_read_can_be_stored(case: Case) -> None:
    doc = read(case).doc

    assert codec.decode(codec.encode(doc)) == doc
