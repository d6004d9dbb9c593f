"""What was handed to the journal is on the disk, and stays there until somebody knowingly lets go of it."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from aes_editor import container
from aes_editor.document import Communique, Figure
from aes_editor.errors import AesError, DamagedFile, WriteError
from aes_editor.journal.entry import Snapshot, State
from aes_editor.journal.store import FILE, Store
from aes_editor.journal.survey import survey
from aes_editor.journal.writer import Writer
from tests.core.journal.conftest import NOW

Start = Callable[[], Writer]


def on_disk(folder: Path) -> dict[str, tuple[str, State]]:
    with Store(folder / "journal") as store:
        return {entry.id: (store.read(entry.id).doc.headline, entry.state) for entry in store.entries()}


def typed(headline: str, path: Path | None = None) -> Snapshot:
    return Snapshot(Communique(headline=headline), path=path)


def test_the_newest_of_many_changes_is_kept(start: Start, tmp_path: Path) -> None:
    writer = start()
    for text in ("L", "La", "La paix"):
        writer.keep("a", typed(text))

    assert writer.flush()

    assert on_disk(tmp_path) == {"a": ("La paix", State.OPEN)}


def test_what_a_file_holds_is_forgotten_and_the_rest_stays(start: Start, tmp_path: Path) -> None:
    writer = start()
    writer.keep("a", typed("A"))
    writer.keep("b", typed("B"))
    writer.forget("a")
    writer.flush()

    assert on_disk(tmp_path) == {"b": ("B", State.OPEN)}


def test_what_was_closed_without_saving_is_kept_for_thirty_days(start: Start, tmp_path: Path) -> None:
    writer = start()
    writer.discard("a", typed("A"))
    writer.close()

    with Store(tmp_path / "journal") as store:
        store.purge(NOW.replace(month=4, day=11))  # 30 days later
        assert [entry.state for entry in store.entries()] == [State.DISCARDED]
        store.purge(NOW.replace(month=4, day=12))
        assert store.entries() == ()


def test_images_are_stored_once_and_go_with_the_last_document_that_shows_them(start: Start, tmp_path: Path) -> None:
    image = b"\xff\xd8\xff image"
    name = container.media_name(image, "jpg")
    shown = Snapshot(Communique(headline="A", body=(Figure(media=name),)), {name: image})
    writer = start()
    writer.keep("a", shown)
    writer.keep("b", shown)
    writer.flush()
    database = sqlite3.connect(tmp_path / "journal" / FILE)

    assert database.execute("SELECT count(*) FROM media").fetchone() == (1,)
    writer.forget("a")
    writer.flush()
    with Store(tmp_path / "journal") as store:
        assert store.read("b").media == {name: image}
    writer.keep("b", typed("without"))
    writer.flush()
    assert database.execute("SELECT count(*) FROM media").fetchone() == (0,)
    database.close()


def test_an_image_that_was_taken_out_and_put_back_is_there(start: Start, tmp_path: Path) -> None:
    image = b"\xff\xd8\xff image"
    name = container.media_name(image, "jpg")
    shown = Snapshot(Communique(body=(Figure(media=name),)), {name: image})
    writer = start()
    for snapshot in (shown, typed("without"), shown):
        writer.keep("a", snapshot)
        writer.flush()

    with Store(tmp_path / "journal") as store:
        assert store.read("a").media == {name: image}


def test_half_a_character_from_a_broken_input_method_does_not_stop_the_journal(start: Start, tmp_path: Path) -> None:
    writer = start()
    writer.keep("a", typed("Titre \ud83d"))

    assert writer.flush()
    assert on_disk(tmp_path) == {"a": ("Titre \ufffd", State.OPEN)}


def test_a_journal_is_for_its_author_alone(start: Start, tmp_path: Path) -> None:
    writer = start()
    writer.keep("a", typed("A"))
    writer.flush()

    folder = tmp_path / "journal"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_damaged_journal_is_put_aside_and_everything_open_is_in_the_new_one(
    start: Start, tmp_path: Path, told: list[AesError | None]
) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    (folder / FILE).write_bytes(b"no database" * 1000)
    writer = start()
    writer.keep("a", typed("A"))

    assert writer.flush()

    assert on_disk(tmp_path) == {"a": ("A", State.OPEN)}
    assert isinstance(told[0], DamagedFile)
    assert len(told) == 1
    (aside,) = folder.glob("journal-broken-*")
    assert aside.read_bytes().startswith(b"no database")


def test_a_journal_that_was_removed_under_the_program_is_begun_again_with_all_that_is_open(
    start: Start, tmp_path: Path
) -> None:
    writer = start()
    writer.keep("a", typed("A"))
    writer.keep("b", typed("B"))
    writer.flush()
    for file in (tmp_path / "journal").iterdir():
        file.unlink()

    writer.keep("b", typed("BB"))
    writer.flush()

    assert on_disk(tmp_path) == {"a": ("A", State.OPEN), "b": ("BB", State.OPEN)}
    assert survey(tmp_path / "journal", NOW) == ()  # and it is known to run


def test_a_folder_in_the_way_is_told_once_and_tried_again(
    start: Start, tmp_path: Path, told: list[AesError | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aes_editor.journal.writer.RETRY_S", 0.01)
    (tmp_path / "journal").write_text("a file where the folder should be")
    writer = start()
    writer.keep("a", typed("A"))
    assert not writer.flush()

    (tmp_path / "journal").unlink()
    while told[-1:] != [None]:
        writer.flush(0.01)

    assert on_disk(tmp_path) == {"a": ("A", State.OPEN)}
    assert [type(error) for error in told] == [WriteError, type(None)]
    assert "not kept for recovery" in str(told[0])


def test_the_work_of_a_running_program_is_offered_to_nobody_and_that_of_an_ended_one_is(
    start: Start, tmp_path: Path
) -> None:
    first, second = start(), start()
    first.keep("a", typed("A"))
    second.keep("b", typed("B"))
    first.flush()
    second.flush()
    assert survey(tmp_path / "journal", NOW) == ()

    first.close()

    assert [left.entry.id for left in survey(tmp_path / "journal", NOW)] == ["a"]


def test_only_one_program_gets_what_was_left(start: Start, tmp_path: Path) -> None:
    died = start()
    died.keep("a", typed("A"))
    died.close()
    (left,) = survey(tmp_path / "journal", NOW)

    with Store(tmp_path / "journal") as store:
        assert store.claim(left.entry, start().owner)
        assert not store.claim(left.entry, start().owner)


def test_what_its_file_holds_already_is_not_offered(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    container.save(path, Communique(headline="A", modified=NOW), {})
    died = start()
    died.keep("a", typed("A", path))  # killed between the file and the journal
    died.close()

    assert survey(tmp_path / "journal", NOW) == ()
    assert on_disk(tmp_path) == {}


def test_what_differs_from_the_file_is_told(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "a.communique"
    container.save(path, Communique(headline="A"), {})
    died = start()
    died.keep("a", typed("A et B", path))
    died.close()

    (left,) = survey(tmp_path / "journal", NOW)

    assert [(item.place, item.old, item.new) for item in left.differences] == [("headline", "A", "A et B")]


def test_a_file_that_is_gone_keeps_nothing_from_being_offered(start: Start, tmp_path: Path) -> None:
    died = start()
    died.keep("a", typed("A", tmp_path / "usb" / "a.communique"))
    died.close()

    (left,) = survey(tmp_path / "journal", NOW)

    assert left.contents is not None
    assert left.contents.doc.headline == "A"
    assert "does not exist" in left.trouble


def test_a_name_that_is_no_unicode_is_found_again(start: Start, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9.communique"))
    died = start()
    died.keep("a", typed("A", path))
    died.close()

    (left,) = survey(tmp_path / "journal", NOW)

    assert left.entry.path == path


def test_a_clock_that_was_not_set_makes_nothing_old(tmp_path: Path) -> None:
    with Store(tmp_path / "journal") as store:
        store.write("a", {"a": (typed("A"), State.DISCARDED)}, NOW.replace(year=1970))
        store.purge(NOW)
        store.purge(NOW.replace(month=4, day=11))
        assert len(store.entries()) == 1
        store.purge(NOW.replace(month=5))
        assert store.entries() == ()
