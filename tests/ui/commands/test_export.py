import datetime as dt
import hashlib
import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from aes_editor import container
from aes_editor.document import Communique
from tests.ui.commands.conftest import NOW, Draft
from tests.ui.commands.test_program import Run


def states(report: Path) -> dict[tuple[str, str], str]:
    exports = json.loads(report.read_text())["exports"]
    return {(Path(export["file"]).name, export["format"]): export["state"] for export in exports}


def visible(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_format_is_a_file_named_after_the_input(run: Run, draft: Draft, tmp_path: Path) -> None:
    source = draft("déclaration finale.communique")

    assert run("export", source, "--to", "html,text", "--out", tmp_path / "new" / "out", "--now", NOW) == (0, "", "")

    assert visible(tmp_path / "new" / "out") == ["déclaration finale.html", "déclaration finale.txt"]


def test_the_same_input_and_clock_give_the_same_bytes(run: Run, draft: Draft, tmp_path: Path) -> None:
    files = [draft(f"{name}.communique") for name in "abcd"]
    for folder, jobs in (("one", 1), ("two", 2)):
        assert (
            run("export", *files, "--to", "html,text", "--jobs", jobs, "--out", tmp_path / folder, "--now", NOW)[0] == 0
        )

    assert visible(tmp_path / "one") == visible(tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_the_embargo_is_in_the_name_while_it_holds(run: Run, draft: Draft, tmp_path: Path) -> None:
    source = draft("a.communique", until=dt.datetime(2026, 3, 12, 18, tzinfo=dt.UTC))

    run("export", source, "--to", "text", "--out", tmp_path / "before", "--now", "2026-03-12T17:59:59Z")
    run("export", source, "--to", "text", "--out", tmp_path / "after", "--now", "2026-03-12T19:00:00+01:00")

    assert visible(tmp_path / "before") == ["EMBARGO-20260312T1800Z_a.txt"]
    assert visible(tmp_path / "after") == ["a.txt"]


def test_one_format_goes_to_standard_output(run: Run, draft: Draft) -> None:
    code, out, err = run("export", draft("a.communique"), "--to", "text", "--out", "-", "--now", NOW)

    assert (code, err) == (0, "")
    assert "Un accord est signé" in out


@pytest.mark.parametrize("wrong", [["--to", "html,doc"], ["--to", ","], ["--jobs", "0"], ["--jobs", "two"]])
def test_wrong_wishes_are_told_before_anything_is_written(
    run: Run, draft: Draft, tmp_path: Path, wrong: list[str]
) -> None:
    code, out, err = run("export", draft("a.communique"), *wrong, "--out", tmp_path / "out")

    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_an_unknown_format_is_answered_with_the_known_ones(run: Run, draft: Draft, tmp_path: Path) -> None:
    err = run("export", draft("a.communique"), "--to", "docx", "--out", tmp_path)[2]

    assert all(name in err for name in ("docx", "html", "pdf", "newsml", "text"))


def test_an_unknown_profile_is_wrong_usage(run: Run, draft: Draft, tmp_path: Path) -> None:
    assert run("export", draft("a.communique"), "--profile", "gold", "--out", tmp_path / "out")[0] == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_that_fails_is_named_and_the_others_are_there(run: Run, draft: Draft, tmp_path: Path, jobs: int) -> None:
    good, bad = draft("good.communique"), tmp_path / "bad.communique"
    bad.write_bytes(b"PK nothing")
    report = tmp_path / "r.json"

    code, _out, err = run(
        "export", bad, good, "--to", "html,text", "--out", tmp_path / "out", "--jobs", jobs, "--report", report
    )

    assert code == 3
    assert err.count("\n") == 1
    assert "bad.communique" in err
    assert states(report) == {
        ("bad.communique", "html"): "failed",
        ("bad.communique", "text"): "failed",
        ("good.communique", "html"): "written",
        ("good.communique", "text"): "written",
    }


def test_a_single_input_that_cannot_be_read_is_four(run: Run, tmp_path: Path) -> None:
    code, _out, err = run("export", tmp_path / "missing.communique", "--out", tmp_path / "out")

    assert code == 4
    assert "missing.communique" in err


def test_a_format_that_breaks_down_does_not_keep_the_others_back(
    run: Run, draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> bytes:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("exporters.html.HtmlExporter.export", break_down)

    code, _out, err = run("export", draft("a.communique"), "--to", "html,text", "--out", tmp_path / "out")

    assert code == 3
    assert "html" in err
    assert "oops" in err
    assert visible(tmp_path / "out") == ["a.txt"]


def test_the_report_says_where_everything_is(run: Run, draft: Draft, tmp_path: Path) -> None:
    source, report = draft("a.communique"), tmp_path / "r.json"
    run("export", source, "--to", "text", "--out", tmp_path / "out", "--now", NOW, "--report", report)

    (export,) = json.loads(report.read_text())["exports"]
    output = Path(export["output"])
    assert output == tmp_path / "out" / "a.txt"
    assert export["sha256"] == hashlib.sha256(output.read_bytes()).hexdigest()
    assert export["input_sha256"] == hashlib.sha256(source.read_bytes()).hexdigest()


@pytest.mark.parametrize("second", ["b/x.communique", "b/X.communique", "b/x.json"])
def test_exports_of_one_name_never_overwrite_each_other(run: Run, draft: Draft, tmp_path: Path, second: str) -> None:
    first, other = draft("a/x.communique", headline="Le premier"), draft(second, headline="Le second")

    code, _out, err = run("export", first, other, "--to", "text", "--out", tmp_path / "out")

    assert code == 3
    assert str(other) in err
    assert str(first) in err
    assert "Le premier" in (tmp_path / "out" / "x.txt").read_text()
    assert visible(tmp_path / "out")[-1:] == ["x.txt"]


def test_the_same_file_named_twice_is_exported_once(run: Run, draft: Draft, tmp_path: Path) -> None:
    source = draft("x.communique")

    assert run("export", source, source, "--to", "text", "--out", tmp_path / "out")[0] == 0


def test_an_export_never_overwrites_an_input(run: Run, tmp_path: Path, draft: Draft) -> None:
    source = tmp_path / "a.html"
    source.write_bytes(draft("a.communique").read_bytes())

    code, _out, err = run("export", source, "--to", "html", "--out", tmp_path)

    assert code == 3
    assert "overwrite" in err
    assert container.load(source).doc.headline == "Un accord est signé"


@pytest.mark.parametrize(
    ("input_name", "output_name"),
    [
        ("...communique", "communique.txt"),
        (".hidden.communique", "_hidden.txt"),
        ("CON.communique", "_CON.txt"),
        ("a\nb.communique", "a_b.txt"),
        ("n° 12 : énergie.communique", "n° 12 _ énergie.txt"),
    ],
)
def test_odd_names_become_names_that_every_system_takes(
    run: Run, draft: Draft, tmp_path: Path, input_name: str, output_name: str
) -> None:
    assert run("export", draft(f"in/{input_name}"), "--to", "text", "--out", tmp_path / "out")[0] == 0

    assert visible(tmp_path / "out") == [output_name]


def test_a_folder_that_cannot_be_made_is_five(run: Run, draft: Draft, tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")

    code, _out, err = run("export", draft("a.communique"), "--out", tmp_path / "taken")

    assert code == 5
    assert "taken" in err


def test_a_folder_in_the_way_of_one_export_is_five_and_the_others_are_there(
    run: Run, draft: Draft, tmp_path: Path
) -> None:
    (tmp_path / "out" / "a.html").mkdir(parents=True)

    code, _out, err = run("export", draft("a.communique"), "--to", "html,text", "--out", tmp_path / "out")

    assert code == 5
    assert "a.html" in err
    assert (tmp_path / "out" / "a.txt").is_file()


def test_resuming_does_only_what_is_missing_or_changed(run: Run, draft: Draft, tmp_path: Path) -> None:
    files = {name: draft(f"{name}.communique") for name in ("kept", "changed", "removed", "spoilt")}
    out, report = tmp_path / "out", tmp_path / "r.json"
    command = ["export", *files.values(), "--to", "text", "--out", out, "--now", NOW, "--report", report]
    run(*command)
    draft("changed.communique", headline="Un autre titre")
    (out / "removed.txt").unlink()
    (out / "spoilt.txt").write_text("cut")

    code, _out, err = run(*command, "--resume")

    assert (code, err) == (0, "")
    assert states(report) == {
        ("kept.communique", "text"): "unchanged",
        ("changed.communique", "text"): "written",
        ("removed.communique", "text"): "written",
        ("spoilt.communique", "text"): "written",
    }
    assert "Un autre titre" in (out / "changed.txt").read_text()


def test_resuming_under_another_clock_does_everything_again(run: Run, draft: Draft, tmp_path: Path) -> None:
    report = tmp_path / "r.json"
    command = ["export", draft("a.communique"), "--to", "text", "--out", tmp_path / "out", "--report", report]
    run(*command, "--now", NOW)

    run(*command, "--now", "2027-01-01T00:00:00Z", "--resume")

    assert set(states(report).values()) == {"written"}


def test_a_killed_batch_is_taken_up_where_it_was(run: Run, draft: Draft, tmp_path: Path) -> None:
    out, report = tmp_path / "out", tmp_path / "r.json"
    command = ["export", *(str(draft(f"{number}.communique")) for number in range(8)), "--to", "text"]
    command += ["--out", str(out), "--now", NOW, "--jobs", "1"]
    script = (
        "import os\n"
        "from ui.app import main\n"
        "sync, seen = os.fsync, []\n"
        "def killed(handle):\n"
        "    seen.append(handle)\n"
        "    sync(handle)\n"
        "    if len(seen) == 11:\n"
        "        os.kill(os.getpid(), 9)\n"
        "os.fsync = killed\n"
        f"main({command!r})\n"
    )
    killed = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    there = [name for name in visible(out) if name.endswith(".txt")]
    assert 0 < len(there) < 8
    assert any(name.endswith(".tmp") for name in visible(out))

    assert run(*command, "--resume", "--report", report)[0] == 0

    assert visible(out) == [f"{number}.txt" for number in range(8)]
    assert list(states(report).values()).count("unchanged") >= len(there) - 1


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits for processes by pidfd, which Linux has")
def test_workers_die_with_the_process_that_started_them(draft: Draft, tmp_path: Path) -> None:
    files = [str(draft(f"{number}.communique")) for number in range(8)]
    script = (
        "import os, sys\n"
        "from ui.batch import workers\n"
        "from ui.app import main\n"
        "def stop_short(pool_, tasks):\n"
        "    print(*(worker.process.pid for worker in pool_._workers), flush=True)\n"
        "    sys.stdin.read()\n"
        "workers._Pool.run = stop_short\n"
        f"main(['export', *{files!r}, '--to', 'text', '--jobs', '2', '--out', {str(tmp_path / 'out')!r}])\n"
    )
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [os.pidfd_open(int(pid)) for pid in parent.stdout.readline().split()]
        assert len(workers) == 2
        parent.kill()
    for worker in workers:
        ended, _, _ = select.select([worker], [], [], 30)
        os.close(worker)
        assert ended


def test_a_worker_that_dies_is_one_failure_among_others(draft: Draft, tmp_path: Path) -> None:
    command = ["export", *(str(draft(f"{name}.communique")) for name in ("a", "deadly", "b", "c"))]
    command += ["--to", "text", "--jobs", "2", "--out", str(tmp_path / "out")]
    script = (
        "import os\n"
        "from ui.app import main\n"
        "from ui.batch import job, pool\n"
        "perform = job.perform\n"
        "def deadly(task, order):\n"
        "    os._exit(9) if task.stem == 'deadly' else None\n"
        "    return perform(task, order)\n"
        "pool.perform = deadly\n"
        "if __name__ == '__main__':\n"
        f"    raise SystemExit(main({command!r}))\n"
    )
    program = tmp_path / "program.py"
    program.write_text(script)

    done = subprocess.run([sys.executable, str(program)], capture_output=True, text=True, check=False)

    assert done.returncode == 3, done.stderr
    assert "deadly.communique" in done.stderr
    assert {"a.txt", "b.txt", "c.txt"} <= set(visible(tmp_path / "out"))


def test_a_communique_of_no_words_is_still_exported(run: Run, tmp_path: Path) -> None:
    container.save(tmp_path / "a.communique", Communique(), {})

    assert run("export", tmp_path / "a.communique", "--to", "html,text", "--out", tmp_path / "out")[0] == 0
