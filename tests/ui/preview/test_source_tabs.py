"""XML and plain text: changed in place, so that the reader never loses the line."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique
from aes_editor.lines import Lines
from exporters.newsml import NewsmlExporter
from tests.ui.keyboard import type_text
from tests.ui.preview.conftest import Show, context
from ui import theme
from ui.preview import Preview
from ui.preview.messages import Source, Tab
from ui.preview.source_pane import SourcePane


@pytest.fixture
def pane(qtbot: QtBot) -> SourcePane:
    made = SourcePane(Tab.XML)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def shown(pane: SourcePane, text: str) -> None:
    pane.show_content(1, Source(text))


def test_it_shows_the_very_export(qtbot: QtBot, preview: Preview, show: Show, doc: Communique) -> None:
    preview.set_current_tab("xml")
    show(doc)
    edited = msgspec.structs.replace(doc, lead="Un chapô d’une autre longueur, 𝔘nicode compris.")
    show(edited)

    pane = preview._panes[Tab.XML]
    assert isinstance(pane, SourcePane)
    assert pane.view.toPlainText() == NewsmlExporter().export(edited, context({})).decode()


@pytest.mark.parametrize(
    "texts",
    [
        ("a\nb\n", "a\nX\nb\n", "a\n", ""),
        ("🇲🇱 Mali", "🇲🇱 le Mali", "🇧🇫 le Mali"),
        ("une\r\nligne", "une\r\nautre ligne", "une autre"),
        ("a\u2028b\u2029c", "a\u2028bb\u2029c"),
        ("\x00nul\ufdd0", "nul\ufdd0\ufdd1"),
    ],
    ids=["lines", "beyond the basic plane", "carriage returns", "separators", "what Qt keeps for itself"],
)
def test_any_text_may_follow_any_other(pane: SourcePane, qtbot: QtBot, texts: tuple[str, ...]) -> None:
    fresh = SourcePane(Tab.XML)
    qtbot.addWidget(fresh)
    for text in texts:
        shown(pane, text)

    fresh.view.setPlainText(texts[-1])
    assert pane.view.toPlainText() == fresh.view.toPlainText()


def test_a_change_keeps_the_place_and_the_selection_of_the_reader(pane: SourcePane) -> None:
    lines = [f"<line>{number}</line>" for number in range(300)]
    shown(pane, "\n".join(lines))
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    cursor = pane.view.textCursor()
    cursor.setPosition(pane.view.toPlainText().index("<line>299"))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    pane.view.setTextCursor(cursor)
    bar.setValue(bar.maximum() // 2)
    before = bar.value()

    lines[290] = "<line>changed</line>"
    shown(pane, "\n".join(lines))

    assert bar.value() == before
    assert pane.view.textCursor().selectedText() == "<line>299</line>"


def test_it_cannot_be_changed_by_hand(pane: SourcePane, qtbot: QtBot) -> None:
    shown(pane, "<a/>")

    type_text(pane.view, "x")

    assert pane.view.toPlainText() == "<a/>"


def test_its_colours_follow_the_window(pane: SourcePane, monkeypatch: pytest.MonkeyPatch) -> None:
    shown(pane, "<a/>")

    def ink() -> str:
        first = pane.view.document().firstBlock().layout().formats()[0]
        style = first.format
        brush = style.foreground()
        return brush.color().name()

    assert ink() == theme.LIGHT.primary
    monkeypatch.setattr(theme, "tokens", lambda: theme.DARK)
    assert pane._highlighter
    pane._highlighter.dress()
    assert ink() == theme.DARK.primary


def marks_of(pane: SourcePane) -> list[QTextCursor]:
    selections = pane.view.extraSelections()
    return [QTextCursor(selection.cursor) for selection in selections]


@pytest.mark.parametrize("tab", ["xml", "text"])
@pytest.mark.parametrize(
    ("field", "wanted"),
    [
        ("headline", "headline"),
        ("lead", "lead"),
        ("body/1/text", "body/1"),
        ("related/0/title", "related/0"),
        ("contacts/0/email", "contacts/0"),
    ],
)
def test_the_marked_field_is_what_a_click_there_means(
    qtbot: QtBot, preview: Preview, show: Show, doc: Communique, tab: str, field: str, wanted: str
) -> None:
    preview.set_current_tab(tab)
    show(doc)
    preview.mark_field(field)

    pane = preview._panes[Tab(tab)]
    assert isinstance(pane, SourcePane)
    cursor = marks_of(pane)[0]
    cursor.setPosition(cursor.selectionStart())
    place = pane.view.cursorRect(cursor).center()
    assert pane.view.viewport().rect().contains(place), "the mark is out of view"
    with qtbot.wait_signal(preview.field_clicked) as clicked:
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert clicked.args == [wanted]


@pytest.mark.parametrize("tab", ["xml", "text"])
def test_the_dateline_is_marked_where_it_opens_the_text(
    preview: Preview, show: Show, doc: Communique, tab: str
) -> None:
    preview.set_current_tab(tab)
    show(doc)
    preview.mark_field("dateline/place")

    pane = preview._panes[Tab(tab)]
    assert isinstance(pane, SourcePane)
    assert all("Bamako" in cursor.selectedText() for cursor in marks_of(pane))
    assert marks_of(pane)


def test_a_selection_with_the_mouse_goes_nowhere(pane: SourcePane) -> None:
    pane.show_content(1, Source("un deux trois\nquatre", (Lines(0, 1, "lead"),)))
    went: list[str] = []
    pane.field_clicked.connect(went.append)
    port = pane.view.viewport()

    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(20, 24))
    QTest.mouseMove(port, QPoint(90, 24))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(90, 24))

    assert went == []


def test_no_mark_without_a_field(pane: SourcePane) -> None:
    pane.show_content(1, Source("un\ndeux", (Lines(0, 0, "lead"),)))

    pane.mark_field("lead")
    assert len(pane.view.extraSelections()) == 1
    pane.mark_field("contacts/0/name")
    assert pane.view.extraSelections() == []
