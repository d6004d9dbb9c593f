"""The main window: opening, saving, exporting, closing, and the way around it by keyboard."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QToolBar, QToolButton
from pytestqt.qtbot import QtBot

from aes_editor import container
from aes_editor.document import Communique, Figure, Paragraphs, Quote, Related, Subheading
from tests.ui.keyboard import type_text
from ui.preferences import Preferences
from ui.window import MainWindow
from ui.window.actions import ACTIONS, MENUS, TOOLBAR, Menu, listed


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "paix.communique"
    container.save(path, Communique(headline="La paix", body=(Paragraphs(text="Un mot."),)), {})
    return path


def act(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()


def answer(monkeypatch: pytest.MonkeyPatch, button: QMessageBox.StandardButton) -> list[str]:
    """Answer every question with *button*; return the list of what was asked."""
    asked: list[str] = []

    def question(_parent: object, _title: str, text: str, *_rest: object) -> QMessageBox.StandardButton:
        asked.append(text)
        return button

    monkeypatch.setattr(QMessageBox, "question", question)
    return asked


def save_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


def test_every_action_does_something(window: MainWindow) -> None:
    assert [
        action.name for action in ACTIONS if not callable(getattr(getattr(window, action.owner), action.name))
    ] == []


def test_every_action_is_in_a_menu_and_every_entry_is_an_action() -> None:
    names = {action.name for action in ACTIONS}
    shown = [action.name for menu in MENUS for action in listed(menu)]

    assert sorted(shown) == sorted(names)
    assert {name for menu in MENUS for name in written(menu)} - {"-", "recent"} == names
    assert set(TOOLBAR) - {"-", " "} <= names


def written(menu: Menu) -> Iterator[str]:
    for entry in menu[1]:
        yield from [entry] if isinstance(entry, str) else written(entry)


def test_shortcuts_are_unique_and_within_reach() -> None:
    keys = [QKeySequence(action.keys).toString() for action in ACTIONS if action.keys]

    assert len(keys) == len(set(keys))
    assert [key for key in keys if "Ctrl+Alt+" in key] == []
    assert [key for key in keys if key in {"Ctrl+Shift+U", "Ctrl+Shift+E", "Ctrl+.", "Ctrl+;", "Ctrl+/"}] == []
    assert [key for key in keys if key.startswith("Ctrl+") and key[-1] in string.digits and "F" not in key] == []


def test_a_new_communique_is_dated_and_has_an_identity(window: MainWindow) -> None:
    act(window, "new")

    assert window.workspace.current is not None
    doc = window.workspace.current.doc
    assert doc.guid.startswith("tag:")
    assert doc.dateline.date is not None
    assert not window.workspace.current.modified


def test_a_file_is_opened_once(window: MainWindow, saved: Path) -> None:
    window.documents.open_files([saved])
    window.documents.open_files([saved])

    assert len(window.workspace.sessions) == 1
    assert window.windowTitle() == "La paix[*] – AES Editor"


def test_a_file_that_cannot_be_read_is_told_and_the_next_is_opened(
    window: MainWindow, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))

    window.documents.open_files([saved.with_name("absent.communique"), saved])

    assert "does not exist" in told[0]
    assert window.workspace.current is not None


def test_saving_asks_for_a_name_once(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    act(window, "new")
    type_text(editor(window, "headline"), "Un titre")
    save_to(monkeypatch, tmp_path / "titre")

    act(window, "save")
    type_text(editor(window, "headline"), " !")
    save_to(monkeypatch, tmp_path / "never asked")
    act(window, "save")

    assert container.load(tmp_path / "titre.communique").doc.headline == "Un titre !"
    assert window.preferences.settings.recent == (str(tmp_path / "titre.communique"),)
    assert window.status.saved.text().startswith("Saved ")


def editor(window: MainWindow, place: str) -> Any:
    assert window.form is not None
    return window.form.editor(place)


def test_a_save_that_fails_offers_to_save_a_copy(
    window: MainWindow, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.documents.open_files([saved])
    type_text(editor(window, "headline"), " durable")
    before = saved.read_bytes()
    lost = tmp_path / "gone" / "paix.communique"
    assert window.workspace.current is not None
    window.workspace.current.path = lost
    told: list[str] = []

    def choose_the_copy() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.defaultButton().click()

    save_to(monkeypatch, tmp_path / "copie.communique")
    QTimer.singleShot(0, choose_the_copy)
    act(window, "save")

    assert "does not exist" in told[0]
    assert container.load(tmp_path / "copie.communique").doc.headline == "La paix durable"
    assert saved.read_bytes() == before


def test_closing_asks_about_unsaved_work_and_can_be_refused(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    act(window, "new")
    type_text(editor(window, "headline"), "x")
    asked = answer(monkeypatch, QMessageBox.StandardButton.Cancel)

    assert not window.close()

    assert len(asked) == 1
    assert window.isVisible()


def test_closing_without_changes_asks_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    act(window, "new")
    asked = answer(monkeypatch, QMessageBox.StandardButton.Cancel)

    act(window, "close")

    assert asked == []
    assert window.workspace.current is None


def test_closing_can_save_first(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    act(window, "new")
    type_text(editor(window, "headline"), "x")
    save_to(monkeypatch, tmp_path / "x.communique")
    answer(monkeypatch, QMessageBox.StandardButton.Save)

    act(window, "close")

    assert container.load(tmp_path / "x.communique").doc.headline == "x"


def test_two_communiques_keep_their_own_forms_and_steps(window: MainWindow, saved: Path) -> None:
    window.documents.open_files([saved])
    first = window.workspace.current
    type_text(editor(window, "headline"), "1")
    act(window, "new")
    type_text(editor(window, "headline"), "2")

    assert first is not None
    window.workspace.show(first)
    act(window, "undo")

    assert [session.doc.headline for session in window.workspace.sessions] == ["La paix", "2"]
    assert editor(window, "headline").value() == "La paix"


def test_the_list_finds_files_whatever_the_accents(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    act(window, "new")
    type_text(editor(window, "headline"), "GOÏTA à Ségou")
    window.documents.open_files([saved])

    window.dossiers.search.setText("goita segou")

    qtbot.waitUntil(lambda: window.dossiers.view.model().rowCount() == 1)


def test_a_damaged_file_is_shown_with_what_was_lost_and_not_written_over(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "figure.communique"
    image = container.media_name(b"\xff\xd8\xff image", "jpg")
    container.save(path, Communique(headline="Titre", body=(Figure(media=image),)), {})
    before = path.read_bytes()
    window.documents.open_files([path])
    save_to(monkeypatch, tmp_path / "copie.communique")

    act(window, "save")

    assert path.read_bytes() == before
    assert (tmp_path / "copie.communique").exists()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("insert_paragraph", Paragraphs),
        ("insert_subheading", Subheading),
        ("insert_quote", Quote),
        ("insert_figure", Figure),
    ],
)
def test_blocks_are_inserted_from_the_menu(window: MainWindow, name: str, kind: type) -> None:
    act(window, "new")

    act(window, name)

    assert window.workspace.current is not None
    assert [type(block) for block in window.workspace.current.doc.body] == [kind]


def test_a_related_article_is_added_from_the_menu(window: MainWindow) -> None:
    act(window, "new")

    act(window, "insert_related")

    assert window.workspace.current is not None
    assert window.workspace.current.doc.related == (Related(),)


@pytest.mark.x11
def test_shortcuts_work_while_typing(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    window.documents.open_files([saved])
    window.activateWindow()
    qtbot.waitActive(window).__enter__()
    assert window.form is not None
    window.form.go_to("body/0/text")
    field = editor(window, "body/0/text")
    qtbot.waitUntil(field.hasFocus)

    type_text(field, " Deux.")
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Undo))
    assert field.value() == "Un mot."
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Redo))
    assert field.value() == "Un mot. Deux."

    field.selectAll()
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Bold))
    assert field.value() == "**Un mot. Deux.**"

    QTest.keyClick(field, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert window.workspace.current is not None
    assert [type(block) for block in window.workspace.current.doc.body] == [Paragraphs, Quote]
    quote = editor(window, "body/1/text")
    qtbot.waitUntil(quote.hasFocus)
    QTest.keyClick(quote, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [type(block) for block in window.workspace.current.doc.body] == [Quote, Paragraphs]


@pytest.mark.x11
def test_f6_goes_round_the_regions(qtbot: QtBot, window: MainWindow, saved: Path) -> None:
    window.documents.open_files([saved])
    window.start_preview()
    window.activateWindow()
    qtbot.waitActive(window).__enter__()
    assert window.form is not None
    window.form.go_to("lead")
    qtbot.waitUntil(editor(window, "lead").hasFocus)
    seen = []
    for _region in range(3):
        act(window, "next_region")
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(
            next(
                name
                for name, region in (("page", window.page), ("files", window.dossiers), ("form", window.centre))
                if region.isAncestorOf(focused)
            )
        )

    assert seen == ["page", "files", "form"]
    assert editor(window, "lead").hasFocus()


def test_hidden_regions_stay_hidden(qtbot: QtBot, window: MainWindow, preferences: Preferences) -> None:
    act(window, "show_dossiers")
    window.close()

    again = MainWindow(preferences)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()

    assert not again.dossiers.isVisible()
    assert again.page.isVisible()
    assert not again.actions_by_name["show_dossiers"].isChecked()


@pytest.mark.parametrize("width", [683, 1366])
def test_every_button_of_the_toolbar_is_in_sight_on_a_small_screen_too(
    qtbot: QtBot, window: MainWindow, width: int
) -> None:
    window.resize(width, 384)
    bar = window.findChild(QToolBar)
    assert bar is not None
    qtbot.waitUntil(lambda: bar.width() == width)

    (primary,) = bar.findChildren(QToolButton, "primary")
    qtbot.waitUntil(lambda: primary.isVisible() and primary.geometry().right() < width)
    assert all(bar.widgetForAction(action).isVisible() for action in bar.actions() if not action.isSeparator())
