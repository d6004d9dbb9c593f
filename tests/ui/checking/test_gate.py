"""Before the export: what stops it, what is passed knowingly, and the way to the fault."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

import resources
from aes_editor import container, workflow
from aes_editor.document import Communique, Status
from tests.ui.window.questions import in_dialog
from ui.checking.gate import Gate
from ui.dialogs.export import ExportDialog
from ui.window import MainWindow

SAMPLE = container.load(resources.path("samples/exemple.communique"))
WITH_WARNING = msgspec.structs.replace(SAMPLE.doc, lead=f"{SAMPLE.doc.lead}  Ici.")
WITH_ERROR = msgspec.structs.replace(WITH_WARNING, headline="")


@pytest.fixture(autouse=True)
def _in_front(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()


def export(window: MainWindow, qtbot: QtBot, doc: Communique, act: Callable[[Gate], object] = id) -> list[QWidget]:
    """Ask for the export of *doc*; return the dialogs that came, *act* done with the first and each closed."""
    window.workspace.add(doc, SAMPLE.media)
    qtbot.waitUntil(lambda: window.checking.looker.done)
    seen: list[QWidget] = []

    def close(dialog: QWidget) -> object:
        if dialog in seen:
            return False
        seen.append(dialog)
        assert isinstance(dialog, QDialog)
        if isinstance(dialog, Gate):
            act(dialog)
            if dialog.result() == QDialog.DialogCode.Accepted:
                in_dialog(close)
                return None
        dialog.reject()
        return None

    in_dialog(close)
    window.actions_by_name["export"].trigger()
    return seen


def test_a_clean_communique_is_exported_without_a_question(window: MainWindow, qtbot: QtBot) -> None:
    assert [type(dialog) for dialog in export(window, qtbot, SAMPLE.doc)] == [ExportDialog]


def test_warnings_are_passed_knowingly(window: MainWindow, qtbot: QtBot) -> None:
    def pass_on(gate: Gate) -> None:
        assert gate.export_button.isEnabled()
        gate.export_button.click()

    assert [type(dialog) for dialog in export(window, qtbot, WITH_WARNING, pass_on)] == [Gate, ExportDialog]


def test_errors_stop_and_the_fault_is_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    def go(gate: Gate) -> None:
        assert not gate.export_button.isEnabled()
        gate.go_button.click()

    assert [type(dialog) for dialog in export(window, qtbot, WITH_ERROR, go)][:1] == [Gate]
    assert window.form is not None
    assert window.form.entered == "headline"
    assert window.checking.panel is not None
    assert window.checking.panel.isVisible()


def test_what_is_corrected_there_leaves(window: MainWindow, qtbot: QtBot) -> None:
    def correct(gate: Gate) -> None:
        gate.fix_asked.emit(gate.view.rows.rows[0].finding)
        qtbot.waitUntil(lambda: not gate.view.rows.rows)
        assert gate.export_button.isEnabled()

    export(window, qtbot, WITH_WARNING, correct)

    assert window.workspace.current is not None
    assert window.workspace.current.doc.lead == f"{SAMPLE.doc.lead} Ici."


def test_approved_text_leaves_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    approved = workflow.taken(WITH_ERROR, Status.APPROVED, "Awa", dt.datetime(2026, 9, 14, tzinfo=dt.UTC))
    allowed: list[bool] = []

    export(window, qtbot, approved, lambda gate: allowed.append(gate.export_button.isEnabled()))

    assert allowed == [True]
