"""The window knows the communiqués around it, as they stand on the disk and in its forms."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from aes_editor import container
from aes_editor.document import Communique, edit
from ui.known import KnownDocuments
from ui.preferences import Preferences
from ui.window import MainWindow


def keep(path: Path, **values: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    container.save(path, Communique(**values), {})  # type: ignore[arg-type]
    return path


def settled(qtbot: QtBot, known: KnownDocuments) -> list[str]:
    qtbot.waitUntil(lambda: not known.looking)
    return sorted(found.title for found in known.collection().find())


def test_files_open_files_and_their_neighbours_are_known(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    opened = keep(here / "a.communique", guid="a", headline="Opened")
    keep(here / "b.communique", guid="b", headline="Neighbour")
    keep(elsewhere / "deep" / "c.communique", guid="c", headline="Archived")
    session = window.workspace.open(opened)
    known = window.known

    assert settled(qtbot, known) == ["Neighbour", "Opened"]

    session.edit(edit.replaced(session.doc, ("reference",), "N° 7"), "Typing")
    assert known.collection().references == {"N° 7": {"a"}}

    window.preferences.change(archive=str(elsewhere))
    assert settled(qtbot, known) == ["Archived", "Opened"]


def test_what_is_saved_is_known_at_once(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    known = window.known
    session = window.workspace.new()
    session.edit(edit.replaced(session.doc, ("headline",), "Fresh"), "Typing")
    assert settled(qtbot, known) == ["Fresh"]

    window.documents.saving.write(session, tmp_path / "fresh.communique")
    assert settled(qtbot, known) == ["Fresh"]
    window.workspace.close(session)

    assert settled(qtbot, known) == ["Fresh"]


def test_an_archive_that_is_gone_is_no_obstacle(qtbot: QtBot, window: MainWindow, preferences: Preferences) -> None:
    preferences.change(archive="/nowhere/at/all")

    assert settled(qtbot, window.known) == []
