import io
import json
import sys
from pathlib import Path

import pytest

from aes_editor import codec, container
from aes_editor.document import Communique, Figure, Paragraphs, ReleaseKind
from tests.ui.commands.conftest import NOW, Draft
from tests.ui.commands.test_program import Run


def test_a_new_draft_knows_its_kind_its_language_and_itself(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"

    assert run("new", path, "--kind", "dementi", "--language", "en", "--now", NOW) == (0, "", "")

    doc = container.load(path).doc
    assert (doc.kind, doc.language) == (ReleaseKind.DENIAL, "en")
    assert doc.guid.startswith("tag:aes.example,2026-03-10:communique:")
    assert doc.created is not None
    assert doc.created.isoformat() == NOW


def test_two_new_drafts_are_two_communiques(run: Run, tmp_path: Path) -> None:
    for name in ("a.communique", "b.communique"):
        run("new", tmp_path / name, "--now", NOW)

    first, second = (container.load(tmp_path / name).doc for name in ("a.communique", "b.communique"))
    assert first.guid != second.guid


def test_a_new_draft_never_replaces_a_file(run: Run, draft: Draft) -> None:
    path = draft("a.communique")
    before = path.read_bytes()

    code, _out, err = run("new", path)

    assert code == 5
    assert "already" in err
    assert path.read_bytes() == before


def test_json_is_one_document_and_nothing_else(run: Run, draft: Draft) -> None:
    path = draft("a.communique")

    code, out, err = run("show", path, "--json")

    assert (code, err) == (0, "")
    assert codec.decode(out.encode()) == container.load(path).doc
    assert json.loads(out)["body"][1]["speaker"]["name"] == "Awa KONÉ"


def test_people_read_every_filled_field_under_its_name(run: Run, draft: Draft) -> None:
    code, out, err = run("show", draft("a.communique"))

    assert (code, err) == (0, "")
    for said in ("Headline", "Un accord est signé", "City: Niamey", "Second paragraphe.", "Name: Awa KONÉ"):
        assert said in out
    assert "Embargo" not in out


def test_an_empty_draft_can_be_read_too(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "a.communique")

    assert run("show", tmp_path / "a.communique")[0] == 0


def test_a_document_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    container.save(path, Communique(headline="\x1b[2J\u202eevil", body=(Paragraphs(text="a\x07b"),)), {})

    out = run("show", path)[1]

    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_what_is_piped_in_is_read(run: Run, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    path = draft("a.communique")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))

    code, out, _err = run("show", "-", "--json")

    assert code == 0
    assert codec.decode(out.encode()) == container.load(path).doc


def test_a_missing_image_is_told_and_the_rest_is_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    container.save(path, Communique(headline="Titre", body=(Figure(media="0" * 64 + ".png"),)), {})

    code, out, err = run("show", path, "--json")

    assert code == 0
    assert "000000000000" in err
    assert codec.decode(out.encode()).headline == "Titre"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("truncated.communique", None),
        ("foreign.communique", b"\x89PNG\r\n\x1a\n"),
        ("newer.json", b'{"format": 99}'),
        ("broken.json", b'{"headline": '),
        ("unknown.json", b'{"titre": "x"}'),
        ("binary.dat", b"\x00\x01\x02\x03" * 100),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_four(
    run: Run, draft: Draft, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    path.write_bytes(content if content is not None else draft("whole.communique").read_bytes()[:-40])
    before = path.read_bytes()

    code, out, err = run("show", path)

    assert (code, out) == (4, "")
    assert name in err
    assert err.count("\n") == 1
    assert path.read_bytes() == before


def test_a_folder_is_no_communique(run: Run, tmp_path: Path) -> None:
    code, _out, err = run("show", tmp_path)

    assert code == 4
    assert "folder" in err
