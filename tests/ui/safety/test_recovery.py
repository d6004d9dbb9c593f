"""What a program that died left behind is offered, compared, taken up again, or left for later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from aes_editor import container, journal
from aes_editor.document import Communique, Figure, Paragraphs
from aes_editor.journal.entry import Snapshot, State
from aes_editor.journal.store import FILE, Store
from aes_editor.journal.writer import Writer
from tests.documents import PICTURE
from tests.strategies import images
from tests.ui.keyboard import type_text
from ui import clock
from ui.dialogs.compare import CompareDialog
from ui.safety.recovery import RecoveryDialog
from ui.window import MainWindow

Leave = Callable[..., None]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "paix.communique"
    container.save(path, Communique(headline="La paix", body=(Paragraphs(text="Un mot."),)), {})
    return path


@pytest.fixture
def leave(data: Path) -> Leave:
    """Return what leaves a document in the journal, as a program that died does."""

    def died(key: str, doc: Communique, path: Path | None = None, media: dict[str, bytes] | None = None) -> None:
        writer = Writer(journal.folder(data), clock.now, lambda _error: None)
        writer.keep(key, Snapshot(doc, media or {}, path))
        writer.close()

    return died


@pytest.fixture
def started(qtbot: QtBot, window: MainWindow, data: Path) -> Iterator[Callable[[], MainWindow]]:
    """Return what starts the journal of the window and waits until it has looked at what was left."""

    def begin() -> MainWindow:
        window.safety.start(data)
        qtbot.waitUntil(lambda: not window.safety.looking)
        return window

    yield begin
    if window.safety.dialog is not None:
        window.safety.dialog.reject()
    for session in tuple(window.workspace.sessions):
        window.workspace.close(session)
    window.safety.shutdown()


def offered(window: MainWindow) -> RecoveryDialog:
    assert window.safety.dialog is not None
    return window.safety.dialog


def rows(dialog: RecoveryDialog) -> list[list[str]]:
    items = [dialog.list.topLevelItem(number) for number in range(dialog.list.topLevelItemCount())]
    return [[item.text(0), item.text(2), item.text(3)] for item in items if item is not None]


def kept(window: MainWindow, data: Path) -> dict[str, State]:
    assert window.safety.keeper is not None
    assert window.safety.keeper.writer.flush()
    with Store(journal.folder(data)) as store:
        return {store.read(entry.id).doc.headline: entry.state for entry in store.entries()}


def typed(window: MainWindow, text: str) -> None:
    field = window.form.editor("headline") if window.form else None
    assert isinstance(field, QWidget)
    type_text(field, text)


def test_nothing_left_is_nothing_shown(started: Callable[[], MainWindow]) -> None:
    assert started().safety.dialog is None


def test_what_was_left_is_listed_with_what_differs(started: Callable[[], MainWindow], leave: Leave, file: Path) -> None:
    leave("a", Communique(headline="La paix durable", lead="Enfin.", body=(Paragraphs(text="Un mot."),)), file)
    leave("b", Communique(headline="Jamais enregistré"))

    dialog = offered(started())

    assert sorted(rows(dialog)) == [
        ["Jamais enregistré", "Headline", "Never saved"],
        ["La paix durable", "Headline, Lead", "paix.communique"],
    ]


def test_recovered_work_is_an_unsaved_change_of_its_file(
    started: Callable[[], MainWindow], leave: Leave, file: Path, data: Path
) -> None:
    leave("a", Communique(headline="La paix durable", body=(Paragraphs(text="Un mot."),)), file)
    window = started()

    offered(window).recover_button.click()

    (session,) = window.workspace.sessions
    assert (session.doc.headline, session.path, session.modified) == ("La paix durable", file, True)
    assert kept(window, data) == {"La paix durable": State.OPEN}
    session.undo()
    assert session.doc.headline == "La paix"
    assert kept(window, data) == {}
    assert container.load(file).doc.headline == "La paix"


def test_work_that_was_never_saved_comes_back_without_a_name_and_with_its_images(
    started: Callable[[], MainWindow], leave: Leave, data: Path
) -> None:
    name = PICTURE
    image = images()[name]
    leave("a", Communique(headline="Titre", body=(Figure(media=name),)), None, {name: image})
    window = started()

    offered(window).recover_button.click()

    (session,) = window.workspace.sessions
    assert (session.path, session.modified, session.doc.headline) == (None, True, "Titre")
    assert dict(session.media) == {name: image}
    typed(window, " nouveau")
    assert kept(window, data) == {"Titre nouveau": State.OPEN}


def test_two_that_were_left_of_one_file_are_both_kept(
    started: Callable[[], MainWindow], leave: Leave, file: Path, data: Path
) -> None:
    leave("a", Communique(headline="La paix, une fois"), file)
    leave("b", Communique(headline="La paix, deux fois"), file)
    window = started()

    offered(window).recover_button.click()

    (session,) = window.workspace.sessions
    other = {"La paix, une fois", "La paix, deux fois"} - {session.doc.headline}
    assert kept(window, data) == {session.doc.headline: State.OPEN, other.pop(): State.DISCARDED}


def test_a_file_that_is_gone_loses_nothing(started: Callable[[], MainWindow], leave: Leave, tmp_path: Path) -> None:
    leave("a", Communique(headline="Sur la clé"), tmp_path / "usb" / "a.communique")
    window = started()
    assert "does not exist" in rows(offered(window))[0][1]

    offered(window).recover_button.click()

    assert [session.doc.headline for session in window.workspace.sessions] == ["Sur la clé"]


def test_what_is_ignored_is_offered_no_more_and_found_again_in_the_menu(
    qtbot: QtBot, started: Callable[[], MainWindow], leave: Leave, data: Path
) -> None:
    leave("a", Communique(headline="Titre"))
    window = started()

    offered(window).ignore_button.click()

    assert window.safety.dialog is None
    assert kept(window, data) == {"Titre": State.IGNORED}
    window.actions_by_name["recover"].trigger()
    qtbot.waitUntil(lambda: window.safety.dialog is not None)
    assert not offered(window).ignore_button.isEnabled()
    offered(window).recover_button.click()
    assert kept(window, data) == {"Titre": State.OPEN}


def test_who_decides_later_is_asked_again(started: Callable[[], MainWindow], leave: Leave, data: Path) -> None:
    leave("a", Communique(headline="Titre"))
    window = started()

    offered(window).later_button.click()

    assert kept(window, data) == {"Titre": State.OPEN}


def test_the_two_states_can_be_compared(started: Callable[[], MainWindow], leave: Leave, file: Path) -> None:
    leave("a", Communique(headline="La paix durable", body=(Paragraphs(text="Un mot."),)), file)
    window = started()
    shown: list[list[str]] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CompareDialog)
        shown.append([difference.new for difference in dialog.view.differences])
        dialog.reject()

    QTimer.singleShot(0, close)
    offered(window).compare_button.click()

    assert shown == [["La paix durable"]]


def test_every_change_is_kept_until_it_is_saved(started: Callable[[], MainWindow], file: Path, data: Path) -> None:
    window = started()
    window.documents.open_files([file])
    typed(window, " !")
    assert kept(window, data) == {"La paix !": State.OPEN}

    assert window.documents.save()

    assert kept(window, data) == {}


def test_work_that_is_closed_without_saving_can_be_had_back(
    qtbot: QtBot, started: Callable[[], MainWindow], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *_args: QMessageBox.StandardButton.Discard)
    window = started()
    window.actions_by_name["new"].trigger()
    typed(window, "Trop vite")

    window.actions_by_name["close"].trigger()

    assert kept(window, data) == {"Trop vite": State.DISCARDED}
    window.actions_by_name["recover"].trigger()
    qtbot.waitUntil(lambda: window.safety.dialog is not None)
    offered(window).recover_button.click()
    assert [session.doc.headline for session in window.workspace.sessions] == ["Trop vite"]


def test_leaving_the_program_at_once_keeps_what_is_unsaved(started: Callable[[], MainWindow], data: Path) -> None:
    window = started()
    window.actions_by_name["new"].trigger()
    typed(window, "Titre")

    window.safety.shutdown()
    (session,) = window.workspace.sessions
    session.undo_stack.clear()  # as Qt does when it tears the window down

    with Store(journal.folder(data)) as store:
        assert [store.read(entry.id).doc.headline for entry in store.entries()] == ["Titre"]


def test_a_broken_journal_is_told_and_keeps_nobody_from_starting(
    qtbot: QtBot, window: MainWindow, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    journal.folder(data).mkdir(parents=True)
    (journal.folder(data) / FILE).write_bytes(b"no database" * 1000)

    window.safety.start(data)
    qtbot.waitUntil(lambda: bool(told) and not window.safety.looking)

    assert len(told) == 1
    assert "was damaged" in told[0]
    window.actions_by_name["new"].trigger()
    typed(window, "Titre")
    assert kept(window, data) == {"Titre": State.OPEN}
    window.safety.shutdown()
