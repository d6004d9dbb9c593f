"""Which place of a preview stands for a field."""

import pytest

from ui.preview.marks import candidates, covers


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("headline", ("headline",)),
        ("dateline/place", ("dateline/place", "dateline")),
        ("body/3/text", ("body/3/text", "body/3")),
        ("signatories/0/person/name", ("signatories/0/person/name", "signatories/0/person", "signatories/0")),
        ("contacts/2/phones/1", ("contacts/2/phones/1", "contacts/2/phones", "contacts/2")),
        ("body/3", ("body/3",)),
        ("", ()),
    ],
)
def test_a_larger_place_stands_for_a_field_but_a_list_never_for_its_item(path: str, expected: tuple[str, ...]) -> None:
    assert candidates(path) == expected


def test_a_place_covers_its_own_path_and_those_below() -> None:
    assert covers("body/1", "body/1")
    assert covers("body/1", "body/1/text")
    assert not covers("body/1", "body/10/text")
    assert not covers("body/1/text", "body/1")
