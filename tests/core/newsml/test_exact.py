"""Values that the properties of a record cannot spell, noted and put back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_editor.newsml import exact
from aes_editor.newsml.exact import Exact

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.fixed_dictionaries({"a": inner, "b": inner}),
    max_leaves=8,
)


@given(read=JSON, wanted=JSON)
def test_what_was_noted_makes_the_value_whole_again(read: Any, wanted: Any) -> None:
    said = {"field": read}
    notes = list(exact.differences(said, {"field": wanted}))

    assert exact.restore(said, notes) == []
    assert said == {"field": wanted}


def test_equal_values_need_no_note() -> None:
    assert list(exact.differences({"a": [1, {"b": "c"}]}, {"a": [1, {"b": "c"}]})) == []


def test_only_what_differs_is_noted_at_its_place() -> None:
    read = {"body": [{"text": "un"}, {"text": "deux"}], "lead": ""}
    wanted = {"body": [{"text": "un"}, {"text": "deux  "}, {"text": "trois"}], "lead": ""}

    assert [(note.at, note.json) for note in exact.differences(read, wanted)] == [
        ("body/1/text", '"deux  "'),
        ("body/2", '{"text":"trois"}'),
    ]


def test_a_value_that_was_changed_since_stays_changed() -> None:
    (note,) = exact.differences({"lead": "un"}, {"lead": "un "})
    edited = {"lead": "deux"}

    assert exact.restore(edited, [note]) == ["lead"]
    assert edited == {"lead": "deux"}


@pytest.mark.parametrize("text", ["\x00", "\ud800", "\uffff", "\r\n", "\x1b[0m"])
def test_a_note_holds_only_characters_that_xml_can_carry(text: str) -> None:
    (note,) = exact.differences({"lead": ""}, {"lead": text})
    said = {"lead": ""}

    assert all(char >= " " and char not in "\ud800\ufffe\uffff" for char in note.json)
    assert exact.restore(said, [note]) == []
    assert said == {"lead": text}


@pytest.mark.parametrize("at", ["", "nowhere", "lead/0", "body/9", "body/-1", "body/x", "body/0/text/deep"])
def test_a_note_for_no_place_is_refused(at: str) -> None:
    said: dict[str, Any] = {"lead": "", "body": [{"text": ""}]}

    assert exact.restore(said, [Exact(at, '"x"', "0" * 16)]) == [at]
    assert said == {"lead": "", "body": [{"text": ""}]}
