import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aes_editor import __version__, i18n
from tests.ui.commands.conftest import NOW, Draft
from ui.commands import COMMANDS

Run = Callable[..., tuple[int, str, str]]


def test_the_version_is_printed_alone(run: Run) -> None:
    assert run("--version") == (0, f"aes-editor {__version__}\n", "")


def test_the_help_names_every_command(run: Run) -> None:
    code, out, err = run("--help")

    assert (code, err) == (0, "")
    assert all(f"\n  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_of_its_own(run: Run, command: str) -> None:
    code, out, err = run(command, "--help")

    assert (code, err) == (0, "")
    assert f"aes-editor {command}" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--wrong"],
        ["show"],
        ["show", "--wrong", "x"],
        ["show", "--js", "x"],
        ["export", "x.communique"],
        ["new", "x", "--kind", "poem"],
        ["new", "x", "--language", "fr_FR"],
        ["new", "x", "--now", "yesterday"],
        ["new", "x", "--now", "2026-03-10T09:00:00"],
    ],
)
def test_wrong_usage_is_one_sentence_and_two(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("aes-editor: ")
    assert err.count("\n") == 1


def test_a_failure_shows_its_traceback_only_for_debugging(run: Run, tmp_path: Path) -> None:
    missing = tmp_path / "missing.communique"

    assert "Traceback" not in run("show", missing)[2]
    assert "Traceback" in run("show", missing, "--debug")[2]


def test_a_defect_of_the_program_is_a_sentence_too(run: Run, monkeypatch: pytest.MonkeyPatch, draft: Draft) -> None:
    def break_down(_doc: object) -> bytes:
        raise ZeroDivisionError("oops")

    path = draft("a.communique")
    monkeypatch.setattr("aes_editor.codec.encode", break_down)

    code, out, err = run("show", path, "--json")

    assert (code, out) == (70, "")
    assert "ZeroDivisionError: oops" in err
    assert "Traceback" not in err


def test_the_interface_speaks_french_unless_told_otherwise(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_ML.UTF-8")

    out = run("--help")[1]

    assert i18n._("usage: ") in out


def test_a_reader_that_leaves_early_is_no_failure(draft: Draft) -> None:
    program = [sys.executable, "-m", "aes_editor", "show", str(draft("a.communique")), "--json"]
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(program, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)

    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="sends SIGINT to a process of its own")
def test_an_interrupted_export_leaves_no_half_written_file(draft: Draft, tmp_path: Path) -> None:
    command = ["export", *(str(draft(f"{number}.communique")) for number in range(6))]
    command += ["--to", "text", "--jobs", "1", "--out", str(tmp_path / "out")]
    script = (
        "import os, signal\n"
        "from aes_editor import files\n"
        "from ui.app import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # background jobs of a shell ignore it
        "write, seen = files.write_atomically, []\n"
        "def interrupted(path, data):\n"
        "    seen.append(path)\n"
        "    if len(seen) == 4:\n"
        "        os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGINT)\n"
        "    write(path, data)\n"
        "files.write_atomically = interrupted\n"
        f"raise SystemExit(main({command!r}))\n"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert done.returncode == 128 + signal.SIGINT
    assert done.stderr == "aes-editor: Interrupted.\n"
    assert not list((tmp_path / "out").glob(".*.tmp"))


def test_starting_loads_no_qt_and_no_exporter() -> None:
    script = "import sys; from ui.app import main; main(['--version']); print(sorted(m for m in sys.modules if m in "
    script += "{'PySide6', 'msgspec', 'exporters', 'babel', 'lxml', 'importlib.metadata', 'aes_editor.document'}))"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def test_the_clock_of_reproducible_builds_is_kept(
    run: Run, monkeypatch: pytest.MonkeyPatch, draft: Draft, tmp_path: Path
) -> None:
    source = draft("a.communique")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773133200")

    by_environment = run("export", source, "--to", "html", "--out", "-")[1]
    by_option = run("export", source, "--to", "html", "--out", "-", "--now", NOW)[1]

    assert by_environment == by_option


def test_a_wrong_clock_in_the_environment_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")

    assert run("new", "-")[0] == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_the_window_is_refused_in_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    code, out, err = run()

    assert (code, out) == (2, "")
    assert "There is no display" in err
