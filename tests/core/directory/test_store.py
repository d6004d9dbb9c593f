"""The file of the directory: nothing that was in it is lost, whoever writes and whatever breaks."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from aes_editor import lock
from aes_editor.directory import Directory, PersonEntry, codec, store
from aes_editor.directory.changes import Conflict, applied, reverse
from aes_editor.errors import InputError, NewerFormat, WriteError
from tests.core.directory.people import DIRECTORY, GOITA, KONE

NOW = dt.datetime(2026, 3, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "directory.json"


def add(path: Path, *persons: PersonEntry) -> Directory:
    return store.update(path, lambda _there: tuple((None, person) for person in persons), NOW)[0]


def test_what_is_kept_is_read_again(path: Path) -> None:
    add(path, KONE, GOITA)

    assert store.load(path).directory == Directory(persons=(GOITA, KONE))
    assert not lock.beside(path).exists()


def test_json_there_and_back_is_the_same() -> None:
    data = codec.encode(DIRECTORY)

    assert codec.read(data, "x").directory == DIRECTORY
    assert codec.encode(codec.read(data, "x").directory) == data


def test_a_change_is_taken_back_by_its_reverse() -> None:
    older = PersonEntry(family_name="Goïta")
    change = ((GOITA, older), (KONE, None), (None, PersonEntry(family_name="Neuf")))

    assert applied(applied(DIRECTORY, change), reverse(change)) == DIRECTORY


def test_two_windows_lose_nothing_of_each_other(path: Path) -> None:
    add(path, GOITA)
    script = (
        "import datetime as dt, sys\n"
        "from pathlib import Path\n"
        "from aes_editor.directory import PersonEntry, store\n"
        "for number in range(15):\n"
        "    entry = PersonEntry(family_name=f'{sys.argv[2]}{number}')\n"
        "    store.update(Path(sys.argv[1]), lambda there: ((None, entry),), dt.datetime.now(dt.UTC))\n"
    )

    windows = [subprocess.Popen([sys.executable, "-c", script, path, name]) for name in ("Un", "Deux", "Trois")]

    assert [window.wait() for window in windows] == [0, 0, 0]
    assert len(store.load(path).directory.persons) == 46


def test_an_entry_changed_elsewhere_is_not_written_over(path: Path) -> None:
    add(path, GOITA)
    other = PersonEntry(given_name="Assimi", family_name="Goïta", country="BF")
    store.update(path, lambda _there: ((GOITA, other),), NOW)

    with pytest.raises(Conflict, match="“Assimi GOÏTA” was changed in another window"):
        store.update(path, lambda _there: ((GOITA, KONE),), NOW)

    assert store.load(path).directory.persons == (other,)


@pytest.mark.parametrize("broken", [b"", b'{"persons": [{"family', b"\xff\xfe\x00", b"[]", b"\0" * 100])
def test_a_broken_file_is_told_and_put_aside_before_anything_is_written(path: Path, broken: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(broken)

    loaded = store.load(path)
    assert loaded.directory == Directory()
    assert str(path) in loaded.problem
    assert "line 1" in loaded.problem

    add(path, GOITA)

    assert store.load(path).directory.persons == (GOITA,)
    assert path.with_name("directory.damaged-1.json").read_bytes() == broken
    path.write_bytes(broken)
    add(path, KONE)
    assert path.with_name("directory.damaged-2.json").read_bytes() == broken


def test_one_broken_entry_costs_no_other(path: Path) -> None:
    path.parent.mkdir()
    data = codec.encode(DIRECTORY).replace(b'"Awa"', b"17")
    path.write_bytes(data)

    loaded = store.load(path)

    assert loaded.directory.persons == DIRECTORY.persons[:2]
    assert "the entry is not as it should be" in loaded.problem
    line = data.decode().split('"given_name": 17')[0].count("\n")
    assert f"line {line - 2}" in loaded.problem
    add(path, KONE)
    assert path.with_name("directory.damaged-1.json").read_bytes() == data
    assert store.load(path).directory == DIRECTORY


def test_a_file_of_a_newer_version_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    data = b'{"format": 2, "persons": []}'
    path.write_bytes(data)

    assert "written by a newer version" in store.load(path).problem
    with pytest.raises(NewerFormat):
        add(path, GOITA)
    assert path.read_bytes() == data


def test_a_file_that_is_something_else_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b'{"headline": "Un titre"}')

    with pytest.raises(InputError, match="is no directory: it has “headline”"):
        add(path, GOITA)
    assert path.read_bytes() == b'{"headline": "Un titre"}'


def test_who_holds_the_file_is_waited_for_and_then_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.parent.mkdir()
    held = lock.acquire(path, NOW)
    assert held is not None
    monkeypatch.setattr(store, "_PATIENCE_S", 0.05)

    with pytest.raises(WriteError, match="is being written to by"):
        add(path, GOITA)

    held.release()
    assert add(path, GOITA).persons == (GOITA,)


def test_a_table_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aes_editor.directory.changes.MOST", 3)

    with pytest.raises(InputError, match="at most 3 entries"):
        applied(DIRECTORY, ((None, KONE),))


def test_deep_nesting_is_no_crash() -> None:
    with pytest.raises(InputError):
        codec.read(b'{"persons": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "x.json")
