"""Small questions about plain text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_editor.text import fold, slug


@pytest.mark.parametrize(
    ("text", "folded"), [("GOÏTA", "goita"), ("Straße", "strasse"), ("œuvre", "œuvre"), ("ﬁn", "fin"), ("", "")]
)
def test_case_and_accents_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_what_is_folded_is_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L’état d’urgence : 3 mesures", "l-etat-d-urgence-3-mesures"),
        ("بيان صحفي", "بيان-صحفي"),
        ("../../etc/passwd", "etc-passwd"),
        ("   ", ""),
        ("a" * 100, "a" * 60),
        ("un mot " * 20, "un-mot-un-mot-un-mot-un-mot-un-mot-un-mot-un-mot-un-mot-un"),
    ],
)
def test_a_headline_becomes_the_name_of_a_file(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text(), st.integers(1, 80))
def test_the_name_of_a_file_is_short_and_leads_nowhere(text: str, longest: int) -> None:
    name = slug(text, longest)

    assert len(name) <= longest
    assert not re.search(r"[\s/\\:.\x00]", name)
