"""The session: one place of change, and the way back."""

import datetime as dt
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aes_editor import container
from aes_editor.document import Communique, Dateline, Figure, Paragraphs, edit
from aes_editor.errors import WriteError
from ui.session import Session

NOW = dt.datetime(2026, 3, 12, 10, tzinfo=dt.UTC)


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(Communique(headline="Old"))


def test_keystrokes_of_one_visit_are_one_step(session: Session) -> None:
    for text in ("Old n", "Old ne", "Old new"):
        session.put(("headline",), text, "Headline")

    session.undo()

    assert session.doc.headline == "Old"
    assert not session.undo_stack.canUndo()


def test_a_second_visit_is_a_second_step(session: Session) -> None:
    session.put(("headline",), "A", "Headline")
    session.end_visit()
    session.put(("headline",), "AB", "Headline")

    session.undo()

    assert session.doc.headline == "A"


def test_typing_elsewhere_is_a_step_of_its_own(session: Session) -> None:
    session.put(("headline",), "A", "Headline")
    session.put(("lead",), "B", "Lead")

    session.undo()

    assert (session.doc.headline, session.doc.lead) == ("A", "")


def test_what_is_typed_after_an_undo_does_not_join_the_step_before(session: Session) -> None:
    session.put(("headline",), "A", "Headline")
    session.put(("lead",), "B", "Lead")
    session.undo()
    session.put(("headline",), "AC", "Headline")

    session.undo()

    assert session.doc.headline == "A"


def test_redo_brings_the_whole_step_back(session: Session) -> None:
    session.put(("headline",), "A", "Headline")
    session.put(("headline",), "AB", "Headline")
    session.undo()

    session.redo()

    assert session.doc.headline == "AB"


def test_every_change_is_told_with_before_and_after(session: Session, qtbot: QtBot) -> None:
    before = session.doc
    with qtbot.waitSignal(session.changed) as told:
        session.put(("dateline",), Dateline(place="Niamey"), "Dateline")

    assert told.args == [before, session.doc]


def test_putting_what_is_there_already_is_no_step(session: Session) -> None:
    session.put(("headline",), "Old", "Headline")

    assert not session.modified


def test_undo_and_redo_name_the_place_to_go_to(session: Session, qtbot: QtBot) -> None:
    session.put(("lead",), "B", "Lead")

    with qtbot.waitSignal(session.place_restored) as told:
        session.undo()

    assert told.args == ["lead"]


def test_saving_writes_the_file_and_dates_the_change(session: Session, tmp_path: Path) -> None:
    session.put(("headline",), "New", "Headline")

    session.save(tmp_path / "a.communique", NOW)

    assert not session.modified
    written = container.load(tmp_path / "a.communique").doc
    assert written == session.doc
    assert written.modified == NOW


def test_saving_again_without_a_change_leaves_the_date(session: Session, tmp_path: Path) -> None:
    session.put(("headline",), "New", "Headline")
    session.save(tmp_path / "a.communique", NOW)
    first = (tmp_path / "a.communique").read_bytes()

    session.save(tmp_path / "a.communique", NOW + dt.timedelta(days=1))

    assert (tmp_path / "a.communique").read_bytes() == first


def test_undoing_past_the_save_is_a_change_to_save(session: Session, tmp_path: Path) -> None:
    session.put(("headline",), "New", "Headline")
    session.save(tmp_path / "a.communique", NOW)

    session.undo()

    assert session.modified


def test_a_save_that_fails_leaves_the_work_unsaved(session: Session, tmp_path: Path) -> None:
    session.put(("headline",), "New", "Headline")

    with pytest.raises(WriteError):
        session.save(tmp_path / "no such folder" / "a.communique", NOW)

    assert session.modified
    assert session.path is None


def test_an_image_that_was_undone_is_there_again_after_redo(session: Session, tmp_path: Path) -> None:
    name = session.add_media(b"\xff\xd8\xff image", "jpg")
    session.edit(edit.replaced(session.doc, ("body",), (Figure(media=name),)), "Insert")
    session.undo()
    session.redo()

    session.save(tmp_path / "a.communique", NOW)

    assert container.load(tmp_path / "a.communique").media == {name: b"\xff\xd8\xff image"}


def test_only_the_images_shown_are_saved(session: Session, tmp_path: Path) -> None:
    session.add_media(b"\xff\xd8\xff image", "jpg")
    session.edit(edit.replaced(session.doc, ("body",), (Paragraphs(text="x"),)), "Insert")

    session.save(tmp_path / "a.communique", NOW)

    assert not container.load(tmp_path / "a.communique").media
