"""The export dialog: choices that are remembered, and what is told of what was made."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from aes_editor import letterhead
from aes_editor.document import Communique, Figure, Paragraphs
from tests.documents import NOW
from tests.exporters.pdf.test_profiles import press
from ui.context import export_context
from ui.dialogs.export import ExportDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.preferences import Preferences

_PATIENCE_MS = 30_000
DOC = Communique(
    guid="tag:aes.example,2026:1",
    headline="Un titre",
    body=(Paragraphs(text="Un 中 mot."), Figure(media="absent.png", alt="Le pont")),
)


def dialog(qtbot: QtBot, preferences: Preferences, folder: Path, now: dt.datetime = NOW) -> ExportDialog:
    made = ExportDialog(DOC, "un titre", export_context(now, {}, "", letterhead.load()), preferences, None)
    qtbot.addWidget(made)
    made.folder.setText(str(folder))
    made.show()
    return made


def exported(qtbot: QtBot, shown: ExportDialog) -> list[tuple[str, str]]:
    """Press the button, wait, and return each line that is told with its kind."""
    shown.export_button.click()
    qtbot.waitUntil(shown.outcome.isVisible, timeout=_PATIENCE_MS)
    return [(label.objectName(), label.text()) for label in shown.outcome.findChildren(QLabel)]


def test_findings_are_told_below_the_file_they_are_about(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    shown = dialog(qtbot, preferences, tmp_path / "out")

    lines = exported(qtbot, shown)

    assert shown.exported == ("Web page", "PDF document", "NewsML-G2 record")
    assert [text for kind, text in lines if not kind] == [
        "✓ un titre.html",
        "✓ un titre.pdf",
        "✓ un titre.xml",
        "✓ SHA256SUMS",
    ]
    at = lines.index(("", "✓ un titre.pdf"))
    (first, told), (second, absent) = lines[at + 1 : at + 3]
    assert first == second == "warning"
    assert "U+4E2D" in told
    assert "not there" in absent


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum (GNU coreutils) is not installed")
def test_the_set_is_vouched_for_and_the_record_lists_the_pages(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    exported(qtbot, dialog(qtbot, preferences, tmp_path))

    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=tmp_path, check=False).returncode == 0
    record = etree.parse(tmp_path / "un titre.xml").getroot()
    pages = record.findall(".//{*}remoteContent[@rendition='aesrole:page']")
    assert [page.get("href") for page in pages] == ["un%20titre.html", "un%20titre.pdf"]


def test_without_its_box_nothing_is_vouched_for(qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> None:
    shown = dialog(qtbot, preferences, tmp_path / "out")
    shown.options.manifest.setChecked(False)

    exported(qtbot, shown)

    assert not (tmp_path / "out" / "SHA256SUMS").exists()
    assert not preferences.settings.manifest


def test_profile_and_letterhead_are_remembered(qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> None:
    shown = dialog(qtbot, preferences, tmp_path)
    options = shown.options
    options.profile.setCurrentIndex(options.profile.findData("bureau"))
    options.letterhead.setCurrentIndex(options.letterhead.findData("sobre"))

    exported(qtbot, shown)

    assert (preferences.settings.profile, preferences.settings.letterhead) == ("bureau", "sobre")
    again = dialog(qtbot, preferences, tmp_path)
    assert (again.options.profile.currentData(), again.options.letterhead.currentData()) == ("bureau", "sobre")


def test_each_profile_says_in_a_line_what_it_is_for(qtbot: QtBot, preferences: Preferences, tmp_path: Path) -> None:
    shown = dialog(qtbot, preferences, tmp_path)
    options = shown.options
    told = set()
    for index in range(options.profile.count()):
        options.profile.setCurrentIndex(index)
        told.add(options.profile.accessibleDescription())

    assert len(told) == 3
    assert all(told)


def test_the_press_is_asked_for_its_colours_and_they_are_kept(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    icc = tmp_path / "presse.icc"
    icc.write_bytes(press())
    shown = dialog(qtbot, preferences, tmp_path / "out")
    options = shown.options
    assert not options.press.isVisible()
    options.profile.setCurrentIndex(options.profile.findData("presse"))
    assert options.press.isVisible()
    options.press.file.line.setText(str(icc))
    options.press.file.edited.emit()

    exported(qtbot, shown)

    assert b"PDF/X-4" in (tmp_path / "out" / "un titre.pdf").read_bytes()
    assert preferences.settings.icc == str(icc)


def test_the_preferences_refuse_what_is_no_profile_of_a_press(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    (tmp_path / "p.icc").write_bytes(b"nothing")
    shown = PreferencesDialog(preferences, None)
    qtbot.addWidget(shown)
    shown.show()

    shown.press.file.line.setText(str(tmp_path / "p.icc"))
    shown.press.file.edited.emit()

    assert "no ICC colour profile" in shown.press.note.text()
    assert shown.press.note.objectName() == "problem"
    assert preferences.settings.icc == ""


def test_a_certificate_signs_and_its_password_is_kept_nowhere(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    pytest.importorskip("signxml", reason="the extra “sign” is not installed")
    from tests.certificates import PASSWORD, certificate  # noqa: PLC0415 - needs the extra

    (tmp_path / "presse.p12").write_bytes(certificate())
    shown = dialog(qtbot, preferences, tmp_path / "out")
    shown.options.signed.setChecked(True)
    shown.options.certificate.line.setText(str(tmp_path / "presse.p12"))
    shown.options.password.setText("un autre")

    (line,) = exported(qtbot, shown)
    assert line[0] == "problem"
    assert "password is another one" in line[1]

    shown.options.password.setText(PASSWORD)
    exported(qtbot, shown)
    qtbot.waitUntil(shown.open_button.isVisible, timeout=_PATIENCE_MS)
    assert b"/ETSI.CAdES.detached" in (tmp_path / "out" / "un titre.pdf").read_bytes()
    assert b"SignatureValue" in (tmp_path / "out" / "un titre.xml").read_bytes()
    assert PASSWORD not in (tmp_path / "config" / "settings.json").read_text()
