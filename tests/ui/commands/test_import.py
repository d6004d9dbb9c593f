import hashlib
import json
from pathlib import Path

import pytest

from aes_editor import container
from tests.ui.commands.conftest import NOW, Draft
from tests.ui.commands.test_program import Run
from ui.batch.imports import job
from ui.batch.imports.job import Reading
from ui.batch.imports.plan import Order, Task

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


def outcomes(report: Path) -> dict[str, dict[str, str]]:
    imports = json.loads(report.read_text())["imports"]
    return {Path(outcome["file"]).name: outcome for outcome in imports}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Years of communiqués in several kinds, with what else lies about in such folders."""
    root = tmp_path / "archive"
    for name in ("2024/accord.txt", "2024/accord.md", "2025/Accord.txt", "2025/accord.TXT", "2025/x/été.txt"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.replace("accord", name))
    (root / "2024" / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (root / "2024" / "~$accord.docx").write_bytes(b"lock of Word")
    (root / ".git").mkdir()
    (root / ".git" / "notes.txt").write_text(TEXT)
    return root


def test_a_folder_is_read_whole_and_its_communiques_lie_as_its_files_do(run: Run, folder: Path, tmp_path: Path) -> None:
    out = folder / "out"

    code, _out, err = run("import", folder, "--out", out, "--report", tmp_path / "r.json", "--ledger")

    assert code == 0
    made = {path.relative_to(out).as_posix() for path in out.rglob("*.communique")}
    assert made == {
        "2024/accord.communique",
        "2024/accord-txt.communique",
        "2025/Accord.communique",
        "2025/accord-txt.communique",
        "2025/x/été.communique",
    }
    assert len(list(out.rglob("*.ledger.json"))) == 5
    assert "photo.jpg" in err
    assert json.loads((tmp_path / "r.json").read_text())["left_alone"] == [str(folder / "2024" / "photo.jpg")]
    again = run("import", folder, "--out", out, "--now", NOW)
    assert again[0] == 0
    assert {path.relative_to(out).as_posix() for path in out.rglob("*.communique")} == made


def test_two_inputs_of_one_name_are_told_apart(run: Run, draft: Draft, tmp_path: Path) -> None:
    inputs = [draft(f"{name}/x.communique", headline=name) for name in ("a", "b", "c")]

    assert run("import", *inputs, "--out", tmp_path / "out")[0] == 0

    made = {path.name: container.load(path).doc.headline for path in (tmp_path / "out").iterdir()}
    assert made == {"x.communique": "a", "x-communique.communique": "b", "x-2.communique": "c"}


def test_the_report_says_what_became_of_each_file_and_what_to_look_at(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Accueil\n" + TEXT)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 999)

    code, out, _err = run("import", tmp_path / "a.txt", tmp_path / "b.txt", "--out", tmp_path / "out", "--report", "-")

    assert code == 4
    first, second = json.loads(out)["imports"]
    assert (first["state"], first["kind"], first["headline"]) == ("written", "text", "Un accord est signé")
    assert first["outputs"] == ["a.communique"]
    assert first["sha256"] == [hashlib.sha256((tmp_path / "out" / "a.communique").read_bytes()).hexdigest()]
    assert first["left_out"] >= 1
    assert (second["state"], second["outputs"]) == ("failed", [])
    assert "b.txt" in second["reason"]


def test_processes_share_a_folder_and_make_the_same_files(run: Run, folder: Path, tmp_path: Path) -> None:
    run("import", folder, "--out", tmp_path / "one", "--now", NOW, "--jobs", "1", "--report", tmp_path / "1.json")
    run("import", folder, "--out", tmp_path / "two", "--now", NOW, "--jobs", "2", "--report", tmp_path / "2.json")

    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()
    for path in (tmp_path / "one").rglob("*.communique"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def test_a_batch_is_taken_up_where_it_was_interrupted(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    perform = job.perform

    def stop_at_the_third(task: Task, order: Order) -> Reading:
        if len(done) == 2:
            raise KeyboardInterrupt
        done.append(task.file)
        return perform(task, order)

    command = ("import", folder, "--out", tmp_path / "out", "--report", tmp_path / "r.json", "--jobs", "1")
    monkeypatch.setattr(job, "perform", stop_at_the_third)
    assert run(*command)[0] == 130
    states = [outcome["state"] for outcome in outcomes(tmp_path / "r.json").values()]
    assert sorted(states) == ["waiting", "waiting", "waiting", "written", "written"]
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.communique")}
    (tmp_path / "r.json").unlink()  # killed before it was written: the journal is enough
    monkeypatch.setattr(job, "perform", perform)

    assert run(*command, "--resume")[0] == 0

    states = [outcome["state"] for outcome in outcomes(tmp_path / "r.json").values()]
    assert sorted(states) == ["unchanged", "unchanged", "written", "written", "written"]
    assert all(path.stat().st_mtime_ns == before[path] for path in before)
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".")] == []


def test_resuming_reads_again_what_was_changed_or_lacks_its_ledger(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT)
    where = ("--out", tmp_path / "out", "--report", tmp_path / "r.json")
    command = ("import", tmp_path / "a.txt", tmp_path / "b.txt", *where, "--resume")
    run(*command)
    (tmp_path / "a.txt").write_text(TEXT + "\nFin\n")

    run(*command, "--force")
    assert [outcome["state"] for outcome in outcomes(tmp_path / "r.json").values()] == ["written", "unchanged"]
    run(*command, "--ledger")
    assert [outcome["state"] for outcome in outcomes(tmp_path / "r.json").values()] == ["written", "written"]


def test_an_input_is_not_overwritten_by_its_own_communique(run: Run, draft: Draft, tmp_path: Path) -> None:
    source = draft("a.communique")
    before = source.read_bytes()

    code, _out, err = run("import", source, "--out", tmp_path, "--force")

    assert code == 5
    assert "overwrite" in err
    assert source.read_bytes() == before


def test_a_worker_that_dies_costs_one_file() -> None:
    died = job.died(Task(file="a.txt", name="a"))

    assert died.exit_code == 4
    assert "memory" in died.outcome.reason


@pytest.mark.parametrize("jobs", ["0", "two", "-1"])
def test_a_senseless_number_of_processes_is_refused(run: Run, draft: Draft, tmp_path: Path, jobs: str) -> None:
    assert run("import", draft("a.communique"), "--out", tmp_path / "out", f"--jobs={jobs}")[0] == 2
