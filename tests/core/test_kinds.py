"""What a type of communiqué asks for: shipped, and as an office has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aes_editor import kinds
from aes_editor.document import Communique, Paragraphs, ReleaseKind


@pytest.mark.parametrize("kind", ReleaseKind)
def test_every_type_asks_for_a_headline_and_a_text_of_some_length(kind: ReleaseKind) -> None:
    profile = kinds.shipped().of(kind)

    assert {"headline", "dateline", "body"} <= set(profile.required)
    assert 0 < profile.body.least < profile.body.most
    assert sorted(profile.groups()) == sorted(kinds.GROUPS)


def test_a_final_communique_is_signed_and_may_be_long() -> None:
    final, note = (kinds.shipped().of(kind) for kind in (ReleaseKind.FINAL, ReleaseKind.EDITORS_NOTE))

    assert "signatories" in final.required
    assert "contacts" in note.required
    assert final.body.most > note.body.most
    assert final.groups()[0] == "signatories"


def test_the_files_of_an_office_take_the_place_of_those_that_ship(tmp_path: Path) -> None:
    (tmp_path / "avis.toml").write_text("headline = { most = 50 }\n", encoding="utf-8")
    (tmp_path / "common.toml").write_text('required = ["headline", "reference"]\n', encoding="utf-8")

    profiles = kinds.load(tmp_path)

    assert profiles.problems == ()
    assert profiles.of(ReleaseKind.NOTICE).headline == kinds.Range(most=50)
    assert profiles.of(ReleaseKind.COMMUNIQUE).required == ("headline", "reference")
    assert profiles.of(ReleaseKind.NOTICE).body == kinds.shipped().of(ReleaseKind.NOTICE).body


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("avis.toml", "headline = {", "makes no sense"),
        ("avis.toml", 'headline = "long"', "makes no sense"),
        ("avis.toml", 'required = ["title"]', "“title”"),
        ("avis.toml", 'hidden = ["body"]', "“body”"),
        ("avis.toml", "titre = 3", "titre"),
        ("telegramme.toml", "", "no type of communiqué"),
    ],
)
def test_a_file_that_makes_no_sense_is_named_and_left_aside(tmp_path: Path, name: str, text: str, said: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")

    profiles = kinds.load(tmp_path)

    (problem,) = profiles.problems
    assert said in problem
    assert str(tmp_path / name) in problem
    assert profiles.by_kind == kinds.shipped().by_kind


def test_signs_are_counted_as_the_limits_mean_them() -> None:
    doc = Communique(headline=" Un titre ", body=(Paragraphs(text="12345"), Paragraphs(text="678")))

    assert (kinds.length(doc, "headline"), kinds.length(doc, "body")) == (8, 8)
    assert kinds.Range(least=3, most=5).holds(0)
    assert [kinds.Range(least=3, most=5).holds(count) for count in (2, 3, 5, 6)] == [False, True, True, False]
    assert kinds.Range().holds(10**6)
