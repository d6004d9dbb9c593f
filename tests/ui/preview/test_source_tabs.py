"""XML and plain text: changed in place, so that the reader never loses the line."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique
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
