import json
from pathlib import Path

from aes_editor import container
from tests.ui.commands.conftest import NOW, Draft
from tests.ui.commands.test_program import Run

TEXT = """Un accord est signé

Les trois États ont signé un accord sur les routes, lundi, à Niamey.

Niamey, 10 mars 2026 – Les ministres ont signé l’accord au palais des congrès.

« Nous avançons ensemble », a déclaré Mme Awa KONÉ, ministre des Transports.
"""


def test_the_json_of_show_is_read_back_as_it_was(run: Run, draft: Draft, tmp_path: Path) -> None:
    source = draft("a.communique")
    (tmp_path / "b.json").write_text(run("show", source, "--json")[1])

    assert run("import", tmp_path / "b.json", "--out", tmp_path / "out", "--now", NOW)[0] == 0

    before, after = container.load(source).doc, container.load(tmp_path / "out" / "b.communique").doc
    assert after.guid == before.guid
    assert after.body == before.body


def test_importing_twice_is_the_same_communique(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(TEXT)
    for _time in range(2):
        assert run("import", source, "--out", tmp_path / "out", "--now", NOW) == (0, "", "")

    run("import", source, "--out", tmp_path / "again", "--now", NOW)

    twice = (tmp_path / "out" / "a.communique").read_bytes()
    assert (tmp_path / "again" / "a.communique").read_bytes() == twice


def test_work_done_on_an_imported_communique_is_not_overwritten(run: Run, tmp_path: Path, draft: Draft) -> None:
    source, out = tmp_path / "a.txt", tmp_path / "out"
    source.write_text(TEXT)
    edited = draft("out/a.communique").read_bytes()

    code, _out, err = run("import", source, "--out", out)

    assert code == 5
    assert "--force" in err
    assert (out / "a.communique").read_bytes() == edited
    assert run("import", source, "--out", out, "--force")[0] == 0


def test_the_ledger_accounts_for_every_character(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(TEXT)

    run("import", source, "--out", tmp_path / "out", "--ledger")

    ledger = json.loads((tmp_path / "out" / "a.ledger.json").read_text())
    assert "".join(entry["text"] for entry in ledger["entries"]) == TEXT
    assert ledger["in_fields"] + ledger["left_out"] == ledger["characters"] == len(TEXT)
    assert all(bool(entry["field"]) != bool(entry["reason"]) for entry in ledger["entries"])


def test_one_file_that_cannot_be_read_does_not_keep_the_others_back(run: Run, draft: Draft, tmp_path: Path) -> None:
    code, _out, err = run("import", tmp_path / "no.txt", draft("a.communique"), "--out", tmp_path / "out")

    assert code == 4
    assert "no.txt" in err
    assert (tmp_path / "out" / "a.communique").is_file()


def test_two_inputs_of_one_name_are_told(run: Run, draft: Draft, tmp_path: Path) -> None:
    code, _out, err = run("import", draft("a/x.communique"), draft("b/x.communique"), "--out", tmp_path / "out")

    assert code == 5
    assert "overwrite" in err
