"""Comparing two communiqués: seen, read aloud, and walked through by keyboard."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique, Figure, Paragraphs
from tests.documents import full, hostile
from tests.strategies import images
from ui.comparison import ComparisonView
from ui.dialogs.compare import CompareDialog

TITLES = ("Avant", "Après")


def test_removed_words_are_struck_through_and_added_ones_underlined(qtbot: QtBot) -> None:
    view = ComparisonView(Communique(headline="Trois ports"), Communique(headline="Quatre ports"), TITLES)
    qtbot.addWidget(view)
    page = view.page.document()

    removed = page.find("Trois").charFormat()
    added = page.find("Quatre").charFormat()
    kept = page.find(" ports").charFormat()

    assert (removed.fontStrikeOut(), removed.fontUnderline()) == (True, False)
    assert (added.fontStrikeOut(), added.fontUnderline()) == (False, True)
    assert (kept.fontStrikeOut(), kept.fontUnderline()) == (False, False)


def test_a_screen_reader_is_told_each_difference_whole(qtbot: QtBot) -> None:
    view = ComparisonView(Communique(headline="Trois ports"), Communique(headline=""), TITLES)
    qtbot.addWidget(view)

    spoken = view.places.item(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Headline, removed. Before: Trois ports. Now: nothing"


def test_arrows_walk_through_the_differences(qtbot: QtBot) -> None:
    dialog = CompareDialog(Communique(), full())
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    bar = dialog.view.page.verticalScrollBar()

    assert dialog.view.places.hasFocus()
    QTest.keyClick(dialog.view.places, Qt.Key.Key_End)

    assert dialog.view.places.currentRow() == len(dialog.view.differences) - 1
    assert bar.value() > 0


def test_a_space_that_changed_is_called_by_its_name(qtbot: QtBot) -> None:
    view = ComparisonView(Communique(headline="Fini !"), Communique(headline="Fini\u202f!"), TITLES)
    qtbot.addWidget(view)

    assert "[space]" in view.page.toPlainText()
    assert "[narrow no-break space]" in view.page.toPlainText()


def test_images_that_changed_are_shown(qtbot: QtBot) -> None:
    one, other = sorted(name for name in images() if name.endswith(".png"))
    old, new = (Communique(body=(Figure(media=name),)) for name in (one, other))
    view = ComparisonView(old, new, TITLES, images())
    qtbot.addWidget(view)

    shown = [each.toImageFormat().name() for each in view.page.document().allFormats() if each.isImageFormat()]

    assert shown == [f"media:{one}", f"media:{other}"]


def test_an_image_that_is_none_is_named_only(qtbot: QtBot) -> None:
    old, new = (Communique(body=(Figure(media=letter * 64 + ".png"),)) for letter in "ab")
    view = ComparisonView(old, new, TITLES, {"a" * 64 + ".png": b"\x89PNG\r\n\x1a\n broken"})
    qtbot.addWidget(view)

    assert not any(each.isImageFormat() for each in view.page.document().allFormats())
    assert "Image aaaaaaaaaaaa" in view.page.toPlainText()


def test_nothing_to_compare_is_said(qtbot: QtBot) -> None:
    dialog = CompareDialog(full(), full())
    qtbot.addWidget(dialog)

    assert dialog.view.summary.text() == "Both say the same."


def test_hostile_texts_are_texts(qtbot: QtBot) -> None:
    view = ComparisonView(full(), hostile(), TITLES)
    qtbot.addWidget(view)

    assert "<script>alert(1)</script>" in view.page.toPlainText()


def test_an_added_block_stands_on_the_right_only(qtbot: QtBot) -> None:
    old = full()
    view = ComparisonView(old, replace(old, body=(*old.body, Paragraphs(text="Tout est dit"))), TITLES)
    qtbot.addWidget(view)

    assert view.page.toPlainText().split("\n")[-3:-1] == ["nothing", "Tout est dit"]
