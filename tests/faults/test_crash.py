"""The program errs: one dialog with what is safe, a log without a word of the communiqué, and the text is there."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aes_editor import container, journal, settings
from aes_editor.document import Communique
from aes_editor.folders import APPLICATION
from aes_editor.journal.store import Store
from aes_editor.settings import Settings
from tests.faults.crasher import SECRET
from tests.faults.kill import ROOT, environment


def crash(home: Path, how: str, button: str) -> tuple[list[dict[str, Any]], int, str]:
    """Let the program err; return what it told, its exit code, and all that it wrote for others than its author."""
    file = home / "a.communique"
    container.save(file, Communique(headline="Titre"), {})
    settings.save(home / ".config" / APPLICATION / "settings.json", Settings(language="en"))
    run = subprocess.run(
        [sys.executable, "-m", "tests.faults.crasher", how, button, file],
        env=environment(home, XDG_DATA_HOME=str(home / "data")),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    logs = "".join(path.read_text() for path in (home / "data" / "aes-editor" / "logs").iterdir())
    return [json.loads(line) for line in run.stdout.splitlines()], run.returncode, logs + run.stderr


def kept(home: Path) -> list[str]:
    with Store(journal.folder(home / "data" / "aes-editor")) as store:
        return [store.read(entry.id).doc.lead for entry in store.entries()]


@pytest.mark.parametrize("how", ["slot", "thread", "paint"])
def test_an_error_shows_one_dialog_and_tells_nothing_of_the_text(how: str, tmp_path: Path) -> None:
    (shown, after), _code, written = crash(tmp_path, how, "Go on")

    assert shown["text"] == "Something in the program went wrong."
    assert shown["more"].startswith("What you wrote is safe")
    assert shown["folded"]
    assert {"&Go on", "&Quit", "&Copy the details"} <= set(shown["buttons"])
    assert after == {"dialogs": False}
    assert "tests/faults/crasher.py:" in written
    assert "builtins.ValueError" in written
    assert "caused by builtins.KeyError" in written
    assert not [word for word in SECRET.split() if len(word) > 4 and word in (written + shown["details"]).lower()]
    assert kept(tmp_path) == [SECRET]


def test_a_crash_of_native_code_leaves_a_trace_without_the_text_and_the_text_in_the_journal(tmp_path: Path) -> None:
    told, code, written = crash(tmp_path, "native", "")

    assert (told, code) == ([], -signal.SIGABRT)
    assert "Fatal Python error: Aborted" in written
    assert "secret" not in written
    assert kept(tmp_path) == [SECRET]


def test_who_leaves_after_an_error_finds_the_text_at_the_next_start(tmp_path: Path) -> None:
    _told, code, _written = crash(tmp_path, "slot", "Quit")

    assert code == 70
    assert kept(tmp_path) == [SECRET]
