"""The preview as the window uses it: the newest document, in the tab that is seen, and nothing else."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique
from aes_editor.errors import ExportError
from exporters.newsml import NewsmlExporter
from tests.ui.preview.conftest import Show, context
from ui import theme
from ui.preview import Preview
from ui.preview.messages import Request, Tab
from ui.preview.pdf_pane import PdfPane
from ui.preview.source_pane import SourcePane


def headed(doc: Communique, headline: str) -> Communique:
    return msgspec.structs.replace(doc, headline=headline)


def choose(qtbot: QtBot, preview: Preview, tab: str) -> None:
    with qtbot.waitSignal(preview.rendered, timeout=30_000):
        preview.set_current_tab(tab)


@pytest.fixture
def asked(preview: Preview, monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """Everything that is asked of the engine."""
    requests: list[Request] = []
    ask = preview._engine.ask

    def noted(request: Request) -> None:
        requests.append(request)
        ask(request)

    monkeypatch.setattr(preview._engine, "ask", noted)
    return requests


def test_it_opens_with_the_pdf(preview: Preview) -> None:
    assert preview.current_tab == "pdf"


def test_only_the_tab_that_is_seen_is_made(
    qtbot: QtBot, preview: Preview, show: Show, asked: list[Request], doc: Communique
) -> None:
    show(doc)
    choose(qtbot, preview, "xml")
    show(headed(doc, "Un autre titre"))

    assert [request.tab for request in asked] == [Tab.PDF, Tab.XML, Tab.XML]


def test_a_tab_that_shows_the_newest_state_is_not_made_again(
    qtbot: QtBot, preview: Preview, show: Show, asked: list[Request], doc: Communique
) -> None:
    show(doc)
    choose(qtbot, preview, "text")
    preview.set_current_tab("pdf")

    assert [request.tab for request in asked] == [Tab.PDF, Tab.TEXT]


def test_a_hidden_preview_makes_nothing_until_it_is_seen_again(
    qtbot: QtBot, preview: Preview, show: Show, asked: list[Request], doc: Communique
) -> None:
    show(doc)
    preview.hide()
    preview.show_document(headed(doc, "Pendant qu’il est caché"), {})
    assert len(asked) == 1

    with qtbot.waitSignal(preview.rendered, timeout=30_000):
        preview.show()

    assert asked[-1].doc.headline == "Pendant qu’il est caché"


def test_a_document_shown_before_the_window_is_painted_is_seen_afterwards(
    qtbot: QtBot, qapp: QApplication, doc: Communique
) -> None:
    theme.install(qapp)
    early = Preview(context)
    qtbot.addWidget(early)
    early.set_current_tab("text")
    early.show_document(doc, {})

    with qtbot.waitSignal(early.rendered, timeout=30_000) as told:
        early.show()
    early.shutdown()

    assert told.args == ["text"]


def test_only_the_images_that_the_document_names_are_carried(
    preview: Preview, show: Show, asked: list[Request], doc: Communique
) -> None:
    preview.show_document(doc, {"unused.png": b"bytes"})
    show(doc)

    assert dict(asked[-1].ctx.media) == {}


def test_choosing_a_tab_by_hand_is_told(qtbot: QtBot, preview: Preview) -> None:
    tabs = preview._controls.tabs
    with qtbot.waitSignal(preview.tab_changed) as told:
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(3).center())

    assert told.args == ["text"]
    assert preview.current_tab == "text"


def test_a_tab_of_older_settings_that_is_no_more_changes_nothing(preview: Preview) -> None:
    preview.set_current_tab("docx")

    assert preview.current_tab == "pdf"


@pytest.mark.parametrize("tab", ["pdf", "text"])
def test_zoom_changes_the_tab_that_is_seen_and_resets(
    qtbot: QtBot, preview: Preview, show: Show, doc: Communique, tab: str
) -> None:
    show(doc)
    if tab != "pdf":
        choose(qtbot, preview, tab)
    pane = preview._panes[Tab(tab)]
    opened = pane.zoom

    preview.zoom_in()
    larger = pane.zoom
    preview.zoom_out()
    preview.zoom_out()
    smaller = pane.zoom
    preview.zoom_reset()

    assert smaller < opened < larger
    assert pane.zoom == opened


def turn(preview: Preview, tab: str, eighths: int, keys: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the page."""
    pane = preview._panes[Tab(tab)]
    assert isinstance(pane, (PdfPane, SourcePane))
    place = QPointF(50, 50)
    wheel = QWheelEvent(
        place,
        pane.view.mapToGlobal(place),
        QPoint(),
        QPoint(0, eighths),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.view.viewport(), wheel)


