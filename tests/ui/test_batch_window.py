"""The window that exports many files: real files, real worker processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aes_editor import container
from aes_editor.document import Communique, Paragraphs
from ui.batch_window.window import BatchWindow
from ui.preferences import Preferences
from ui.window import MainWindow

_PATIENCE_MS = 60_000


def communique(path: Path, text: str = "Un paragraphe.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    doc = Communique(guid=f"tag:aes.example,2026:{path.stem}", headline=path.stem, body=(Paragraphs(text=text),))
    container.save(path, doc, {})
    return path


@pytest.fixture
def shown(qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> BatchWindow:
    """The window, set to write text and record into ``out``."""
    preferences.change(formats=("newsml", "text"), export_folder=str(tmp_path / "out"))
    made = BatchWindow(preferences)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def drop(window: BatchWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))


def cells(window: BatchWindow) -> dict[str, list[str]]:
    """Return what the table shows: for each file the cells beside its name."""
    table = window.table
    rows = range(table.rowCount())
    texts = [[str(table.index(row, at).data()) for at in range(table.columnCount())] for row in rows]
    return {name: rest for name, *rest in texts}


def finish(qtbot: QtBot, window: BatchWindow) -> None:
    qtbot.waitUntil(window.start_button.isVisible, timeout=_PATIENCE_MS)


def test_files_and_folders_are_dropped_each_file_once(shown: BatchWindow, tmp_path: Path) -> None:
    one = communique(tmp_path / "un.communique")
    deep = communique(tmp_path / "d" / "e" / "deux.communique")
    (tmp_path / "d" / "notes.txt").write_text("of no concern")
    (tmp_path / "d" / "link.communique").symlink_to(deep)

    drop(shown, one, tmp_path / "d", one)

    assert len(cells(shown)) == 2
    assert "un.communique" in cells(shown)
    assert shown.count.text() == "2 files"


def test_nothing_can_be_started_before_there_are_files_and_formats(shown: BatchWindow, tmp_path: Path) -> None:
    assert not shown.start_button.isEnabled()
    drop(shown, communique(tmp_path / "un.communique"))
    assert shown.start_button.isEnabled()
    for box in shown.boxes.values():
        box.setChecked(False)
    assert not shown.start_button.isEnabled()


def test_each_file_shows_what_became_of_it_and_failures_are_run_again_alone(
    qtbot: QtBot, shown: BatchWindow, tmp_path: Path
) -> None:
    for name in "abc":
        communique(tmp_path / "in" / f"{name}.communique")
    bad = tmp_path / "in" / "bad.communique"
    bad.write_bytes(b"nothing")
    drop(shown, tmp_path / "in")

    shown.start_button.click()
    assert set(cells(shown)["a.communique"][:2]) <= {"… waiting", "✓ there"}
    finish(qtbot, shown)

    assert cells(shown)["b.communique"] == ["✓ there", "✓ there", ""]
    first, second, reason = cells(shown)["bad.communique"]
    assert first == second == "✗ failed"
    assert "bad.communique" in reason
    assert shown.measure.text() == "4 / 4"
    assert "6 files were written." in shown.summary.text()
    out = tmp_path / "out"
    sums = (out / "SHA256SUMS").read_text().splitlines()
    assert len(sums) == 6

    untouched = (out / "a.txt").stat().st_mtime_ns
    communique(bad)
    shown.retry_button.click()
    finish(qtbot, shown)

    assert cells(shown)["bad.communique"][:2] == ["✓ there", "✓ there"]
    assert cells(shown)["a.communique"][:2] == ["✓ there", "✓ there"]
    assert shown.measure.text() == "1 / 1"
    assert (out / "a.txt").stat().st_mtime_ns == untouched
    assert not shown.retry_button.isVisible()
    assert len((out / "SHA256SUMS").read_text().splitlines()) == 8


def test_a_batch_is_held_and_goes_on(qtbot: QtBot, shown: BatchWindow, tmp_path: Path) -> None:
    for number in range(40):
        communique(tmp_path / "in" / f"{number:02}.communique")
    drop(shown, tmp_path / "in")
    shown.start_button.click()
    qtbot.waitUntil(lambda: shown.progress.value() > 0, timeout=_PATIENCE_MS)

    shown.pause_button.click()
    assert shown.pause_button.text() == "Go &on"
    assert shown._run is not None
    with pytest.raises(qtbot.TimeoutError), qtbot.waitSignal(shown._run.ended, timeout=1000):
        pass  # held, it never comes to its end
    assert len(list((tmp_path / "out").glob("*.txt"))) < 40

    shown.pause_button.click()
    finish(qtbot, shown)
    assert len(list((tmp_path / "out").glob("*.txt"))) == 40


def test_a_cancelled_batch_keeps_what_is_there_and_can_be_finished(
    qtbot: QtBot, shown: BatchWindow, tmp_path: Path
) -> None:
    for number in range(40):
        communique(tmp_path / "in" / f"{number:02}.communique")
    drop(shown, tmp_path / "in")
    shown.start_button.click()
    qtbot.waitUntil(lambda: shown.progress.value() > 0, timeout=_PATIENCE_MS)

    shown.pause_button.click()
    shown.cancel_button.click()
    finish(qtbot, shown)

    written = len(list((tmp_path / "out").glob("*.txt")))
    assert 0 < written < 40
    assert f"{40 - written} communiqués are not complete." in shown.summary.text()

    shown.retry_button.click()
    finish(qtbot, shown)
    assert len(list((tmp_path / "out").glob("*.txt"))) == 40


def test_the_report_is_that_of_the_command(
    qtbot: QtBot, shown: BatchWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(shown, communique(tmp_path / "a.communique"), communique(tmp_path / "b.communique"))
    shown.start_button.click()
    finish(qtbot, shown)
    report = tmp_path / "bilan.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(report), ""))

    shown.report_button.click()

    exports = json.loads(report.read_text())["exports"]
    assert [(Path(each["file"]).name, each["format"], each["state"]) for each in exports] == [
        (name, format, "written") for name in ("a.communique", "b.communique") for format in ("newsml", "text")
    ]


def test_what_keeps_a_batch_from_beginning_is_told(qtbot: QtBot, shown: BatchWindow, tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(b"")
    shown.folder.line.setText(str(tmp_path / "taken"))
    drop(shown, communique(tmp_path / "a.communique"))

    shown.start_button.click()
    finish(qtbot, shown)

    assert "is a file, where a folder is needed" in shown.summary.text()
    assert cells(shown)["a.communique"] == ["", "", ""]


def test_its_keys_open_it_beside_the_window_once(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    with qtbot.waitActive(window):
        pass
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_B, keys)

    (opened,) = window.findChildren(BatchWindow)
    assert opened.isVisible()
    assert not opened.isModal()
    opened.close()
    window.documents.export_several()
    assert window.findChildren(BatchWindow) == [opened]
    opened.close()
