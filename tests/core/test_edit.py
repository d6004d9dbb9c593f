"""Changing a frozen document, place by place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_editor.document import Communique, Dateline, Embargo, Paragraphs, Quote, Related, edit

DOC = Communique(
    headline="Titre",
    dateline=Dateline(place="Bamako"),
    body=(Paragraphs(text="Un"), Quote(text="Deux"), Paragraphs(text="Trois")),
    related=(Related(title="Suite"),),
)
PLACES = ["headline", "dateline/place", "body/1/text", "body/1/speaker/name", "related/0/title"]


@pytest.mark.parametrize("text", PLACES)
def test_a_place_is_the_same_as_text(text: str) -> None:
    assert edit.join(edit.parse(text)) == text


@pytest.mark.parametrize("text", PLACES)
def test_what_is_put_at_a_place_stands_there_and_nothing_else_has_changed(text: str) -> None:
    place = edit.parse(text)

    changed = edit.replaced(DOC, place, "Autre")

    assert edit.value_at(changed, place) == "Autre"
    assert edit.replaced(changed, place, edit.value_at(DOC, place)) == DOC
    assert edit.value_at(DOC, place) != "Autre"


def test_a_whole_part_can_be_put_in_and_taken_away() -> None:
    with_embargo = edit.replaced(DOC, ("embargo",), Embargo(note="midi"))

    assert edit.value_at(with_embargo, ("embargo", "note")) == "midi"
    assert edit.replaced(with_embargo, ("embargo",), None) == DOC


@pytest.mark.parametrize("text", ["title", "body/7", "body/0/title", "headline/text", "embargo/until", "related/1/url"])
def test_where_nothing_stands_nothing_is_found(text: str) -> None:
    with pytest.raises(LookupError):
        edit.value_at(DOC, edit.parse(text))


@given(st.lists(st.integers(), min_size=1).map(tuple), st.data())
def test_moving_and_taking_out_keep_all_the_others_in_order(items: tuple[int, ...], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(items) - 1))
    end = data.draw(st.integers(0, len(items) - 1))

    moved = edit.moved(items, start, end)

    assert moved[end] == items[start]
    assert edit.removed(moved, end) == edit.removed(items, start)
    assert edit.inserted(edit.removed(items, start), start, items[start]) == items
