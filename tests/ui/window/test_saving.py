"""Saving over nobody's work: locks between processes, files changed by others, versions, and the way back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from aes_editor import container, lock
from aes_editor.history import Occasion
from aes_editor.lock import Holder
from tests.conftest import ROOT
from tests.core.test_lock import started
from tests.documents import NOW
from tests.ui.window.questions import answer, in_dialog
from ui.dialogs.compare import CompareDialog
from ui.dialogs.export import ExportDialog
from ui.dialogs.versions import VersionsDialog
from ui.session import Session
from ui.window import MainWindow
from ui.window.notices import Notice


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(resources.path("samples/exemple.communique"), tmp_path / "essai.communique"))


@pytest.fixture
def held(file: Path) -> Iterator[str]:
    """The name of the person in another process that has the file open."""
    with started(file) as process:
        holder = lock.holder(file)
        assert holder is not None
        yield holder.name
        process.kill()


def opened(window: MainWindow, file: Path) -> Session:
    window.documents.open_files([file])
    assert window.workspace.current is not None
    return window.workspace.current


def typed(session: Session, headline: str) -> None:
    session.end_visit()
    session.edit(replace(session.doc, headline=headline), "Titre")


def changed_by_another(file: Path, headline: str) -> None:
    contents = container.load(file, rescue=True)
    container.save(file, replace(contents.doc, headline=headline), contents.media, contents.history)


def headline(file: Path) -> str:
    return container.load(file).doc.headline


def test_the_second_to_open_a_file_is_told_by_name_and_reads(window: MainWindow, file: Path, held: str) -> None:
    said = answer("Read only")

    session = opened(window, file)

    assert held in said[0]
    assert session.read_only
    assert held in session.protected


@pytest.mark.x11
def test_two_programs_on_one_file(qtbot: QtBot, window: MainWindow, file: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment["HOME"] = str(tmp_path)
    program = subprocess.Popen(
        [sys.executable, "-m", "aes_editor", str(file)], env=environment, stderr=subprocess.DEVNULL, cwd=ROOT
    )
    try:
        qtbot.waitUntil(lambda: lock.holder(file) is not None, timeout=60_000)
        said = answer("Read only")
        session = opened(window, file)
        typed(session, "Perdu pour l’autre")
        in_dialog(lambda dialog: dialog.close())  # where else to save it
        before = file.read_bytes()

        assert not window.documents.save()
        assert "is open elsewhere" in said[0]
        assert file.read_bytes() == before
    finally:
        program.kill()
        program.wait()
    window.workspace.close(session)

    assert not opened(window, file).read_only


def test_the_second_may_take_a_copy(window: MainWindow, file: Path, held: str) -> None:
    answer("Open a copy")

    assert opened(window, file).path is None


def test_who_changes_his_mind_opens_nothing(window: MainWindow, file: Path, held: str) -> None:
    answer("Cancel")

    window.documents.open_files([file])

    assert window.workspace.sessions == []


def test_a_running_program_is_not_taken_over(window: MainWindow, file: Path, held: str) -> None:
    answer("Take over")

    window.documents.open_files([file])

    assert window.workspace.sessions == []


def test_saving_over_a_file_that_another_process_holds_writes_nothing(
    window: MainWindow, file: Path, tmp_path: Path
) -> None:
    before = file.read_bytes()
    session = window.workspace.open(file)  # as recovery does, without asking
    with started(file) as process:
        typed(session, "Deuxième")
        said = answer("Cancel")

        assert not window.documents.save()

        assert "is open elsewhere" in said[0]
        assert file.read_bytes() == before
        process.kill()


def test_a_file_of_a_dead_process_opens_without_a_question(window: MainWindow, file: Path) -> None:
    with started(file) as process:
        process.kill()

    session = opened(window, file)
    typed(session, "Repris")

    assert window.documents.save()
    assert headline(file) == "Repris"


def test_a_file_held_on_another_machine_is_taken_over_only_when_asked(window: MainWindow, file: Path) -> None:
    lock.beside(file).write_bytes(msgspec.json.encode(Holder(name="Aïssata BARRY", machine="niamey-2", time=NOW)))
    said = answer("Take over")

    session = opened(window, file)
    typed(session, "Repris")

    assert "Aïssata BARRY on niamey-2" in said[0]
    assert window.documents.save()


def test_a_folder_that_takes_no_file_is_read_and_said_calmly(
    window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aes_editor.lock._make", lambda *_arguments: False)
    monkeypatch.setattr("os.access", lambda *_arguments: False)

    session = opened(window, file)

    assert session.protected == "The folder of this file is read-only. Save under another name to keep changes."
    assert session.read_only


def test_closing_lets_go_of_the_file(window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    assert lock.holder(file) is not None

    window.workspace.close(session)

    assert [found.name for found in file.parent.glob("*essai*")] == [file.name]
    assert lock.holder(file) is None


def test_who_was_taken_over_is_told_at_the_next_saving(window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    other = lock.acquire(file, NOW, force=True)
    assert other is not None
    typed(session, "Perdu")
    said = answer("Cancel")

    assert not window.documents.save()
    assert "is open elsewhere" in said[0]


def test_a_file_changed_by_another_program_is_not_saved_over_silently(window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    typed(session, "Le mien")
    changed_by_another(file, "Le leur")
    said = answer("Cancel")

    assert not window.documents.save()

    assert "was changed by another program" in said[0]
    assert headline(file) == "Le leur"


def test_what_is_replaced_stays_among_the_versions(window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    typed(session, "Le mien")
    changed_by_another(file, "Le leur")
    answer("Replace")

    assert window.documents.save()

    history = container.load(file, rescue=True).history
    kept = [history.document(version.number).headline for version in history.versions]
    assert kept[-2:] == ["Le leur", "Le mien"]
    assert history.versions[-2].occasion is Occasion.REPLACED


def test_a_replaced_file_that_is_no_communique_is_kept_beside(window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    typed(session, "Le mien")
    file.write_bytes(b"something else")
    answer("Replace")

    assert window.documents.save()

    assert file.with_name("essai.communique.bak").read_bytes() == b"something else"
    assert headline(file) == "Le mien"


def test_reloading_shows_the_file_and_can_be_taken_back(window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    typed(session, "Le mien")
    changed_by_another(file, "Le leur")
    answer("Reload")

    window.documents.save()

    assert (session.doc.headline, session.modified) == ("Le leur", False)
    session.undo()
    assert (session.doc.headline, session.modified) == ("Le mien", True)


def test_a_file_that_was_only_touched_is_the_same(window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    typed(session, "Le mien")
    file.write_bytes(file.read_bytes())

    assert window.documents.save()


def test_coming_back_to_the_window_tells_that_the_file_changed(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    notice = window.findChild(Notice)
    assert isinstance(notice, Notice)
    assert not notice.isVisible()
    changed_by_another(file, "Le leur")

    other = CompareDialog(session.doc, session.doc)
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    other.close()
    window.activateWindow()
    qtbot.waitUntil(notice.isVisible)

    assert "essai.communique" in notice.text.text()
    notice.buttons["reload"].click()
    assert session.doc.headline == "Le leur"
    assert not notice.isVisible()


def test_what_a_file_without_versions_held_becomes_its_first(window: MainWindow, file: Path) -> None:
    before = container.load(file).doc
    session = opened(window, file)
    typed(session, "Nouveau")

    window.documents.save()

    history = container.load(file, rescue=True).history
    assert history.document(1) == before
    assert history.document(2).headline == "Nouveau"


def versions_dialog(window: MainWindow) -> VersionsDialog:
    session = window.workspace.current
    assert session is not None
    return VersionsDialog(session, window.workspace, window.documents.saving, window)


def test_a_version_is_restored_as_a_step_that_can_be_taken_back(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    before = session.doc.headline
    typed(session, "Nouveau")
    window.documents.save()
    dialog = versions_dialog(window)
    qtbot.addWidget(dialog)
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))

    dialog.buttons["restore"].click()

    assert (session.doc.headline, session.modified) == (before, True)
    session.undo()
    assert session.doc.headline == "Nouveau"


def test_a_label_is_in_the_file_at_once(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    typed(session, "Nouveau")
    window.documents.save()
    dialog = versions_dialog(window)
    qtbot.addWidget(dialog)

    item = dialog.list.topLevelItem(0)
    assert item is not None
    item.setText(3, "Relue par le cabinet")

    assert container.load(file, rescue=True).history.versions[-1].label == "Relue par le cabinet"
    assert not session.modified


def test_what_changed_in_a_version_is_shown(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    typed(session, "Nouveau")
    window.documents.save()
    dialog = versions_dialog(window)
    qtbot.addWidget(dialog)
    places: list[str] = []

    def read(shown: object) -> None:
        assert isinstance(shown, CompareDialog)
        places.extend(difference.place for difference in shown.view.differences)
        shown.reject()

    in_dialog(read)
    dialog.buttons["changes"].click()

    assert places == ["headline"]


def test_a_version_opens_as_a_copy(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    before = session.doc.headline
    typed(session, "Nouveau")
    window.documents.save()
    dialog = versions_dialog(window)
    qtbot.addWidget(dialog)
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))

    dialog.buttons["copy"].click()

    copy = window.workspace.current
    assert copy is not None
    assert copy is not session
    assert (copy.path, copy.doc.headline) == (None, before)
    QApplication.processEvents()


def test_an_export_is_a_version_in_the_file(window: MainWindow, file: Path) -> None:
    session = opened(window, file)

    window.documents.saving.keep(session, Occasion.EXPORTED, "PDF")

    newest = container.load(file, rescue=True).history.versions[-1]
    assert (newest.occasion, newest.label) == (Occasion.EXPORTED, "PDF")
    assert not session.modified


def test_exporting_from_the_window_keeps_a_version_with_the_formats(
    window: MainWindow, file: Path, tmp_path: Path
) -> None:
    opened(window, file)
    window.preferences.change(formats=("text",), export_folder=str(tmp_path / "sortie"))
    begun = False

    def export(dialog: object) -> bool:
        nonlocal begun
        assert isinstance(dialog, ExportDialog)
        if not begun:
            begun = True
            dialog.export_button.click()
        if dialog.exported:
            dialog.reject()
        return bool(dialog.exported)

    in_dialog(export)
    window.documents.export()

    versions = container.load(file, rescue=True).history.versions
    assert [version.occasion for version in versions] == [Occasion.EXPORTED]
    assert versions[-1].label


def test_an_export_before_the_first_saving_loses_nothing_of_what_the_file_held(window: MainWindow, file: Path) -> None:
    session = opened(window, file)
    before = session.doc
    typed(session, "Exporté")
    window.documents.saving.keep(session, Occasion.EXPORTED, "PDF")
    typed(session, "Enregistré")
    window.documents.save()

    history = container.load(file, rescue=True).history

    assert history.document(1) == before
    assert [history.document(number).headline for number in (2, 3)] == ["Exporté", "Enregistré"]
