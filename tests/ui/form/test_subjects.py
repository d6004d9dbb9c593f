"""Subjects: found by their names, shown as chips, taken away again, all from the keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aes_editor import i18n
from aes_editor.document import Communique, Subject
from ui.form.flow import FlowLayout
from ui.form.form import Form
from ui.form.subjects import Chip
from ui.session import Session

DIPLOMACY = Subject(code="medtop:20000639", name="Diplomatie")
BRIDGES = Subject(name="ponts & routes")


def shown(qtbot: QtBot, doc: Communique) -> tuple[Form, Any]:
    """Return the form of *doc* and the field in which subjects are looked for, which has the focus."""
    form = Form(Session(doc))
    qtbot.addWidget(form)
    form.resize(560, 900)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    search: Any = form.editor("subjects")
    search.setFocus()
    return form, search


def press(*keys: Qt.Key | str) -> None:
    """Press *keys* wherever the keyboard is: in the list that is offered, or in what has the focus."""
    for key in keys:
        for stroke in key if isinstance(key, str) else [key]:
            target = QApplication.activePopupWidget() or QApplication.focusWidget()
            assert target is not None
            if isinstance(stroke, str):
                QTest.keyClicks(target, stroke)
            else:
                QTest.keyClick(target, stroke)


def offered(search: Any) -> list[str]:
    model = search.findChild(QStandardItemModel)
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chips(form: Form) -> list[Chip]:
    return [chip for chip in form.findChildren(Chip) if chip.isVisibleTo(form)]


def test_a_topic_is_found_without_its_accents_and_taken_by_enter(qtbot: QtBot) -> None:
    i18n.use("fr")
    form, search = shown(qtbot, Communique(language="fr"))

    press("armee")
    assert offered(search)[0] == "Forces armées"
    press(Qt.Key.Key_Return)

    assert form.session.doc.subjects == (Subject(code="medtop:20000599", name="Forces armées"),)
    assert search.text() == ""
    assert [chip.text() for chip in chips(form)] == ["Forces armées"]


def test_the_subject_is_named_in_the_language_of_the_document(qtbot: QtBot) -> None:
    form, _search = shown(qtbot, Communique(language="en"))

    press("diplomatie", Qt.Key.Key_Return)

    assert form.session.doc.subjects == (Subject(code="medtop:20000639", name="Diplomacy"),)


def test_several_are_added_one_after_the_other_and_none_is_offered_twice(qtbot: QtBot) -> None:
    form, search = shown(qtbot, Communique(subjects=(DIPLOMACY,)))

    press("diplomatie")
    assert offered(search) == ["Keyword “diplomatie”"]
    press(Qt.Key.Key_Return, "sommet", Qt.Key.Key_Return)

    assert form.session.doc.subjects == (
        DIPLOMACY,
        Subject(name="diplomatie"),
        Subject(code="medtop:20000640", name="Sommet"),
    )


def test_what_is_no_topic_becomes_a_keyword(qtbot: QtBot) -> None:
    form, _search = shown(qtbot, Communique())

    press("pirogue sacree", Qt.Key.Key_Return)

    assert form.session.doc.subjects == (Subject(name="pirogue sacree"),)


def test_the_arrow_shows_the_whole_list(qtbot: QtBot) -> None:
    form, search = shown(qtbot, Communique())

    press(Qt.Key.Key_Down)
    assert len(offered(search)) > 90
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert len(form.session.doc.subjects) == 1


def test_escape_takes_nothing_and_enter_offers_again(qtbot: QtBot) -> None:
    form, search = shown(qtbot, Communique())

    press("sommet", Qt.Key.Key_Escape)
    assert (search.text(), form.session.doc.subjects) == ("sommet", ())
    press(Qt.Key.Key_Return, Qt.Key.Key_Return)

    assert [subject.name for subject in form.session.doc.subjects] == ["Sommet"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Space])
def test_a_chip_is_taken_away_from_the_keyboard_and_comes_back_with_undo(qtbot: QtBot, key: Qt.Key) -> None:
    form, search = shown(qtbot, Communique(subjects=(DIPLOMACY, BRIDGES)))

    press(Qt.Key.Key_Backspace)
    assert QApplication.focusWidget() is chips(form)[-1]
    press(key)

    assert form.session.doc.subjects == (DIPLOMACY,)
    assert QApplication.focusWidget() is chips(form)[0]
    press(key)
    assert QApplication.focusWidget() is search
    form.session.undo()
    assert form.session.doc.subjects == (DIPLOMACY,)
    assert [chip.text() for chip in chips(form)] == ["Diplomatie"]


def test_a_chip_says_what_it_does(qtbot: QtBot) -> None:
    form, search = shown(qtbot, Communique(subjects=(DIPLOMACY, BRIDGES)))
    first, second = chips(form)

    assert first.accessibleName() == "Take the subject away: Diplomatie"
    assert first.accessibleDescription() == DIPLOMACY.code
    assert second.text() == "ponts && routes"
    assert search.accessibleName() == "Find a subject"


def test_each_chip_is_a_place_of_the_form(qtbot: QtBot) -> None:
    form, _search = shown(qtbot, Communique(subjects=(DIPLOMACY, BRIDGES)))

    form.go_to("subjects/1")

    assert form.entered == "subjects/1"
    assert QApplication.focusWidget() is chips(form)[1]


def test_the_folded_group_sums_the_subjects_up(qtbot: QtBot) -> None:
    form = Form(Session(Communique(subjects=(DIPLOMACY, Subject(code="maison:7")))))
    qtbot.addWidget(form)
    buttons = [
        child.accessibleDescription() for child in form.findChildren(QWidget) if child.accessibleName() == "Subjects"
    ]

    assert buttons == ["Diplomatie · maison:7"]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_chips_flow_into_rows_of_the_width_there_is(qtbot: QtBot, direction: Qt.LayoutDirection) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayoutDirection(direction)
    flow = FlowLayout(gap=10)
    holder.setLayout(flow)
    buttons = [QPushButton() for _ in range(3)]
    for button in buttons:
        button.setFixedSize(100, 30)
        flow.addWidget(button)

    flow.setGeometry(QRect(0, 0, 220, 100))

    lefts = [button.geometry().topLeft() for button in buttons]
    if direction is Qt.LayoutDirection.LeftToRight:
        assert lefts == [QPoint(0, 0), QPoint(110, 0), QPoint(0, 40)]
    else:
        assert lefts == [QPoint(120, 0), QPoint(10, 0), QPoint(120, 40)]
    assert flow.heightForWidth(220) == 70


def test_undo_keys_are_those_of_the_document(qtbot: QtBot) -> None:
    form, search = shown(qtbot, Communique())
    press("sommet", Qt.Key.Key_Return, "x")

    QTest.keySequence(search, QKeySequence(QKeySequence.StandardKey.Undo))

    assert search.text() == "x"
    assert len(form.session.doc.subjects) == 1
