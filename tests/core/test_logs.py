"""What is told of an error: places in the program, and not a word that was typed."""

from __future__ import annotations

import datetime as dt
import stat
from pathlib import Path

import pytest

from aes_editor import logs
from aes_editor.errors import InputError

NOW = dt.datetime(2026, 3, 12, 10, tzinfo=dt.UTC)
SECRET = "Accord secret"


class Unprintable(Exception):
    """An error that cannot even be looked at."""

    @property
    def __cause__(self) -> BaseException | None:  # type: ignore[override]
        raise ValueError(SECRET)


def told(error: BaseException) -> str:
    with pytest.raises(type(error)) as caught:
        raise error
    return logs.report(caught.value, caught.tb, NOW)


def hostile() -> list[BaseException]:
    noted = ValueError(SECRET)
    noted.add_note(SECRET)
    chained = InputError(SECRET)
    chained.__cause__ = KeyError(SECRET)
    named: type[Exception] = type("AccordSecret", (Exception,), {"__module__": "accord.secret"})
    return [
        ValueError(SECRET),
        noted,
        chained,
        named(SECRET),
        ExceptionGroup(SECRET, [ValueError(SECRET)]),
        SyntaxError(SECRET, (f"{SECRET}.py", 1, 1, SECRET)),
        UnicodeEncodeError("ascii", SECRET, 0, 1, SECRET),
        FileNotFoundError(2, SECRET, f"/home/{SECRET}.communique"),
        Unprintable(SECRET),
    ]


@pytest.mark.parametrize("error", hostile(), ids=lambda error: type(error).__name__)
def test_no_error_takes_the_text_along(error: BaseException) -> None:
    report = told(error).lower()

    assert "secret" not in report
    assert report.startswith("2026-03-12t10:00:00+00:00 aes editor ")


def test_the_place_the_kind_and_the_cause_are_told() -> None:
    error = OSError(28, SECRET)
    error.__cause__ = InputError(SECRET)

    lines = told(error).splitlines()

    assert lines[1] == "builtins.OSError [ENOSPC]"
    assert lines[2].startswith("  tests/core/test_logs.py:")
    assert lines[2].endswith(" told")
    assert lines[3] == "  caused by aes_editor.errors.InputError"


def test_a_ring_of_causes_ends() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one

    assert told(one).count("caused by") == 1


def test_full_logs_are_put_aside_and_the_oldest_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 10)
    file = tmp_path / "logs" / "errors.log"

    for number in range(6):
        logs.append(file, f"{number} and more\n")

    kept = {path.name: path.read_text()[0] for path in file.parent.iterdir()}
    assert kept == {"errors.log": "5", "errors.log.1": "4", "errors.log.2": "3", "errors.log.3": "2"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_is_no_second_error(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the way")

    logs.append(tmp_path / "logs" / "errors.log", "text")

    assert (tmp_path / "logs").read_text() == "a file in the way"
