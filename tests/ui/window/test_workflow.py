"""The bar over the form: steps with a name and a time, text that is locked, an approval that a change breaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from aes_editor import container
from aes_editor.document import Communique, Paragraphs, Status
from tests.ui.keyboard import type_text
from ui.window import MainWindow

TEXT = "Les ministres se sont réunis."


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    path = tmp_path / "paix.communique"
    container.save(path, Communique(headline="La paix", body=(Paragraphs(text=TEXT),)), {})
    window.open_after_first_paint([])
    qtbot.waitUntil(lambda: window.workflow.bar.parentWidget() is not None)
    window.documents.open_files([path])
    qtbot.waitUntil(lambda: window.form is not None)
    return window


def said(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Answer the questions to come with *answers*; return the list of what was asked."""
    asked: list[str] = []
    waiting = list(answers)

    def get_text(_parent: object, _title: str, question: str) -> tuple[str, bool]:
        asked.append(question)
        return waiting.pop(0), True

    monkeypatch.setattr(QInputDialog, "getText", get_text)
    return asked


def press(window: MainWindow) -> None:
    QTest.mouseClick(window.workflow.bar.next, Qt.MouseButton.LeftButton)


def doc(window: MainWindow) -> Communique:
    assert window.form is not None
    return window.form.session.doc


def test_each_step_is_recorded_with_the_name_that_was_asked_for_once(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = said(monkeypatch, "Awa Sawadogo")

    press(opened)
    press(opened)

    assert [(step.status, step.by) for step in doc(opened).trail] == [
        (Status.REVIEWED, "Awa Sawadogo"),
        (Status.APPROVED, "Awa Sawadogo"),
    ]
    assert len(asked) == 1
    assert "Awa Sawadogo" in opened.workflow.bar.told.text()


def test_a_step_is_in_the_file_at_once(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, "Awa Sawadogo")
    assert opened.form is not None
    path = opened.form.session.path
    assert path is not None

    press(opened)

    assert container.load(path).doc.status is Status.REVIEWED


def test_approved_text_is_read_and_not_edited_until_it_is_a_draft_again(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(monkeypatch, "Awa Sawadogo")
    press(opened)
    press(opened)
    assert opened.form is not None
    headline = opened.form.editor("headline")

    type_text(headline, " durable")  # type: ignore[arg-type]
    assert doc(opened).headline == "La paix"

    opened.workflow.take(Status.DRAFT)
    type_text(headline, " durable")  # type: ignore[arg-type]
    assert doc(opened).headline == "La paix durable"


def test_a_correction_is_a_new_communique_that_names_what_it_corrects(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(monkeypatch, "Awa Sawadogo", "Le lieu était faux.")
    for _step in range(3):
        press(opened)
    original = doc(opened)
    assert original.status is Status.RELEASED

    opened.workflow.take(Status.CORRECTED)

    corrects = doc(opened).corrects
    assert corrects is not None
    assert (corrects.version, corrects.reason) == (original.version, "Le lieu était faux.")
    assert doc(opened).status is Status.DRAFT


def test_nothing_is_recorded_without_a_name(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args: ("", False))

    press(opened)

    assert doc(opened).trail == ()
    assert doc(opened).status is Status.DRAFT
