"""The real input: what the pass makes of a communiqué as copied from the confederation's site."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest

from aes_editor import importers
from aes_editor.importers import Source
from aes_editor.typography import applied, apply_to, edits, pass_over

EXPECTED = {"apostrophe": 4, "guillemets": 6, "colon": 1, "ordinals": 1}


@pytest.fixture
def seed(shared: Path) -> bytes:
    return (shared / "data" / "seed" / "adoption-protocole.txt").read_bytes()


def test_the_text_needs_twelve_corrections_and_then_none(seed: bytes) -> None:
    text = seed.decode()
    found = edits(text)

    assert Counter(edit.rule for edit in found) == EXPECTED
    assert {(text[edit.start : edit.end], edit.replacement) for edit in found} == {
        ("'", "’"),
        (" ", "\u202f"),
        (" ", "\u00a0"),
        ("ème", "e"),
    }
    assert edits(applied(text, found)) == ()


def test_without_the_sharing_line_it_needs_eleven(seed: bytes) -> None:
    assert len(edits(seed.decode().replace("Partager l'article\n", ""))) == 11


def test_the_communique_in_it_needs_eleven_and_then_none(seed: bytes) -> None:
    source = Source("seed.txt", seed)
    doc = importers.read(source, now=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), authority="aes.example").doc
    placed = pass_over(doc)

    assert Counter(edit.rule for _, edit in placed) == EXPECTED | {"apostrophe": 3}
    assert pass_over(apply_to(doc, placed)) == ()
