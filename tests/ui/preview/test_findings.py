"""The strip below the XML: how the record stands, and the way from a finding to its line and its field."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique, Status
from tests.ui.preview.conftest import Show
from ui.preview import Preview
from ui.preview.findings import FindingsStrip
from ui.preview.messages import Remark, Source, Tab
from ui.preview.source_pane import SourcePane

TEXT = "\n".join(f"<line>{number}</line>" for number in range(200))
DOUBT = Remark("warning", "There is no headline; add one without a role.", 150, "headline")
FAULT = Remark("error", "The status is wrong.", 20, "")


@pytest.fixture
def pane(qtbot: QtBot) -> SourcePane:
    made = SourcePane(Tab.XML)
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def told(pane: SourcePane, *remarks: Remark) -> FindingsStrip:
    pane.show_content(1, Source(TEXT, (), remarks))
    return pane.findings


def test_a_good_record_is_said_to_be_valid_in_one_calm_line(pane: SourcePane) -> None:
    strip = told(pane)

    assert strip.isVisible()
    assert strip.verdict == "Valid NewsML-G2 record"
    assert not strip.list.isVisible()


def test_plain_text_has_no_strip(qtbot: QtBot, pane: SourcePane) -> None:
    pane.show_content(1, Source("Un texte."))

    assert not pane.findings.isVisible()


def test_findings_are_counted_and_listed(pane: SourcePane) -> None:
    strip = told(pane, FAULT, DOUBT)

    assert strip.verdict == "Record with 1 error, 1 warning"
    assert [strip.list.item(row).text() for row in range(strip.list.count())] == [
        "Error · line 21 · The status is wrong.",
        "Warning · line 151 · There is no headline; add one without a role.",
    ]
    assert told(pane, DOUBT).verdict == "Valid NewsML-G2 record, 1 warning"
    assert told(pane).verdict == "Valid NewsML-G2 record"


def test_a_click_goes_to_the_line_and_to_the_field(qtbot: QtBot, pane: SourcePane) -> None:
    strip = told(pane, FAULT, DOUBT)
    place = strip.list.visualItemRect(strip.list.item(1)).center()

    with qtbot.waitSignal(pane.field_clicked) as clicked:
        QTest.mouseClick(strip.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert clicked.args == ["headline"]
    assert pane.view.textCursor().selectedText() == "<line>150</line>"
    assert pane.view.viewport().rect().contains(pane.view.cursorRect().center())


def test_enter_goes_there_too_and_a_finding_of_no_field_only_to_its_line(pane: SourcePane) -> None:
    strip = told(pane, FAULT)
    went: list[str] = []
    pane.field_clicked.connect(went.append)
    strip.list.setCurrentRow(0)

    QTest.keyClick(strip.list, Qt.Key.Key_Return)

    assert pane.view.textCursor().selectedText() == "<line>20</line>"
    assert went == []


def test_a_finding_that_stays_stays_chosen(pane: SourcePane) -> None:
    strip = told(pane, FAULT, DOUBT)
    strip.list.setCurrentRow(1)

    told(pane, DOUBT._replace(line=151))

    assert strip.list.currentRow() == 0


def test_the_record_of_the_document_is_judged_as_it_changes(preview: Preview, show: Show, doc: Communique) -> None:
    preview.set_current_tab("xml")
    show(doc)
    pane = preview._panes[Tab.XML]
    assert isinstance(pane, SourcePane)
    assert pane.findings.verdict == "Valid NewsML-G2 record"

    show(msgspec.structs.replace(doc, headline="", status=Status.CORRECTED, version=2))

    assert pane.findings.verdict == "Valid NewsML-G2 record, 2 warnings"
    said = [pane.findings.list.item(row).text() for row in range(2)]
    assert any("no headline" in text for text in said)
    assert any("correction" in text for text in said)
