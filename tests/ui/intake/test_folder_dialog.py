"""The window that imports a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aes_editor import container
from tests.ui.intake.test_intake import act, current
from tests.ui.intake.texts import GUESSED, PLAIN
from ui import jobs
from ui.batch.imports import job
from ui.batch.imports.job import Reading
from ui.batch.imports.plan import Order, Task
from ui.batch.record import State
from ui.intake.folder_dialog import FolderDialog
from ui.intake.outcomes import REMARKS
from ui.window import MainWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "archive"
    (root / "2024").mkdir(parents=True)
    (root / "2024" / "accord.txt").write_text(PLAIN, encoding="utf-8")
    (root / "promesses.txt").write_text(GUESSED, encoding="utf-8")
    (root / "abîmé.docx").write_bytes(b"\x00\x01\x02" * 5000)
    (root / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return root


@pytest.fixture
def dialog(window: MainWindow, folder: Path) -> FolderDialog:
    """The window, opened by dropping the folder on the main one."""
    window.intake.take_files([folder])
    made = window.intake.folder_dialog
    assert made is not None
    return made


def finish(qtbot: QtBot, dialog: FolderDialog) -> None:
    qtbot.waitUntil(lambda: dialog._job is None)


def states(dialog: FolderDialog) -> dict[str, State]:
    return {Path(outcome.file).name: outcome.state for outcome in dialog.model.outcomes}


def test_a_folder_is_imported_and_accounted_for(qtbot: QtBot, dialog: FolderDialog, folder: Path) -> None:
    assert not dialog.isModal()
    dialog.ledger.setChecked(True)
    dialog.start_button.click()
    finish(qtbot, dialog)

    made = folder / "communiqués"
    assert container.load(made / "2024" / "accord.communique").doc.headline == "Un accord est signé"
    assert (made / "promesses.ledger.json").is_file()
    assert states(dialog) == {
        "accord.txt": State.WRITTEN,
        "promesses.txt": State.WRITTEN,
        "abîmé.docx": State.FAILED,
    }
    assert "2 imported · 1 failed · 1 with fields to check" in dialog.said.text()
    assert "1 file of another kind left alone" in dialog.said.text()
    said = {dialog.model.index(row, REMARKS).data() for row in range(dialog.model.rowCount())}
    assert any("1 field to check" in remark for remark in said)
    assert any("abîmé.docx" in remark for remark in said)


def test_failures_are_tried_again_alone(qtbot: QtBot, dialog: FolderDialog, folder: Path) -> None:
    dialog.start_button.click()
    finish(qtbot, dialog)
    before = (folder / "communiqués" / "promesses.communique").stat().st_mtime_ns
    (folder / "abîmé.docx").write_bytes(b"{\\rtf1 Un accord est sign\\'e9\\par Les ministres ont sign\\'e9.}")

    dialog.retry_button.click()
    finish(qtbot, dialog)

    assert set(states(dialog).values()) == {State.WRITTEN}
    assert not dialog.retry_button.isVisible()
    assert (folder / "communiqués" / "promesses.communique").stat().st_mtime_ns == before


def test_a_batch_can_be_stopped_and_goes_on_where_it_was(
    qtbot: QtBot, dialog: FolderDialog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    perform = job.perform

    def stop_after_the_first(task: Task, order: Order) -> Reading:
        dialog._job.cancel()  # type: ignore[union-attr]
        return perform(task, order)

    monkeypatch.setattr(job, "perform", stop_after_the_first)
    dialog.start_button.click()
    finish(qtbot, dialog)
    assert list(states(dialog).values()).count(State.WAITING) == 2
    assert dialog.said.text().startswith("Cancelled.")
    monkeypatch.setattr(job, "perform", perform)

    dialog.start_button.click()
    finish(qtbot, dialog)

    assert State.WAITING not in states(dialog).values()


def test_the_report_is_that_of_the_command_line(
    qtbot: QtBot, dialog: FolderDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.start_button.click()
    finish(qtbot, dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "bilan.json"), ""))

    dialog.report_button.click()

    report = json.loads((tmp_path / "bilan.json").read_text())
    assert sorted(outcome["state"] for outcome in report["imports"]) == ["failed", "written", "written"]
    assert [Path(name).name for name in report["left_alone"]] == ["photo.jpg"]


@pytest.mark.parametrize("source", ["/no/such/folder", ""])
def test_what_is_no_folder_is_told(dialog: FolderDialog, source: str) -> None:
    dialog.source.setText(source)
    dialog.start_button.click()

    assert dialog.start_button.isEnabled() == bool(source)
    assert ("is not a folder" in dialog.said.text()) == bool(source)


def test_a_folder_without_anything_to_read_is_told(qtbot: QtBot, dialog: FolderDialog, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    dialog.read_folder(tmp_path / "empty")

    dialog.start_button.click()
    finish(qtbot, dialog)

    assert "no file in it" in dialog.said.text()
    assert not (tmp_path / "empty" / "communiqués").exists()


def test_a_communique_that_was_made_opens_from_the_table_by_keyboard(
    qtbot: QtBot, window: MainWindow, dialog: FolderDialog
) -> None:
    dialog.start_button.click()
    finish(qtbot, dialog)
    row = [Path(outcome.file).name for outcome in dialog.model.outcomes].index("accord.txt")
    dialog.table.setCurrentIndex(dialog.model.index(row, 0))

    QTest.keyClick(dialog.table, Qt.Key.Key_Return)

    assert dialog._job is None  # the default button was not pressed by it
    assert current(window).doc.headline == "Un accord est signé"


def test_closing_while_it_works_stops_the_work_first(qtbot: QtBot, window: MainWindow, dialog: FolderDialog) -> None:
    dialog.start_button.click()
    dialog.close()
    assert dialog.isVisible()
    finish(qtbot, dialog)

    dialog.close()
    assert not dialog.isVisible()
    act(window, "import_folder")
    assert dialog.isVisible()
    jobs.shutdown()
