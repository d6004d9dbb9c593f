"""``aes-editor typography``: corrections for people and for programs, shown or made."""

import datetime as dt
import io
import json
import sys
from pathlib import Path

import pytest

from aes_editor import container
from aes_editor.document import Communique, Paragraphs
from tests.ui.commands.conftest import NOW, Draft
from tests.ui.commands.test_program import Run

TEXT = "Un accord est signé\n\nLes chefs d'État ont signé la 3ème convention : « Enfin ! »\n"
RIGHT = "Un accord est signé\n\nLes chefs d’État ont signé la 3e convention\u00a0: «\u202fEnfin\u202f!\u202f»\n"


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "texte.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_counts_what_is_to_correct_by_reason(run: Run, text: Path) -> None:
    code, out, err = run("typography", text)

    assert (code, err) == (1, "")
    assert out.splitlines()[:2] == [
        f"{text}: 6 corrections to make",
        "     2 × The house style sets the space inside « ».",
    ]
    assert text.read_text(encoding="utf-8") == TEXT


def test_the_diff_shows_each_line_with_spaces_that_can_be_told_apart(run: Run, text: Path) -> None:
    code, out, _ = run("typography", text, "--diff")

    assert code == 1
    assert "  line 3 · " in out
    assert "    − Les chefs d'État ont signé la 3ème convention : « Enfin ! »\n" in out
    assert "    + Les chefs d’État ont signé la 3e convention⍽: «⸱Enfin⸱!⸱»\n" in out
    assert out.endswith("⍽ no-break space, ⸱ narrow no-break space\n")


def test_applied_once_there_is_nothing_left(run: Run, text: Path) -> None:
    assert run("typography", text, "--apply") == (0, f"{text}: 6 corrections made\n", "")
    assert text.read_text(encoding="utf-8") == RIGHT
    assert run("typography", text, "--apply") == (0, f"{text}: nothing to correct\n", "")
    assert run("typography", text, "--diff") == (0, f"{text}: nothing to correct\n", "")


def test_a_communique_is_corrected_field_by_field_and_keeps_the_rest(run: Run, draft: Draft) -> None:
    path = draft("accord.communique", headline="L'accord est signé !")
    before = container.load(path).doc

    code, out, _ = run("typography", path, "--diff")
    assert code == 1
    assert "  Headline · " in out
    assert "  Body 2 · Quotation, as printed · " in out

    assert run("typography", path, "--apply", "--now", NOW)[0] == 0
    after = container.load(path).doc
    assert after.headline == "L’accord est signé\u202f!"
    assert (after.guid, after.dateline) == (before.guid, before.dateline)
    assert after.modified == dt.datetime.fromisoformat(NOW)


def test_a_communique_without_mistakes_is_not_written_at_all(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    container.save(path, Communique(headline="Rien à dire"), {})
    stamp = path.stat().st_mtime_ns, path.stat().st_ino

    assert run("typography", path, "--apply")[0] == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == stamp


def test_standard_input_is_corrected_to_standard_output(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))

    assert run("typography", "-", "--apply") == (0, RIGHT, "")


def test_json_names_place_rule_and_reason(run: Run, draft: Draft) -> None:
    path = draft("a.communique", headline="L'accord")
    code, out, err = run("typography", path, "--json")

    told = json.loads(out)
    assert (code, err) == (1, "")
    assert (told["language"], told["profile"], told["applied"]) == ("fr", "imprimerie", False)
    assert told["count"] == len(told["corrections"])
    assert told["corrections"][0] == {
        "place": "headline",
        "line": 1,
        "start": 1,
        "end": 2,
        "before": "'",
        "after": "’",
        "rule": "apostrophe",
        "reason": "The apostrophe is curved, not straight.",
    }


def test_the_house_style_can_be_chosen(run: Run, text: Path) -> None:
    assert run("typography", text, "--profile", "none")[0] == 0
    assert run("typography", text, "--profile", "eu", "--apply")[0] == 0
    assert text.read_text(encoding="utf-8").endswith("la 3e convention: «Enfin!»\n")


def test_an_english_text_is_held_to_english_style(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text('The ministers said that the work "will go on" in the three countries.\n', encoding="utf-8")

    assert json.loads(run("typography", path, "--json")[1])["profile"] == "english"


def test_line_ends_and_byte_order_mark_are_kept(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "texte.txt"
    path.write_bytes(b"\xef\xbb\xbf" + b"Un accord\r\n\r\nL'accord est sign\xc3\xa9.\r\n")

    assert run("typography", path, "--apply")[0] == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + "Un accord\r\n\r\nL’accord est signé.\r\n".encode()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("vieux.txt", "L'État a signé l'accord.\n".encode("cp1252"), "is not in UTF-8"),
        ("page.html", b"<html><body><h1>L'accord</h1><p>L'accord est l\xc3\xa0.</p></body></html>", "can only be read"),
    ],
)
def test_what_cannot_be_written_back_can_be_looked_at_and_says_why(
    run: Run, tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    assert run("typography", path, "--diff")[0] == 1
    code, out, err = run("typography", path, "--apply")
    assert (code, out) == (4, "")
    assert sentence in err
    assert err.count("\n") == 1
    assert path.read_bytes() == data


def test_a_damaged_communique_is_not_written_over(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    container.save(path, Communique(headline="L'accord", body=(Paragraphs(text="Texte " * 500),)), {})
    path.write_bytes(path.read_bytes()[:-30])
    data = path.read_bytes()

    code, _, err = run("typography", path, "--apply")

    assert code == 4
    assert "damaged" in err
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "arguments", [("--diff", "--apply"), ("--profile", "maison"), ("--apply", "--json")], ids=" ".join
)
def test_what_makes_no_sense_is_refused(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = run("typography", "-", *arguments)

    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_control_characters_of_a_text_do_not_reach_the_terminal(run: Run, draft: Draft) -> None:
    path = draft("a.communique", headline="L'accord \x1b[31m\u202e")

    assert "\x1b" not in run("typography", path, "--diff")[1]
