"""A disk that refuses: the program says so in a sentence, what was there is whole, and the text is in the journal."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aes_editor import container, journal, settings
from aes_editor.document import Communique
from aes_editor.folders import APPLICATION
from aes_editor.journal.entry import Snapshot
from aes_editor.journal.store import Store
from aes_editor.journal.writer import Writer
from aes_editor.settings import Settings
from tests.faults import places
from tests.faults.kill import ROOT, come_back, environment
from tests.faults.saver import TYPED
from ui import clock

LEAD = "La paix"


class Program:
    """The real program in a process of its own, with a document in which something was typed."""

    def __init__(self, home: Path, file: Path, before: list[str], data: Path) -> None:
        self.data = data / "aes-editor"
        settings.save(home / ".config" / APPLICATION / "settings.json", Settings(language="en"))
        self._process = subprocess.Popen(
            [*before, sys.executable, "-m", "tests.faults.saver", str(file)],
            env=environment(home, XDG_DATA_HOME=str(data)),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.safety = self.told()

    def told(self) -> dict[str, Any]:
        """Return what it tells next."""
        assert self._process.stdout is not None
        facts: dict[str, Any] = json.loads(self._process.stdout.readline())
        return facts

    def ask(self, what: str) -> dict[str, Any]:
        """Ask for ``save`` or ``look``, and return what it tells."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        return self.told()

    def end(self) -> None:
        """Let it leave."""
        try:
            self._process.communicate(timeout=30)
        finally:
            self._process.kill()

    def journal(self) -> list[str]:
        """Return the leads of what is in its journal."""
        with Store(journal.folder(self.data)) as store:
            return [store.read(entry.id).doc.lead for entry in store.entries()]


Start = Callable[..., Program]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return what starts the program on a file."""
    running: list[Program] = []

    def begin(file: Path, before: list[str] | None = None, data: Path | None = None) -> Program:
        container.save(file, Communique(headline="Titre", lead=LEAD), {})
        running.append(Program(tmp_path, file, before or [], data or tmp_path / "data"))
        return running[-1]

    yield begin
    for program in running:
        program.end()


def refused(program: Program) -> str:
    """Save, and return the sentence of the refusal, with what every refusal promises looked at."""
    told = program.ask("save")
    assert "sentence" in told, told
    assert "still here" in told["more"]
    assert "Save a copy…" in told["buttons"]
    assert "Try again" in told["buttons"]
    assert program.told() == {"saved": False}
    assert program.told() == {"safe": True, "unsafe": ""}
    assert program.journal() == [LEAD + TYPED]
    return str(told["sentence"])


def holds_what_it_held(file: Path) -> bool:
    return container.load(file).doc.lead == LEAD


def test_a_full_disk(start: Start, tmp_path: Path) -> None:
    with places.small_disk(tmp_path / "disk") as disk:
        file = disk / "a.communique"
        program = start(file)
        places.fill(disk)

        assert "the disk is full" in refused(program)

        assert holds_what_it_held(file)
        assert [path.name for path in disk.iterdir() if path.suffix == ".tmp"] == []


def test_a_disk_that_turned_read_only(start: Start, tmp_path: Path) -> None:
    with places.small_disk(tmp_path / "disk") as disk:
        file = disk / "a.communique"
        program = start(file)
        places.mount("-o", "remount,ro", disk)

        assert "the disk is read-only" in refused(program)

        assert holds_what_it_held(file)


def test_a_folder_that_may_not_be_written_to(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    file = folder / "a.communique"
    program = start(file, places.as_an_ordinary_person())
    folder.chmod(0o555)

    assert "you may not write in this folder" in refused(program)

    folder.chmod(0o755)
    assert holds_what_it_held(file)


def test_a_file_that_lost_its_permission(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "a.communique"
    program = start(file, places.as_an_ordinary_person())
    file.chmod(0o444)

    assert "protected against writing" in refused(program)

    assert holds_what_it_held(file)


def test_a_folder_that_was_removed(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    program = start(folder / "a.communique")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()

    assert "the folder does not exist" in refused(program)


def test_a_file_in_whose_place_a_folder_is(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "a.communique"
    program = start(file)
    file.unlink()
    file.mkdir()

    assert "a folder has this name" in refused(program)


def test_a_memory_stick_that_was_pulled_out(start: Start, tmp_path: Path) -> None:
    with places.memory_stick(tmp_path / "stick", tmp_path / "image") as stick:
        program = start(stick / "a.communique")
        places.unplug(stick)

        assert "the folder does not exist" in refused(program)

    with_stick_again = tmp_path / "stick"
    with_stick_again.mkdir()
    places.mount("-o", "loop", tmp_path / "image", with_stick_again)
    try:
        assert holds_what_it_held(with_stick_again / "a.communique")
    finally:
        places.unplug(with_stick_again)


def test_a_journal_without_room_is_told_and_goes_on_when_there_is_room_again(start: Start, tmp_path: Path) -> None:
    with places.small_disk(tmp_path / "disk", 256) as disk:
        filler = places.fill(disk)
        program = start(tmp_path / "a.communique", data=disk)
        assert program.safety["safe"] is False
        assert "is full" in program.ask("look")["unsafe"]

        filler.unlink()
        told = program.ask("look")
        while not told["safe"]:  # the window says so a moment before it is asked for again
            told = program.ask("look")

        assert told["unsafe"] == ""
        assert program.journal() == [LEAD + TYPED]


def test_a_journal_in_a_folder_that_may_not_be_written_to_keeps_nobody_from_working(
    start: Start, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o555)
    program = start(tmp_path / "a.communique", places.as_an_ordinary_person(), data)

    assert program.safety["safe"] is False
    assert "cannot be written to" in program.ask("look")["unsafe"]
    assert program.ask("save") == {"saved": True}
    data.chmod(0o755)


def test_work_in_a_journal_that_may_only_be_read_is_recovered_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.communique"
    container.save(file, Communique(headline="Titre"), {})
    folder = journal.folder(tmp_path / ".local" / "share" / "aes-editor")
    died = Writer(folder, clock.now, lambda _error: None)
    died.keep("a", Snapshot(Communique(headline="Titre", lead=LEAD)))
    died.close()
    (folder / f"{died.owner}.running").touch()  # nobody holds it
    everything = [folder, *folder.iterdir()]
    for path in everything:
        path.chmod(0o500 if path is folder else 0o400)

    found, trouble = come_back(tmp_path, file, places.as_an_ordinary_person())

    for path in everything:
        path.chmod(0o700)
    assert (trouble, found[-1]["offered"]) == ("", 1)
    assert [item["text"] for item in found[:-1]] == ["", LEAD]
    assert "cannot be written to" in found[-1]["unsafe"] or "écrire" in found[-1]["unsafe"]
