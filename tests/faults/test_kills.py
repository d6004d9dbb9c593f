"""The power goes at any moment: nothing that was typed a second before is lost. 200 of these: ``-m tests.faults``."""

from __future__ import annotations

import pytest

from tests.faults.kill import run
from tests.needs import require


@pytest.mark.parametrize(("how", "seed"), [("typing", 101), ("typing", 102), ("saving", 103), ("exporting", 104)])
def test_a_kill_loses_nothing(how: str, seed: int) -> None:
    outcome = run(how, seed)

    assert outcome.good, outcome


@pytest.mark.x11
def test_a_kill_of_the_installed_program_under_real_keys_loses_nothing() -> None:
    require("xdotool", package="xdotool")

    outcome = run("window", 105)

    assert outcome.documents == 1
    assert outcome.good, outcome
