"""What differs between two communiqués, as people are told it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from aes_editor import i18n
from aes_editor.compare import Change, Difference, differences
from aes_editor.document import Block, Communique, Contact, Dateline, Embargo, Figure, Paragraphs, Quote, Subheading
from aes_editor.document.edit import moved, parse, value_at
from tests.documents import arabic, full
from tests.strategies import communiques

TEXTS = (
    "Les ministres se sont réunis à Niamey.",
    "La navigation reprend sur le fleuve en avril.",
    "Onze escales seront desservies chaque semaine.",
    "Le bac de Gaya est remis à l’eau.",
    "Un bilan paraîtra à la fin du mois.",
)


def with_body(*blocks: Block | str) -> Communique:
    return Communique(body=tuple(Paragraphs(text=block) if isinstance(block, str) else block for block in blocks))


def told(old: Communique, new: Communique) -> list[tuple[Change, str]]:
    return [(difference.change, difference.place) for difference in differences(old, new)]


def test_a_changed_field_is_told_under_the_name_the_form_gives_it() -> None:
    old = Communique(headline="Trois ports", dateline=Dateline(place="Gao"))
    new = replace(old, headline="Quatre ports", dateline=Dateline(place="Ségou"))

    assert differences(old, new) == (
        Difference("headline", "Headline", "Trois ports", "Quatre ports"),
        Difference("dateline/place", "Dateline › City", "Gao", "Ségou"),
    )


def test_labels_and_values_are_in_the_language_of_the_interface() -> None:
    i18n.use("fr")

    (difference,) = differences(Communique(), Communique(dateline=Dateline(date=dt.date(2026, 1, 1))))

    assert (difference.label, difference.new) == ("Lieu et date › Date", "1er janvier 2026")


@pytest.mark.parametrize(("start", "end"), [(0, 4), (4, 0), (1, 2), (3, 1)])
def test_a_moved_block_is_one_difference(start: int, end: int) -> None:
    old = with_body(*TEXTS)
    new = replace(old, body=moved(old.body, start, end))

    (difference,) = differences(old, new)

    assert difference.change is Change.MOVED
    assert {difference.old[:5], difference.new[:5]} == {f"No. {start + 1}", f"No. {end + 1}"} or abs(start - end) == 1


@pytest.mark.parametrize("index", range(len(TEXTS)))
def test_a_removed_block_changes_no_other_and_so_does_an_added_one(index: int) -> None:
    whole = with_body(*TEXTS)
    less = with_body(*TEXTS[:index], *TEXTS[index + 1 :])

    assert told(whole, less) == [(Change.REMOVED, f"body/{index}")]
    assert told(less, whole) == [(Change.ADDED, f"body/{index}")]


def test_a_block_that_was_moved_and_changed_is_found_again() -> None:
    old = with_body(*TEXTS)
    new = with_body(*TEXTS[1:], TEXTS[0].replace("Niamey", "Bamako"))

    assert told(old, new) == [(Change.MOVED, "body/4"), (Change.CHANGED, "body/4/text")]


def test_a_block_written_anew_between_the_same_neighbours_is_changed() -> None:
    assert told(with_body("a", "oui", "z"), with_body("a", "non", "z")) == [(Change.CHANGED, "body/1/text")]


def test_equal_blocks_many_times_over_do_not_move_when_one_goes() -> None:
    assert told(with_body("a", "–", "b", "–", "c"), with_body("a", "–", "b", "c")) == [(Change.REMOVED, "body/3")]


def test_a_block_of_another_kind_is_another_block() -> None:
    assert told(with_body("Le fleuve"), with_body(Subheading(text="Le fleuve"))) == [
        (Change.ADDED, "body/0"),
        (Change.REMOVED, "body/0"),
    ]


def test_the_speaker_of_a_quotation_is_told_apart_from_its_words() -> None:
    old = full()
    quote = old.body[2]
    assert isinstance(quote, Quote)
    new = replace(
        old, body=(*old.body[:2], replace(quote, speaker=replace(quote.speaker, role="Pilote")), *old.body[3:])
    )

    (difference,) = differences(old, new)

    assert difference.label == "Body › 3 Quotation › Speaker › Position"
    assert (difference.old, difference.new) == ("Ministre de la Navigation intérieure", "Pilote")


def test_images_are_named_for_whoever_shows_them() -> None:
    old = with_body(Figure(media="a" * 64 + ".png", alt="Un port"), "x")
    new = with_body(Figure(media="b" * 64 + ".jpg", alt="Un port"), "x")

    (difference,) = differences(old, new)
    (gone,) = differences(old, with_body("x"))

    assert difference.media == ("a" * 64 + ".png", "b" * 64 + ".jpg")
    assert gone.media == ("a" * 64 + ".png", "")


def test_an_embargo_that_is_lifted_is_told_in_words() -> None:
    (difference,) = differences(Communique(embargo=Embargo()), Communique())

    assert difference.change is Change.REMOVED
    assert difference.old == "Under embargo until further notice"


def test_lists_of_people_are_matched_like_blocks() -> None:
    one, two = Contact(name="Oumar DICKO", phones=("+223 20",)), Contact(name="Aïcha SANGARÉ")

    assert told(Communique(contacts=(one, two)), Communique(contacts=(two,))) == [(Change.REMOVED, "contacts/0")]
    assert told(Communique(contacts=(one,)), Communique(contacts=(replace(one, phones=("+227 20",)),))) == [
        (Change.CHANGED, "contacts/0/phones")
    ]


def test_the_moment_of_saving_is_no_difference() -> None:
    assert differences(full(), replace(full(), modified=None)) == ()


def test_a_thousand_blocks_written_anew_are_compared_without_pairing_each_with_each() -> None:
    old = with_body(*(f"ancien {number}" for number in range(1000)))
    new = with_body(*(f"nouveau {number}" for number in range(1000)))

    assert len(differences(old, new)) == 1000


@given(communiques(), communiques())
def test_nothing_is_told_exactly_where_nothing_differs(old: Communique, new: Communique) -> None:
    assert (differences(old, new) == ()) == (old == replace(new, modified=old.modified))
    assert differences(old, old) == ()


@given(st.permutations(full().body))
def test_blocks_in_another_order_are_moved_and_nothing_else(body: list[Block]) -> None:
    found = differences(full(), replace(full(), body=tuple(body)))

    assert {difference.change for difference in found} <= {Change.MOVED}


@given(communiques(), communiques())
def test_places_exist_in_the_document_they_are_of(old: Communique, new: Communique) -> None:
    for difference in differences(old, new):
        place = parse(difference.place)
        gone = difference.change is Change.REMOVED and isinstance(place[-1], int)
        value_at(old if gone else new, place)


def test_two_communiques_that_share_nothing_are_told_apart_field_by_field() -> None:
    labels = [difference.label for difference in differences(full(), arabic())]

    assert labels.index("Headline") < labels.index("Lead") < labels.index("Body › 1 Paragraph › Text")
