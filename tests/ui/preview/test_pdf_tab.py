"""The PDF tab: pages swapped as a whole, never a blank one, each passage a way back to its field."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique, Paragraphs
from tests.ui.keyboard import type_text
from tests.ui.preview.conftest import Show
from ui.preview import Preview
from ui.preview.messages import Pdf, Tab
from ui.preview.page_paint import paint_sheet
from ui.preview.page_view import PageView
from ui.preview.pdf_pane import PdfPane


@pytest.fixture
def pane(preview: Preview, show: Show, doc: Communique) -> PdfPane:
    show(doc)
    made = preview._panes[Tab.PDF]
    assert isinstance(made, PdfPane)
    return made


@pytest.fixture
def view(pane: PdfPane) -> PageView:
    return pane.view


def place_of(view: PageView, path: str) -> QPoint:
    """Where the field *path* begins in the window, scrolled to if need be."""
    view.mark_field(path)
    view._glide.setCurrentTime(view._glide.duration())
    (rect, *_others) = view.marked()
    return (rect.topLeft() + QPointF(4, 4)).toPoint() - view._origin()


def picture(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def is_blank(image: QImage) -> bool:
    """Whether no page has anything printed on it."""
    middle = image.copy(image.width() // 4, image.height() // 4, image.width() // 2, image.height() // 2)
    return len(set(bytes(middle.convertToFormat(QImage.Format.Format_Grayscale8).constBits()))) < 3


def test_it_shows_pages_with_print_on_them(view: PageView) -> None:
    assert view.page_count == 2
    assert not is_blank(picture(view))


def test_the_number_of_pages_is_told_when_it_changes(
    qtbot: QtBot, preview: Preview, pane: PdfPane, doc: Communique
) -> None:
    longer = msgspec.structs.replace(doc, body=(*doc.body, *doc.body))

    with qtbot.waitSignal(preview.pages_changed, timeout=30_000) as told:
        preview.show_document(longer, {})

    assert told.args == [pane.view.page_count]
    assert pane.view.page_count > 2


def test_no_frame_is_blank_while_a_person_types(
    view: PageView, show: Show, doc: Communique, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[QImage | None] = []

    def noted(painter: QPainter, rect: QRect, image: QImage | None, pixels: QSize) -> None:
        pages.append(image)
        paint_sheet(painter, rect, image, pixels)

    monkeypatch.setattr("ui.preview.page_view.paint_sheet", noted)

    for end in range(1, 12):
        show(msgspec.structs.replace(doc, headline="Un titre qui s’écrit"[:end]))

    assert len(pages) >= 11
    assert not [image for image in pages if image is None or is_blank(image)]


def test_the_place_of_the_reader_is_kept(view: PageView, show: Show, doc: Communique) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()

    show(msgspec.structs.replace(doc, headline="Un autre titre"))

    assert bar.value() == before


def test_another_document_begins_at_its_top(view: PageView, show: Show, doc: Communique) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())

    show(msgspec.structs.replace(doc, guid="tag:aes.example,2026-03-12:communique:2"))

    assert view.verticalScrollBar().value() == 0


@pytest.mark.parametrize("path", ["headline", "body/2/text", "body/8/text"])
def test_a_click_on_a_passage_asks_for_its_field(qtbot: QtBot, preview: Preview, view: PageView, path: str) -> None:
    place = place_of(view, path)

    with qtbot.waitSignal(preview.field_clicked) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert told.args == [path]


def test_a_drag_is_no_click(qtbot: QtBot, preview: Preview, view: PageView) -> None:
    place = place_of(view, "headline")

    with qtbot.assertNotEmitted(preview.field_clicked):
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place + QPoint(80, 0))


def test_the_pointer_shows_what_can_be_clicked(qtbot: QtBot, view: PageView) -> None:
    QTest.mouseMove(view.viewport(), place_of(view, "headline"))
    qtbot.waitUntil(lambda: view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor)

    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    qtbot.waitUntil(lambda: view.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor)


def test_the_field_that_is_marked_is_scrolled_into_view(qtbot: QtBot, preview: Preview, view: PageView) -> None:
    preview.mark_field("body/9/text")

    qtbot.waitUntil(lambda: any(rect.top() < view._origin().y() + view.viewport().height() for rect in view.marked()))
    assert view._origin().y() > 0


def test_a_mark_that_is_seen_moves_nothing(preview: Preview, view: PageView) -> None:
    preview.mark_field("lead")

    assert view.marked()
    assert view._origin().y() == 0


def test_the_passage_being_typed_is_followed_when_it_leaves_the_window(
    qtbot: QtBot, preview: Preview, view: PageView, show: Show, doc: Communique
) -> None:
    preview.mark_field("body/1/text")
    pushed_down = (Paragraphs(text="\n\n".join(["Plus haut. " * 60] * 6)), *doc.body[1:])

    show(msgspec.structs.replace(doc, body=pushed_down))

    qtbot.waitUntil(lambda: any(rect.top() < view._origin().y() + view.viewport().height() for rect in view.marked()))


def test_a_mark_is_drawn_and_taken_away(preview: Preview, view: PageView) -> None:
    plain = picture(view)

    preview.mark_field("lead")
    marked = picture(view)
    preview.mark_field("")

    assert marked != plain
    assert picture(view) == plain


def test_zooming_keeps_the_middle_of_the_page_in_the_middle(view: PageView) -> None:
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    middle = view.viewport().height() / 2

    def middle_of_desk() -> float:
        return (view._origin().y() + middle) / view._desk.size.height()

    before = middle_of_desk()
    view.zoom_in()

    assert middle_of_desk() == pytest.approx(before, abs=0.02)


def test_a_zoomed_page_becomes_sharp(qtbot: QtBot, view: PageView) -> None:
    view.zoom_in()

    qtbot.waitUntil(lambda: view.missing() is None)
    assert view._sheets.images[0].size() == view._pixels(view._desk, 0)


def test_the_keyboard_goes_through_the_pages(view: PageView) -> None:
    bar = view.verticalScrollBar()
    places = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
        places.append(bar.value())
    space, end, page_up, home, down = places

    assert 0 < space < end == bar.maximum()
    assert home == 0 < down < page_up < end


def test_typing_into_the_page_does_nothing(view: PageView) -> None:
    before = picture(view)

    type_text(view, "abc")

    assert picture(view) == before


def test_pages_next_to_those_that_are_seen_are_drawn_before_they_are_needed(qtbot: QtBot, view: PageView) -> None:
    qtbot.waitUntil(lambda: set(view._sheets.images) == {0, 1})


def test_bytes_that_are_no_pdf_are_told_and_the_last_page_stays(qtbot: QtBot, pane: PdfPane) -> None:
    before = picture(pane.view)

    pane.show_content(99, Pdf(b"%PDF-1.7 nothing follows"))
    qtbot.waitUntil(pane.notice.isVisible)

    assert pane.notice.text.startswith("The PDF was made but cannot be shown here")
    assert not is_blank(before)
    assert pane.view.page_count == 2
