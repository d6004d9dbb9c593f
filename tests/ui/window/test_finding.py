"""Find and replace over all fields, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique, Paragraphs, Person, Quote
from tests.ui.keyboard import type_text
from ui.session import Session
from ui.window import MainWindow

DOC = Communique(
    headline="Sécurité : le Sahel uni",
    lead="Le sahel avance.",
    body=(
        Paragraphs(text="Un mot sur le Sahel."),
        Quote(text="« Le Sahel tiendra », a dit la ministre.", speaker=Person(name="Awa SAWADOGO")),
    ),
)


@pytest.fixture
def looked(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.workspace.add(DOC, {})
    qtbot.waitUntil(lambda: window.form is not None)
    return window


def look_for(window: MainWindow, qtbot: QtBot, words: str, action: str = "find") -> None:
    window.actions_by_name[action].trigger()
    window.finder.bar.words.setText("")
    type_text(window.finder.bar.words, words)
    qtbot.waitUntil(lambda: window.finder.idle)


def doc(window: MainWindow) -> Communique:
    assert window.form is not None
    return window.form.session.doc


def test_every_field_is_looked_through_and_each_match_is_marked(looked: MainWindow, qtbot: QtBot) -> None:
    look_for(looked, qtbot, "sahel")

    assert "1" in looked.finder.bar.count.text()
    assert "4" in looked.finder.bar.count.text()
    form = looked.form
    assert form is not None
    for place in ("headline", "lead", "body/0/text", "body/1/text"):
        assert [mark.end - mark.start for mark in form.underlines.of(place)] == [5], place


def test_marks_are_painted(looked: MainWindow, qtbot: QtBot) -> None:
    assert looked.form is not None
    before = looked.form.grab().toImage()

    look_for(looked, qtbot, "sahel")

    assert looked.form.grab().toImage() != before


def test_enter_goes_from_match_to_match_and_around(looked: MainWindow, qtbot: QtBot) -> None:
    look_for(looked, qtbot, "sahel")

    seen = [looked.finder.bar.count.text()]
    for _match in range(4):
        QTest.keyClick(looked.finder.bar.words, Qt.Key.Key_Return)
        seen.append(looked.finder.bar.count.text())

    assert len(set(seen)) == 4
    assert seen[0] == seen[4]


def test_replacing_all_is_one_step_that_can_be_taken_back(looked: MainWindow, qtbot: QtBot) -> None:
    look_for(looked, qtbot, "sahel", "replace")
    type_text(looked.finder.bar.instead, "Liptako")

    looked.finder.bar.all_asked.emit()
    qtbot.waitUntil(lambda: doc(looked) != DOC)

    assert doc(looked).lead == "Le Liptako avance."
    assert doc(looked).headline.endswith("le Liptako uni")
    session: Session | None = looked.workspace.current
    assert session is not None
    session.undo()
    assert session.doc == DOC


def test_a_bad_expression_is_told_under_the_line(looked: MainWindow, qtbot: QtBot) -> None:
    looked.actions_by_name["find"].trigger()
    looked.finder.bar.expression.setChecked(True)

    look_for(looked, qtbot, "(sahel")

    assert looked.finder.bar.said.isVisible()
    assert looked.finder.bar.said.text()


def test_escape_closes_the_bar_and_takes_the_marks_away(looked: MainWindow, qtbot: QtBot) -> None:
    look_for(looked, qtbot, "sahel")

    QTest.keyClick(looked.finder.bar.words, Qt.Key.Key_Escape)

    assert not looked.finder.bar.isVisible()
    assert looked.form is not None
    assert looked.form.underlines.of("lead") == ()
