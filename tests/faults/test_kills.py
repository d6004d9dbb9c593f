"""The power goes at any moment: nothing that was typed a second before is lost. 200 of these: ``-m tests.faults``."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from aes_editor import container
from aes_editor.document import Communique
from tests.faults.kill import come_back, kill, run, start
from tests.needs import require


@pytest.mark.parametrize(("how", "seed"), [("typing", 101), ("typing", 102), ("saving", 103), ("exporting", 104)])
def test_a_kill_loses_nothing(how: str, seed: int) -> None:
    outcome = run(how, seed)

    assert outcome.good, outcome


def test_what_a_running_program_writes_is_not_offered_to_another(tmp_path: Path) -> None:
    file, other = tmp_path / "a.communique", tmp_path / "b.communique"
    for path in (file, other):
        container.save(path, Communique(headline="Titre"), {})
    running = start(tmp_path, [sys.executable, "-m", "tests.faults.typist", "typing", "1", str(file), str(tmp_path)])
    assert running.stdout is not None
    typed = [running.stdout.readline() for _key in range(30)]
    rest = threading.Thread(target=running.stdout.read)  # it must not wait for a reader
    rest.start()

    beside, trouble_beside = come_back(tmp_path, other)
    kill(running)
    rest.join()
    running.stdout.close()
    after, trouble_after = come_back(tmp_path, file)

    assert (trouble_beside, trouble_after, len(typed)) == ("", "", 30)
    assert beside[-1]["offered"] == 0
    assert after[-1]["offered"] > 0


@pytest.mark.x11
def test_a_kill_of_the_installed_program_under_real_keys_loses_nothing() -> None:
    require("xdotool", package="xdotool")

    outcome = run("window", 105)

    assert outcome.documents == 1
    assert outcome.good, outcome
