"""Handing a communiqué on: copied for other programs, as a draft of an e-mail, on paper."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique, Paragraphs
from ui import opening
from ui.dialogs.table import TableDialog
from ui.mailing import MailDialog
from ui.preview.raster import Rasterizer
from ui.printing.paper import prepared
from ui.window import MainWindow


@pytest.fixture
def sample(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.workspace.open_sample()
    qtbot.waitUntil(lambda: window.form is not None)
    return window


def copied(window: MainWindow, qtbot: QtBot, action: str) -> tuple[str, str]:
    QGuiApplication.clipboard().clear()
    window.actions_by_name[action].trigger()
    qtbot.waitUntil(lambda: window.clipboard.idle)
    data = QGuiApplication.clipboard().mimeData()
    return data.text(), data.html()


def doc(window: MainWindow) -> Communique:
    assert window.form is not None
    return window.form.session.doc


def enter_first_block(window: MainWindow, qtbot: QtBot) -> None:
    form = window.form
    assert form is not None
    window.activateWindow()
    form.go_to("body/0/text")
    qtbot.waitUntil(lambda: form.entered == "body/0/text")


def test_the_sample_is_a_draft_to_try_things_on() -> None:
    assert opening.sample().doc.status.value == "draft"


def test_the_text_is_copied_without_marks(sample: MainWindow, qtbot: QtBot) -> None:
    text, html = copied(sample, qtbot, "copy_as_text")

    assert doc(sample).lead in text
    assert "](" not in text
    assert html == ""


def test_the_page_is_copied_for_word_processors_with_its_text(sample: MainWindow, qtbot: QtBot) -> None:
    text, html = copied(sample, qtbot, "copy_as_html")

    assert doc(sample).lead in text
    assert "<h1" in html
    assert "<script" not in html


def test_what_is_copied_for_messaging_is_short_with_a_bold_headline(sample: MainWindow, qtbot: QtBot) -> None:
    text, _html = copied(sample, qtbot, "copy_as_message")

    assert f"*{doc(sample).short_title}*" in text
    assert doc(sample).lead in text
    assert len(text) < 1000


def test_the_draft_of_an_e_mail_has_the_text_the_page_and_what_was_ticked(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogs: list[MailDialog] = []

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MailDialog)
        dialogs.append(dialog)
        dialog.folder.line.setText(str(tmp_path / "drafts"))
        dialog.newsml.setChecked(True)
        dialog.write_button.click()
        qtbot.waitUntil(lambda: dialog.written is not None, timeout=20000)
        dialog.reject()

    QTimer.singleShot(0, write)
    sample.actions_by_name["prepare_mail"].trigger()

    written = dialogs[0].written
    assert written is not None
    message = email.message_from_bytes(written.read_bytes(), policy=email.policy.default)
    assert doc(sample).headline in message["Subject"]
    assert message["X-Unsent"] == "1"
    assert [part.get_content_type() for part in message.iter_attachments()] == [
        "application/pdf",
        "application/vnd.iptc.g2.newsitem+xml",
    ]
    body = message.get_body(("plain",))
    assert body is not None
    assert doc(sample).lead in body.get_content().replace("\r\n", "\n")


def test_printing_puts_every_page_on_paper(sample: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    pages: list[bytes] = []
    sample.printing._made(lambda data, _name: pages.append(data))
    qtbot.waitUntil(lambda: bool(pages), timeout=20000)
    sizes = Rasterizer(sample).open(pages[0])
    printer = prepared(sizes)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    paper = tmp_path / "paper.pdf"
    printer.setOutputFileName(str(paper))

    sample.printing.put_on_paper(pages[0], printer)
    qtbot.waitUntil(lambda: sample.printing.idle, timeout=60000)

    printed = QPdfDocument()
    assert printed.load(str(paper)) == QPdfDocument.Error.None_
    assert printed.pageCount() == len(sizes)
    printed.close()


def test_the_preview_of_paper_shows_the_sheets(sample: MainWindow, qtbot: QtBot) -> None:
    sample.actions_by_name["preview_print"].trigger()
    qtbot.waitUntil(lambda: sample.printing.preview is not None, timeout=20000)

    preview = sample.printing.preview
    assert preview is not None
    assert preview.isVisible()
    preview.close()


def test_a_table_is_put_in_after_the_block_in_front(sample: MainWindow, qtbot: QtBot) -> None:
    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TableDialog)
        dialog.columns.setValue(2)
        dialog.rows.setValue(1)
        dialog.accept()

    enter_first_block(sample, qtbot)
    QTimer.singleShot(0, accept)
    sample.actions_by_name["insert_table"].trigger()

    block = doc(sample).body[1]
    assert isinstance(block, Paragraphs)
    assert block.text.count("\n") == 2
    assert block.text.startswith("|")


def test_a_block_is_duplicated_and_removed_each_as_one_step(sample: MainWindow, qtbot: QtBot) -> None:
    before = doc(sample).body
    enter_first_block(sample, qtbot)

    sample.actions_by_name["duplicate"].trigger()
    assert doc(sample).body == (before[0], *before)

    sample.actions_by_name["remove"].trigger()
    assert doc(sample).body == before
    sample.actions_by_name["undo"].trigger()
    sample.actions_by_name["undo"].trigger()
    assert doc(sample).body == before
