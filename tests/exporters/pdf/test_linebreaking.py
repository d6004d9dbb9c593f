"""Where lines end."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from exporters.pdf.typesetting.linebreaking import SHRINK, Cut, LineEnd, balanced, justified, ragged

SPACE = 3.0


def never(_index: int) -> Sequence[Cut]:
    return ()


def in_halves(index: int) -> Sequence[Cut]:
    return (Cut(16.0, 15.0),)


def naturals(ends: Sequence[LineEnd], widths: Sequence[float]) -> list[float]:
    starts = [0, *(end.word for end in ends)]
    return [sum(widths[a:b]) + SPACE * (b - a - 1) for a, b in pairwise(starts)]


def test_a_short_paragraph_is_one_line() -> None:
    assert justified([10, 20], [SPACE, 0], 100, never) == [LineEnd(2)]


def test_lines_are_chosen_together_not_one_by_one() -> None:
    # Filled one by one, the second line would be left with two words and a wide gap.
    widths = [30.0, 30, 30, 28, 30, 60, 30, 30]
    gaps = [SPACE] * len(widths)

    ends = justified(widths, gaps, 100, never)

    loosest = max(100 - natural for natural in naturals(ends, widths)[:-1])
    greedy = max(100 - natural for natural in naturals(ragged(widths, gaps, 100), widths)[:-1])
    assert loosest <= greedy


@given(st.lists(st.floats(1, 95), min_size=1, max_size=60))
def test_no_line_is_wider_than_its_spaces_can_shrink_and_no_word_is_lost(widths: list[float]) -> None:
    gaps = [SPACE] * len(widths)

    ends = justified(widths, gaps, 100, never)

    assert ends[-1] == LineEnd(len(widths))
    assert [end.word for end in ends] == sorted({end.word for end in ends})
    starts = [0, *(end.word for end in ends)]
    for natural, (first, last) in zip(naturals(ends, widths), pairwise(starts), strict=True):
        assert natural - SPACE * SHRINK * (last - first - 1) <= 100 + 1e-6


def test_words_are_divided_only_where_lines_would_be_too_loose() -> None:
    fitting = [47.0, 47.0] * 6
    loose = [30.0] * 12

    assert all(end.cut < 0 for end in justified(fitting, [SPACE] * 12, 97, in_halves))
    assert any(end.cut >= 0 for end in justified(loose, [SPACE] * 12, 115, in_halves))


@given(st.lists(st.just(30.0), min_size=20, max_size=60), st.floats(70, 130))
def test_never_three_divided_lines_one_below_the_other(widths: list[float], measure: float) -> None:
    ends = justified(widths, [SPACE] * len(widths), measure, in_halves)

    divided = [end.cut >= 0 for end in ends]
    assert not any(all(divided[at : at + 3]) for at in range(len(divided) - 2))


@given(st.lists(st.floats(1, 95), min_size=1, max_size=60))
def test_a_balanced_headline_takes_no_more_lines_and_loses_no_word(widths: list[float]) -> None:
    gaps = [SPACE] * len(widths)

    ends = balanced(widths, gaps, 100, [False] * len(widths))

    assert len(ends) == len(ragged(widths, gaps, 100))
    assert ends[-1] == LineEnd(len(widths))


def test_the_lines_of_a_balanced_headline_are_about_as_long_as_each_other() -> None:
    widths = [20.0] * 6  # five fit on a line: ragged would leave one alone

    assert [end.word for end in balanced(widths, [SPACE] * 6, 115, [False] * 6)] == [3, 6]


def test_a_headline_does_not_end_a_line_in_an_article() -> None:
    widths = [30.0, 30, 8, 30, 30]

    assert [end.word for end in balanced(widths, [SPACE] * 5, 90, [False, False, True, False, False])] == [2, 5]
