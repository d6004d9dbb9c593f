"""One change that turns one text into another."""

from hypothesis import given
from hypothesis import strategies as st

from ui.preview.text_diff import Change, changes_between, utf16_length

_TEXTS = st.text("ab\n", max_size=30)


def applied(old: str, changes: tuple[Change, ...]) -> str:
    for start, removed, inserted in reversed(changes):
        old = old[:start] + inserted + old[start + removed :]
    return old


@given(_TEXTS, _TEXTS)
def test_the_changes_turn_one_text_into_the_other(old: str, new: str) -> None:
    assert applied(old, changes_between(old, new)) == new


@given(_TEXTS, _TEXTS)
def test_no_change_begins_or_ends_with_what_is_the_same(old: str, new: str) -> None:
    for start, removed, inserted in changes_between(old, new):
        gone = old[start : start + removed]

        assert not (gone and inserted) or (gone[0] != inserted[0] and gone[-1] != inserted[-1])


def test_a_key_in_a_long_text_is_a_change_of_one_sign() -> None:
    text = "Réunis à Bamako, les ministres ont arrêté le calendrier.\n" * 1000

    assert changes_between(text, text[:30_000] + "é" + text[30_000:]) == (Change(30_000, 0, "é"),)


def test_lines_between_two_changes_are_left_alone() -> None:
    assert changes_between("<t>1</t>\n<p/>\n<t>8</t>", "<t>2</t>\n<p/>\n<t>9</t>") == (
        Change(3, 1, "2"),
        Change(17, 1, "9"),
    )


def test_qt_counts_a_sign_beyond_the_basic_plane_as_two() -> None:
    assert utf16_length("N’Djaména") == 9
    assert utf16_length("🇲🇱") == 4
