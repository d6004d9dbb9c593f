"""Marks under words: drawn where the words stand, moved along with typing, told by tool tips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique, Paragraphs, Person, Quote, Signatory
from tests.ui.form.test_form import editor, shown
from tests.ui.keyboard import type_text
from ui.form.strokes import LOOKS
from ui.form.underlines import Mark

TEXT = "The 😀 minister said tomorow that the treaty stands."


def mark(text: str, word: str, kind: str = "spelling", message: str = "") -> Mark:
    start = text.index(word)
    return Mark(start, start + len(word), kind, message)


def words(form, place: str) -> list[str]:  # type: ignore[no-untyped-def]
    text = editor(form, place).value()
    return [text[found.start : found.end] for found in form.underlines.of(place)]


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("kind", LOOKS)
@pytest.mark.parametrize("place", ["lead", "reference"])
def test_a_mark_is_drawn_under_its_words_alone(qtbot: QtBot, place: str, kind: str) -> None:
    form = shown(qtbot, Communique(**{place: TEXT}))  # type: ignore[arg-type]
    field = editor(form, place)
    before = picture(field)

    form.underlines.show("here", {place: [mark(TEXT, "tomorow", kind)]})

    after = picture(field)
    columns = [
        x for x in range(after.width()) if any(before.pixel(x, y) != after.pixel(x, y) for y in range(after.height()))
    ]
    left, right = (field.fontMetrics().horizontalAdvance(TEXT[: TEXT.index(end)]) for end in ("tomorow", " that"))
    assert columns
    assert min(columns) >= left - 2
    assert max(columns) <= right + 16  # the margin of the field


def test_marks_move_along_with_what_is_typed_before_them(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(lead=TEXT, reference=TEXT))
    for place in ("lead", "reference"):
        form.underlines.show("here", {place: [mark(TEXT, "tomorow")]})
        field = editor(form, place)
        if place == "lead":
            field.place_cursor(4)
        else:
            field.setCursorPosition(4)

        type_text(field, "young ")

        assert words(form, place) == ["tomorow"]


def test_a_mark_goes_with_its_words(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(lead=TEXT))
    form.underlines.show("here", {"lead": [mark(TEXT, "tomorow"), mark(TEXT, "treaty")]})

    editor(form, "lead").show_value(TEXT.replace("tomorow ", ""))

    assert words(form, "lead") == ["treaty"]


def test_each_source_replaces_its_own_marks_only(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(lead=TEXT, headline="Treaty"))
    form.underlines.show("one", {"lead": [mark(TEXT, "tomorow")], "headline": [mark("Treaty", "Treaty")]})
    form.underlines.show("other", {"lead": [mark(TEXT, "treaty", "error")]})

    form.underlines.show("one", {})

    assert words(form, "lead") == ["treaty"]
    assert words(form, "headline") == []


def test_marks_are_told_at_a_position(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(lead=TEXT))
    wanted = mark(TEXT, "tomorow", message="“tomorow”?")
    form.underlines.show("here", {"lead": [wanted]})

    assert form.underlines.at("lead", wanted.start + 2) == (wanted,)
    assert form.underlines.at("lead", wanted.end) == (wanted,)
    assert form.underlines.at("lead", wanted.end + 1) == ()
    assert form.underlines.at("headline", 0) == ()


def test_marks_of_a_folded_group_come_in_sight_with_it(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(signatories=(Signatory(person=Person(name="Awa Sawadgo")),)))
    form.underlines.show("here", {"signatories/0/person/name": [mark("Awa Sawadgo", "Sawadgo")]})

    editor(form, "signatories/0/person/name")

    assert words(form, "signatories/0/person/name") == ["Sawadgo"]


def test_marks_stay_with_their_block_when_another_is_put_before_it(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(body=(Paragraphs(text=TEXT), Quote(text="« Yes »"))))
    form.underlines.show("here", {"body/0/text": [mark(TEXT, "tomorow")]})

    form.blocks.insert(0, Paragraphs(text="Before"))

    assert words(form, "body/1/text") == ["tomorow"]
    assert words(form, "body/0/text") == []


def test_the_message_is_shown_where_the_mouse_rests(qtbot: QtBot) -> None:
    form = shown(qtbot, Communique(lead="tomorow", reference="tomorow"))
    marked = mark("tomorow", "tomorow", message="No such <word>")
    form.underlines.show("here", {"lead": [marked], "reference": [marked]})
    for field in (editor(form, "reference"), editor(form, "lead").viewport()):
        QToolTip.hideText()
        at = QPoint(20, field.height() // 2)

        QApplication.sendEvent(field, QHelpEvent(QEvent.Type.ToolTip, at, field.mapToGlobal(at)))

        assert "No such &lt;word&gt;" in QToolTip.text()
