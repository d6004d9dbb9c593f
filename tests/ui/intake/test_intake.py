"""Import by menu, drop and paste in the real window, and the way through what is left to check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from aes_editor import container
from aes_editor.document import Communique
from tests.ui.intake.texts import GUESSED, HTML, PLAIN, UNCERTAIN
from tests.ui.keyboard import type_text
from ui.intake.arrival import Document
from ui.intake.desk import Desk
from ui.intake.panel import Panel
from ui.session import Session
from ui.window import MainWindow


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "reçu.txt"
    path.write_text(PLAIN, encoding="utf-8")
    return path


@pytest.fixture
def guessed(tmp_path: Path) -> Path:
    path = tmp_path / "promesses.txt"
    path.write_text(GUESSED, encoding="utf-8")
    return path


def act(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()


def current(window: MainWindow) -> Session:
    assert window.workspace.current is not None
    return window.workspace.current


def editor(window: MainWindow, place: str) -> Any:
    assert window.form is not None
    return window.form.editor(place)


def desk(window: MainWindow) -> Desk:
    return window.intake.desk


def panel(window: MainWindow) -> Panel:
    made = desk(window).panel
    assert made is not None
    return made


def read(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    """Import *paths* and wait for the last one."""
    window.intake.take_files(paths)
    qtbot.waitUntil(lambda: window.intake.idle)


def drop(target: QWidget, carried: QMimeData, at: QPoint | None = None) -> bool:
    """Drag *carried* over *target* and let it go; return whether it was taken."""
    where = QPointF(at or target.rect().center())
    copy, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, copy, carried, button, keys)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(where, copy, carried, button, keys)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def files(*paths: Path) -> QMimeData:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return carried


def paste(window: MainWindow, place: str, text: str, html: str = "") -> None:
    carried = QMimeData()
    carried.setText(text)
    if html:
        carried.setHtml(html)
    QGuiApplication.clipboard().setMimeData(carried)
    assert window.form is not None
    window.form.go_to(place)
    editor(window, place).paste()


def test_the_menu_offers_every_kind_and_fills_the_blank_form(
    qtbot: QtBot, window: MainWindow, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[list[str], str]:
        offered.append(kinds)
        return [str(plain)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    act(window, "new")
    act(window, "import_file")
    qtbot.waitUntil(lambda: window.intake.idle)

    assert all(kind in offered[0] for kind in ("*.docx", "*.odt", "*.rtf", "*.html", "*.eml", "*.xml", "*.md"))
    assert len(window.workspace.sessions) == 1
    assert editor(window, "headline").value() == "Un accord est signé"
    assert current(window).path is None
    assert current(window).modified


def test_an_import_is_one_step_back(qtbot: QtBot, window: MainWindow, plain: Path) -> None:
    act(window, "new")
    read(qtbot, window, plain)
    assert panel(window).isVisible()

    act(window, "undo")

    assert editor(window, "headline").value() == ""
    assert not current(window).modified
    assert not panel(window).isVisible()
    assert not window.actions_by_name["show_left_out"].isEnabled()

    act(window, "redo")

    assert editor(window, "headline").value() == "Un accord est signé"
    assert panel(window).isVisible()


def test_work_is_never_written_over(qtbot: QtBot, window: MainWindow, plain: Path) -> None:
    act(window, "new")
    type_text(editor(window, "headline"), "Mon titre")

    read(qtbot, window, plain)

    assert [session.doc.headline for session in window.workspace.sessions] == ["Mon titre", "Un accord est signé"]
    assert current(window).doc.headline == "Un accord est signé"


def test_a_saved_blank_file_is_not_filled_by_a_drop(
    qtbot: QtBot, window: MainWindow, plain: Path, tmp_path: Path
) -> None:
    container.save(tmp_path / "vide.communique", Communique(guid="tag:a"), {})
    window.documents.open_files([tmp_path / "vide.communique"])

    read(qtbot, window, plain)

    assert len(window.workspace.sessions) == 2
    assert current(window).path is None


@pytest.mark.parametrize("place", ["headline", "reference"])
def test_files_dropped_anywhere_are_read_one_by_one(
    qtbot: QtBot, window: MainWindow, plain: Path, guessed: Path, tmp_path: Path, place: str
) -> None:
    container.save(tmp_path / "paix.communique", Communique(guid="tag:a", headline="La paix"), {})
    act(window, "new")
    carried = files(tmp_path / "paix.communique", plain, guessed)
    carried.setText("file:///what file managers add")
    field = editor(window, place)

    assert drop(field.viewport() if place == "headline" else field, carried)
    qtbot.waitUntil(lambda: window.intake.idle)

    titles = {session.doc.headline for session in window.workspace.sessions if session.doc.headline}
    assert "file:" not in window.workspace.sessions[0].doc.reference
    assert titles == {"La paix", "Un accord est signé", "Trois promesses tenues"}
    assert not window.intake.bar.isVisible()


def test_a_file_that_cannot_be_read_is_told_in_the_bar_and_the_next_one_is_read(
    qtbot: QtBot, window: MainWindow, plain: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"\x00\x01\x02" * 5000)

    read(qtbot, window, tmp_path / "absent.txt", bad, plain)

    assert window.intake.bar.isVisible()
    assert "absent.txt" in window.intake.bar.sentence.text()
    assert "bad.docx" in window.intake.bar.sentence.text()
    assert current(window).doc.headline == "Un accord est signé"
    window.intake.bar.buttons[0].click()
    assert not window.intake.bar.isVisible()


def test_a_defect_of_a_reader_is_told_and_nothing_is_lost(
    qtbot: QtBot, window: MainWindow, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(Document, "read", fail)
    act(window, "new")

    read(qtbot, window, plain)

    assert "too deep" in window.intake.bar.sentence.text()
    assert not current(window).modified


def test_reading_can_be_cancelled_and_what_comes_late_is_thrown_away(
    qtbot: QtBot, window: MainWindow, plain: Path, guessed: Path
) -> None:
    act(window, "new")
    window.intake.take_files([plain, guessed])
    job = window.intake._job
    assert job is not None
    window.intake._show_work()
    assert window.intake.bar.is_working

    window.intake.bar.buttons[0].click()
    qtbot.waitUntil(lambda: not job.running)

    assert window.intake.idle
    assert not window.intake.bar.isVisible()
    assert len(window.workspace.sessions) == 1
    assert not current(window).modified


@pytest.mark.parametrize("place", ["headline", "lead", "body/0/text"])
def test_a_whole_communique_pasted_into_a_blank_form_is_structured_on_yes(
    qtbot: QtBot, window: MainWindow, place: str
) -> None:
    act(window, "new")
    if place.startswith("body"):
        act(window, "insert_paragraph")
    paste(window, place, PLAIN, HTML)
    assert window.intake.bar.isVisible()
    assert editor(window, place).value() == ""

    window.intake.bar.buttons[0].click()
    qtbot.waitUntil(lambda: window.intake.idle)

    assert current(window).doc.headline == "Un accord est signé"
    assert any("palais" in getattr(block, "text", "") for block in current(window).doc.body)
    assert not window.intake.bar.isVisible()


def test_the_answer_can_be_no(window: MainWindow) -> None:
    act(window, "new")
    paste(window, "lead", PLAIN)

    window.intake.bar.buttons[1].click()

    assert editor(window, "lead").value() == " ".join(PLAIN.split("\n"))
    assert not window.intake.bar.isVisible()


def test_a_question_about_another_communique_is_withdrawn(window: MainWindow) -> None:
    act(window, "new")
    paste(window, "lead", PLAIN)

    act(window, "new")

    assert not window.intake.bar.isVisible()


@pytest.mark.parametrize(("text", "written"), [("Un mot", ""), (PLAIN, "Déjà")])
def test_a_few_words_or_a_form_begun_raise_no_question(window: MainWindow, text: str, written: str) -> None:
    act(window, "new")
    type_text(editor(window, "kicker"), written)

    paste(window, "lead", text)

    assert "intake" not in window.__dict__
    assert editor(window, "lead").value() == " ".join(text.split("\n"))


def test_a_line_left_out_is_dropped_into_a_field_struck_and_brought_back(
    qtbot: QtBot, window: MainWindow, plain: Path
) -> None:
    act(window, "new")
    read(qtbot, window, plain)
    view, review = panel(window).view, desk(window).review
    assert review is not None
    assert [line.text for line in review.lines] == ["Accueil", "Partager l'article"]
    type_text(editor(window, "lead"), " Fin.")

    assert drop(editor(window, "lead").viewport(), view.lines.mimeData([view.lines.index(0)]), QPoint(3, 3))

    assert editor(window, "lead").value().startswith("Accueil Les trois États")
    qtbot.waitUntil(lambda: review.is_used(0))
    assert "in the form now" in view.lines.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    act(window, "undo")
    qtbot.waitUntil(lambda: not review.is_used(0))
    assert editor(window, "lead").value().startswith("Les trois États")


def test_fields_that_were_guessed_are_marked_until_left_or_edited(
    qtbot: QtBot, window: MainWindow, guessed: Path
) -> None:
    read(qtbot, window, guessed)
    lead = editor(window, "lead")
    assert lead.property("unsure")
    assert lead.accessibleDescription().startswith("to check")
    box = cast("QWidget", lead.parentWidget())
    assert [label.text() for label in box.findChildren(QWidget, "warning")] == ["⚠ to check"]  # type: ignore[attr-defined]
    assert panel(window).check_button.isVisible()

    type_text(lead, ".")

    qtbot.waitUntil(lambda: not lead.property("unsure"))
    assert "to check" not in lead.accessibleDescription()
    assert not panel(window).check_button.isVisible()
    assert not window.actions_by_name["next_unsure"].isEnabled()


@pytest.mark.x11
def test_everything_goes_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitActive(window).__enter__()
    act(window, "new")
    paste(window, "headline", "Accueil\n" + GUESSED)
    yes = window.intake.bar.buttons[0]
    qtbot.waitUntil(yes.hasFocus)

    QTest.keyClick(yes, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.intake.idle)
    qtbot.waitUntil(editor(window, "headline").hasFocus)

    QTest.keyClick(editor(window, "headline"), Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(editor(window, "lead").hasFocus)
    QTest.keyClick(editor(window, "lead"), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not editor(window, "lead").property("unsure"))

    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_F4)
    assert not panel(window).isVisible()
    QTest.keyClick(editor(window, "headline"), Qt.Key.Key_F4)
    qtbot.waitUntil(panel(window).view.hasFocus)
    QTest.keyClick(panel(window).view, Qt.Key.Key_Return)
    menu = panel(window).findChild(QMenu)
    assert menu is not None
    chosen = next(action for action in menu.actions() if action.text() == "Kicker")
    menu.setActiveAction(chosen)
    QTest.keyClick(menu, Qt.Key.Key_Return)

    assert current(window).doc.kicker == "Accueil"
    qtbot.waitUntil(editor(window, "kicker").hasFocus)
    QTest.keyClick(panel(window).view, Qt.Key.Key_Escape)
    assert not panel(window).isVisible()


@pytest.mark.parametrize(
    ("choice", "place"),
    [
        ("At the cursor", "headline"),
        ("Reference", "reference"),
        ("New paragraph", "body/2/text"),
        ("New press contact", "contacts/0/name"),
        ("About the institution", "boilerplate/0"),
    ],
)
def test_a_line_goes_into_any_field_from_the_menu(
    qtbot: QtBot, window: MainWindow, plain: Path, choice: str, place: str
) -> None:
    read(qtbot, window, plain)
    assert window.form is not None
    window.form.entered = "headline"
    steps = current(window).undo_stack.count()
    panel(window).insert_button.click()
    menu = panel(window).findChild(QMenu)
    assert menu is not None

    next(action for action in menu.actions() if action.text().startswith(choice)).trigger()
    menu.close()

    assert "Accueil" in editor(window, place).value()
    assert current(window).undo_stack.count() == steps + 1


def test_each_communique_keeps_its_own_list_as_long_as_it_is_open(
    qtbot: QtBot, window: MainWindow, plain: Path, guessed: Path
) -> None:
    read(qtbot, window, plain)
    first = current(window)
    window.actions_by_name["show_left_out"].setChecked(False)
    act(window, "new")
    assert not window.actions_by_name["show_left_out"].isEnabled()

    window.workspace.show(first)
    assert not panel(window).isVisible()
    window.actions_by_name["show_left_out"].setChecked(True)
    assert panel(window).isVisible()

    window.workspace.close(first)
    assert not panel(window).isVisible()
    assert panel(window).view.lines.rowCount() == 0


def test_an_import_after_an_undone_one_starts_afresh(
    qtbot: QtBot, window: MainWindow, plain: Path, guessed: Path
) -> None:
    act(window, "new")
    read(qtbot, window, plain)
    act(window, "undo")

    read(qtbot, window, guessed)

    assert len(window.workspace.sessions) == 1
    assert editor(window, "lead").property("unsure")
    assert panel(window).view.lines.rowCount() == 0
    act(window, "undo")
    qtbot.waitUntil(lambda: not editor(window, "lead").property("unsure"))
    act(window, "redo")
    qtbot.waitUntil(lambda: editor(window, "lead").property("unsure"))


@pytest.mark.x11
def test_each_field_that_was_guessed_is_reached_and_settled_when_it_is_left(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "forage.txt"
    path.write_text(UNCERTAIN, encoding="utf-8")
    window.activateWindow()
    qtbot.waitActive(window).__enter__()
    read(qtbot, window, path)
    review = desk(window).review
    assert review is not None
    assert list(review.unsure) == ["dateline", "body/2/speaker", "signatories"]

    act(window, "next_unsure")
    qtbot.waitUntil(editor(window, "dateline/place").hasFocus)
    window.form.go_to("dateline/date")  # type: ignore[union-attr]
    qtbot.waitUntil(editor(window, "dateline/date").hasFocus)
    assert "dateline" in review.unsure
    act(window, "next_unsure")
    qtbot.waitUntil(editor(window, "body/2/speaker/honorific").hasFocus)
    assert list(review.unsure) == ["body/2/speaker", "signatories"]
    act(window, "next_unsure")
    qtbot.waitUntil(editor(window, "signatories/0/person/name").hasFocus)
    act(window, "next_unsure")
    assert list(review.unsure) == ["signatories"]
    window.form.go_to("headline")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not review.unsure)


@pytest.mark.x11
def test_f6_goes_to_the_panel_between_form_and_page(qtbot: QtBot, window: MainWindow, plain: Path) -> None:
    window.start_preview()
    window.activateWindow()
    qtbot.waitActive(window).__enter__()
    read(qtbot, window, plain)
    qtbot.waitUntil(editor(window, "headline").hasFocus)

    act(window, "next_region")
    qtbot.waitUntil(panel(window).view.hasFocus)
    act(window, "next_region")
    assert window.page.isAncestorOf(cast("QWidget", QApplication.focusWidget()))
    act(window, "previous_region")
    act(window, "previous_region")
    qtbot.waitUntil(editor(window, "headline").hasFocus)


def test_the_bar_answers_to_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    act(window, "new")
    paste(window, "lead", PLAIN)

    QTest.keyClick(window.intake.bar, Qt.Key.Key_Escape)

    assert editor(window, "lead").value().startswith("Accueil Un accord")


def names(buttons: Sequence[QPushButton]) -> list[str]:
    return [button.text() for button in buttons]


def test_the_buttons_of_the_bar_say_what_they_do(window: MainWindow) -> None:
    act(window, "new")
    paste(window, "lead", PLAIN)

    assert names(window.intake.bar.buttons) == ["&Yes, structure it", "&Paste as it is"]
    assert all(button.accessibleDescription() for button in window.intake.bar.buttons)


def test_words_dropped_beside_the_fields_are_nothing(window: MainWindow) -> None:
    text = QMimeData()
    text.setText("just words")

    assert not drop(window, text)
