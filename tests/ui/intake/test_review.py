"""What is still to be looked at after an import, while the document goes on changing."""

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique, Paragraphs, Person, Quote, edit
from aes_editor.importers import Entry, Imported, Ledger, Reason
from ui.intake.filling import fill
from ui.intake.review import Review
from ui.session import Session

BODY = (Paragraphs(text="Un."), Paragraphs(text="Deux."), Quote(text="« Oui »", speaker=Person(name="Awa KONÉ")))
DOC = Communique(guid="tag:b", headline="Titre", lead="Chapô", body=BODY)
LEDGER = Ledger(
    (
        Entry(0, "Accueil", reason=Reason.NAVIGATION),
        Entry(7, "Titre", "headline"),
        Entry(12, "L'accord d’hier", reason=Reason.UNPLACED),
        Entry(27, "\n", reason=Reason.SPACING),
        Entry(28, "Un", reason=Reason.UNPLACED),
        Entry(30, " | ", reason=Reason.UNPLACED),
        Entry(33, "Un", reason=Reason.UNPLACED),
    )
)
UNSURE = frozenset({"body/2/speaker", "lead", "headline", "body/9/speaker"})


@pytest.fixture
def review(qtbot: QtBot) -> Review:
    """An import just made, the session it filled with it."""
    session = Session(Communique(guid="tag:a"))
    imported = Imported(doc=DOC, ledger=LEDGER, unsure=UNSURE)
    blank = session.doc
    fill(session, imported)
    return Review(session, blank, imported, "a.txt")


def put(review: Review, **values: object) -> None:
    review.session.edit(replace(review.session.doc, **values), "edit")


def used(review: Review) -> list[str]:
    review._look_for_lines()
    return [line.text for number, line in enumerate(review.lines) if review.is_used(number)]


def test_lines_with_words_are_listed_with_the_furniture_of_the_page_last(review: Review) -> None:
    assert [line.text for line in review.lines] == ["L'accord d’hier", "Un", "Un", "Accueil"]


def test_a_line_is_used_once_its_words_are_in_the_form_whatever_the_apostrophes(review: Review) -> None:
    put(review, kicker="l’accord d’hier")

    assert used(review) == ["L'accord d’hier"]


def test_undo_brings_a_line_back(qtbot: QtBot, review: Review) -> None:
    put(review, kicker="Accueil")
    with qtbot.waitSignal(review.changed):
        pass
    assert used(review) == ["Accueil"]

    with qtbot.waitSignal(review.changed):
        review.session.undo()

    assert used(review) == []


def test_words_that_were_there_already_or_stand_in_others_use_no_line(review: Review) -> None:
    put(review, kicker="Unanime")

    assert used(review) == []


def test_of_two_equal_lines_one_is_used_at_a_time(review: Review) -> None:
    put(review, kicker="Un")
    assert used(review) == ["Un"]

    put(review, subtitle="Un")
    assert used(review) == ["Un", "Un"]


def test_places_to_check_come_in_the_order_of_the_page_and_go_round(review: Review) -> None:
    assert review.unsure == ("headline", "lead", "body/2/speaker")
    assert review.next_unsure("") == "headline"
    assert review.next_unsure("headline") == "lead"
    assert review.next_unsure("dateline/date") == "body/2/speaker"
    assert review.next_unsure("body/2/speaker/name") == "headline"


def test_a_field_is_settled_by_a_look_or_an_edit(review: Review) -> None:
    review.settle("body/2/speaker/role")
    put(review, lead="Un autre chapô")

    assert review.unsure == ("headline",)
    review.settle("headline")
    assert review.next_unsure("lead") == ""


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (edit.inserted(BODY, 0, Paragraphs()), "body/3/speaker"),
        (edit.removed(BODY, 0), "body/1/speaker"),
        (edit.moved(BODY, 2, 0), "body/0/speaker"),
        ((*BODY[:2], replace(BODY[2], text="« Non »")), "body/2/speaker"),
    ],
)
def test_a_mark_goes_with_its_block(review: Review, body: tuple[object, ...], place: str) -> None:
    put(review, body=body)

    assert place in review.unsure


def test_a_block_taken_away_needs_no_check(review: Review) -> None:
    put(review, body=BODY[:2])

    assert review.unsure == ("headline", "lead")


def test_an_import_taken_back_has_nothing_to_check_until_it_is_done_again(review: Review) -> None:
    review.settle("lead")

    review.session.undo()
    assert not review.active
    assert review.unsure == ()

    review.session.redo()
    assert review.active
    assert review.unsure == ("headline", "body/2/speaker")
