"""The checks in the window: what is shown where, the way there, and corrections as steps that can be taken back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import resources
from aes_editor import container, workflow
from aes_editor.directory import Directory, PersonEntry, Title, codec, store
from aes_editor.document import Communique, Paragraphs, ReleaseKind, Status, edit
from tests.core.checks.test_injected_faults import FAULTS
from tests.ui.keyboard import type_text
from ui.checking.panel import Panel
from ui.form.editors import TextEditor
from ui.session import Session
from ui.window import MainWindow

SAMPLE = container.load(resources.path("samples/exemple.communique"))
WRONG = "La réunion du lundi 15 septembre 2026 le dira dira."


def faulty() -> Communique:
    last = Paragraphs(text=WRONG)
    return msgspec.structs.replace(SAMPLE.doc, body=(*SAMPLE.doc.body, last), headline=f"{SAMPLE.doc.headline}  ici")


PLACE = f"body/{len(SAMPLE.doc.body)}/text"


@pytest.fixture(autouse=True)
def _in_front(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()


@pytest.fixture
def session(window: MainWindow, qtbot: QtBot) -> Session:
    made = window.workspace.add(faulty(), SAMPLE.media)
    qtbot.waitUntil(lambda: window.checking.looker.done)
    return made


def opened(window: MainWindow, qtbot: QtBot) -> Panel:
    press(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: window.checking.panel is not None and window.checking.panel.isVisible())
    assert window.checking.panel is not None
    return window.checking.panel


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def rules(panel: Panel) -> list[str]:
    return [row.finding.rule for row in panel.view.rows.rows]


def selected(window: MainWindow, place: str) -> str:
    assert window.form is not None
    editor = window.form.editor(place)
    assert isinstance(editor, TextEditor)
    start, end = editor.selection()
    return editor.value()[start:end]


def below(window: MainWindow) -> set[str]:
    assert window.form is not None
    return {label.text() for label in window.form.findChildren(QLabel) if label.text()[:1] in "✗⚠" and label.text()}


def test_f8_goes_from_finding_to_finding_the_gravest_first(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    panel = opened(window, qtbot)

    assert rules(panel) == ["weekday", "doubled-space", "doubled-word"]
    assert selected(window, PLACE) == "lundi 15 septembre 2026"
    press(window, Qt.Key.Key_F8)
    assert selected(window, "headline") == "  "
    press(window, Qt.Key.Key_F8)
    assert selected(window, PLACE) == "dira dira"
    press(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert selected(window, "headline") == "  "
    assert session.doc == faulty()


def test_a_correction_is_one_step_and_the_list_follows(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    panel = opened(window, qtbot)

    press(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: rules(panel) == ["doubled-space", "doubled-word"])

    assert "mardi 15 septembre 2026" in session.doc.body[-1].text  # type: ignore[union-attr]
    assert session.undo_stack.count() == 1
    session.undo()
    assert session.doc == faulty()
    qtbot.waitUntil(lambda: len(rules(panel)) == 3)


def test_a_click_goes_there_and_a_click_on_the_button_corrects(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    panel = opened(window, qtbot)
    view = panel.view
    box = view.visualRect(view.rows.index(1))
    port = view.viewport()

    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 60, box.center().y()))
    assert selected(window, "headline") == "  "
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=QPoint(box.right() - 30, box.center().y()))

    qtbot.waitUntil(lambda: "doubled-space" not in rules(panel))
    assert session.doc.headline == f"{SAMPLE.doc.headline} ici"


def test_what_was_typed_meanwhile_is_not_lost_by_a_correction(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    panel = opened(window, qtbot)
    assert window.form is not None
    editor = window.form.editor(PLACE)
    assert isinstance(editor, TextEditor)
    editor.place_cursor(len(WRONG))
    type_text(editor, " Voilà.")

    panel.view.fix_asked.emit(panel.view.rows.rows[0].finding)
    qtbot.waitUntil(lambda: "weekday" not in rules(panel))

    assert session.doc.body[-1] == Paragraphs(text=WRONG.replace("lundi", "mardi") + " Voilà.")


def test_words_are_marked_fields_told_and_the_counter_counts(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    assert window.form is not None
    assert [mark.kind for mark in window.form.underlines.of(PLACE)] == ["error", "warning"]
    assert "3" in window.checking.counter.text()
    assert any("mardi" in text for text in below(window))

    window.workspace.show(window.workspace.add(SAMPLE.doc, SAMPLE.media))
    qtbot.waitUntil(lambda: window.checking.looker.done)
    assert window.checking.counter.text() == "Nothing to say"
    assert below(window) == set()


def test_a_blank_form_is_not_scolded_before_somebody_asks(window: MainWindow, qtbot: QtBot) -> None:
    window.documents.new()
    qtbot.waitUntil(lambda: window.checking.looker.done)
    assert below(window) == set()

    panel = opened(window, qtbot)

    assert set(rules(panel)) == {"required"}
    assert window.form is not None
    window.form.go_to("lead")
    assert len(below(window)) >= 3


def test_nothing_appears_beneath_the_hands(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.add(SAMPLE.doc, SAMPLE.media)
    assert window.form is not None
    window.form.go_to("lead")
    editor = window.form.editor("lead")
    assert isinstance(editor, TextEditor)
    editor.place_cursor(len(editor.value()))
    type_text(editor, " ici ici")
    qtbot.waitUntil(lambda: window.checking.looker.done)

    assert below(window) == set()
    window.form.go_to("headline")
    assert len(below(window)) == 1


def test_escape_returns_to_the_form(window: MainWindow, qtbot: QtBot, session: Session) -> None:
    window.actions_by_name["show_findings"].trigger()
    qtbot.waitUntil(lambda: window.checking.panel is not None and window.checking.panel.view.hasFocus())

    press(window, Qt.Key.Key_Escape)

    assert window.checking.panel is not None
    assert not window.checking.panel.isVisible()
    assert not window.actions_by_name["show_findings"].isChecked()
    focused = QApplication.focusWidget()
    assert window.form is not None
    assert focused is not None
    assert window.form.isAncestorOf(focused)


def test_every_sentence_is_shown_whole_at_any_width(qtbot: QtBot, session: Session, window: MainWindow) -> None:
    panel = opened(window, qtbot)
    wide = panel.view.sizeHintForIndex(panel.view.rows.index(0)).height()

    panel.view.setFixedWidth(260)
    QApplication.processEvents()

    assert panel.view.sizeHintForIndex(panel.view.rows.index(0)).height() > wide


def test_text_that_is_approved_is_not_offered_a_correction(window: MainWindow, qtbot: QtBot) -> None:
    approved = workflow.taken(faulty(), Status.APPROVED, "Awa", dt.datetime(2026, 9, 14, tzinfo=dt.UTC))
    window.workspace.add(approved, SAMPLE.media)
    panel = opened(window, qtbot)

    assert rules(panel) == ["weekday", "doubled-space", "doubled-word"]
    assert all(row.finding.fix is None for row in panel.view.rows.rows)
    assert not panel.fix_button.isVisible()


def test_the_title_of_the_directory_is_taken_over(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    titles = (
        Title(title="Rectrice", until=dt.date(2026, 1, 14)),
        Title(title="Présidente du comité de pilotage", since=dt.date(2026, 1, 15)),
    )
    person = PersonEntry(given_name="Fanta", family_name="Ouédraogo-Maïga", titles=titles)
    (tmp_path / store.FILE).write_bytes(codec.encode(Directory(persons=(person,))))
    window.data = tmp_path
    place = "body/2/speaker/role"
    window.workspace.add(edit.replaced(SAMPLE.doc, edit.parse(place), "Rectrice"), SAMPLE.media)
    panel = opened(window, qtbot)
    assert rules(panel)[0] == "title-of-another-day"

    press(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "title-of-another-day" not in rules(panel))

    assert window.workspace.current is not None
    assert edit.value_at(window.workspace.current.doc, edit.parse(place)) == "Présidente du comité de pilotage"


def test_all_that_are_alike_are_one_step(window: MainWindow, qtbot: QtBot) -> None:
    doc = msgspec.structs.replace(SAMPLE.doc, headline="Le  Sahel  uni avance", lead=f"{SAMPLE.doc.lead}  Ici  et là.")
    window.workspace.add(doc, SAMPLE.media)
    panel = opened(window, qtbot)
    assert rules(panel) == ["doubled-space"] * 4
    assert "4" in panel.alike_button.text()

    panel.alike_button.click()
    qtbot.waitUntil(lambda: not rules(panel))

    session = window.workspace.current
    assert session is not None
    assert session.doc.headline == "Le Sahel uni avance"
    assert session.undo_stack.count() == 1


def test_what_the_cursor_stands_in_is_corrected_without_the_panel(
    window: MainWindow, qtbot: QtBot, session: Session
) -> None:
    assert window.form is not None
    window.form.go_to(PLACE)
    editor = window.form.editor(PLACE)
    assert isinstance(editor, TextEditor)
    editor.place_cursor(WRONG.index("dira dira") + 2)

    press(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: session.doc.body[-1] == Paragraphs(text=WRONG.replace("dira dira", "dira")))
    assert window.checking.panel is None


NO_FIELD = {"body", "status", "corrects"}


@pytest.mark.parametrize(
    "name", {fault.place: name for name, fault in FAULTS.items() if fault.place not in NO_FIELD}.values()
)
def test_f8_reaches_every_place(window: MainWindow, qtbot: QtBot, name: str) -> None:
    fault = FAULTS[name]
    window.workspace.add(fault.change(SAMPLE.doc), SAMPLE.media)
    opened(window, qtbot)
    assert window.form is not None

    reached = edit.parse(window.form.entered)

    assert reached == edit.parse(fault.place)[: len(reached)]
    assert len(reached) >= len(edit.parse(fault.place)) - 1


def test_a_number_that_another_open_communique_has(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.add(SAMPLE.doc, SAMPLE.media)
    window.workspace.add(msgspec.structs.replace(SAMPLE.doc, guid="tag:aes.example,2026:other"), SAMPLE.media)

    assert rules(opened(window, qtbot)) == ["reference-twice"]


def focused_name(window: MainWindow) -> str:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused.accessibleName() or getattr(focused, "text", str)()


def test_what_has_no_part_yet_is_begun_by_its_button(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.add(msgspec.structs.replace(SAMPLE.doc, kind=ReleaseKind.EDITORS_NOTE, contacts=()), SAMPLE.media)
    opened(window, qtbot)
    assert focused_name(window) == "Add: Press contacts"

    window.workspace.add(FAULTS["no body"].change(SAMPLE.doc), SAMPLE.media)
    opened(window, qtbot)
    press(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: focused_name(window) == "Add: Paragraph")


def test_an_altered_trail_leads_to_the_bar_over_the_form(window: MainWindow, qtbot: QtBot) -> None:
    window.workspace.add(FAULTS["altered trail"].change(SAMPLE.doc), SAMPLE.media)
    opened(window, qtbot)

    assert QApplication.focusWidget() is window.workflow.bar.next