@pytest.mark.parametrize("tab", ["pdf", "text"])
def test_the_wheel_zooms_with_control_notch_by_notch(
    qtbot: QtBot, preview: Preview, show: Show, doc: Communique, tab: str
) -> None:
    show(doc)
    if tab != "pdf":
        choose(qtbot, preview, tab)
    pane = preview._panes[Tab(tab)]
    opened = pane.zoom

    turn(preview, tab, -120, Qt.KeyboardModifier.NoModifier)
    turn(preview, tab, 60, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom == opened
    turn(preview, tab, 60, Qt.KeyboardModifier.ControlModifier)
    larger = pane.zoom
    turn(preview, tab, -240, Qt.KeyboardModifier.ControlModifier)

    assert pane.zoom < larger
    assert larger > opened


def test_an_exporter_that_fails_is_told_in_place_and_the_last_page_stays(
    qtbot: QtBot, preview: Preview, show: Show, doc: Communique, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_process() -> None:
        raise OSError

    def fail(*_: object) -> bytes:
        raise ExportError("The record cannot be written: the reference is too long.")

    monkeypatch.setattr("ui.preview.worker.Worker", no_process)  # so that the exporter can be broken within the test
    show(doc)
    choose(qtbot, preview, "xml")
    pane = preview._panes[Tab.XML]
    assert isinstance(pane, SourcePane)
    before = pane.text

    with monkeypatch.context() as broken:
        broken.setattr(NewsmlExporter, "export", fail)
        preview.show_document(headed(doc, "Impossible"), {})
        qtbot.waitUntil(pane.notice.isVisible)

    assert pane.notice.text == "The record cannot be written: the reference is too long."
    assert pane.view.toPlainText() == before != ""
    show(headed(doc, "De nouveau possible"))
    assert not pane.notice.isVisible()


def test_in_a_narrow_window_the_tabs_come_before_the_tools(
    qtbot: QtBot, preview: Preview, show: Show, doc: Communique
) -> None:
    show(doc)
    controls = preview._controls
    assert controls._pages.isVisible()

    preview.resize(300, 560)

    qtbot.waitUntil(lambda: not controls._pages.isVisible())
    qtbot.waitUntil(lambda: controls.tabs.width() >= controls.tabs.sizeHint().width())


def test_everything_that_can_be_pressed_has_a_name(preview: Preview) -> None:
    buttons = preview.findChildren(QToolButton)

    assert buttons
    assert not [button for button in buttons if not (button.accessibleName() or button.text())]


def test_the_focus_goes_to_the_page(qtbot: QtBot, preview: Preview, show: Show, doc: Communique) -> None:
    show(doc)
    preview.activateWindow()
    preview.setFocus()

    qtbot.waitUntil(lambda: preview._panes[Tab.PDF].isAncestorOf(preview.focusWidget()))


def test_shutting_down_ends_the_worker_and_later_documents_are_harmless(
    preview: Preview, show: Show, doc: Communique
) -> None:
    show(doc)
    assert preview._engine._worker
    process = preview._engine._worker._process

    preview.shutdown()
    preview.show_document(headed(doc, "Trop tard"), {})

    assert process.exitcode is not None
