"""One change that turns one text into another."""

from hypothesis import given
from hypothesis import strategies as st

from ui.preview.text_diff import change_between, utf16_length

_TEXTS = st.text("ab\n", max_size=30)


@given(_TEXTS, _TEXTS)
def test_the_change_turns_one_text_into_the_other(old: str, new: str) -> None:
    start, removed, inserted = change_between(old, new)

    assert old[:start] + inserted + old[start + removed :] == new


@given(_TEXTS, _TEXTS)
def test_the_change_neither_begins_nor_ends_with_what_is_the_same(old: str, new: str) -> None:
    start, removed, inserted = change_between(old, new)
    gone = old[start : start + removed]

    assert not (gone and inserted) or (gone[0] != inserted[0] and gone[-1] != inserted[-1])


def test_a_key_in_a_long_text_is_a_change_of_one_sign() -> None:
    text = "Réunis à Bamako, les ministres ont arrêté le calendrier.\n" * 1000

    assert change_between(text, text[:30_000] + "é" + text[30_000:]).inserted == "é"


def test_qt_counts_a_sign_beyond_the_basic_plane_as_two() -> None:
    assert utf16_length("N’Djaména") == 9
    assert utf16_length("🇲🇱") == 4
