"""Where pages end."""

from hypothesis import given
from hypothesis import strategies as st

from exporters.pdf.flow.pagination import FORBIDDEN, Slug, paginate

LINE = 16.0
SLUGS = st.builds(Slug, st.floats(1, 300), st.floats(0, 40), st.sampled_from((0.0, FORBIDDEN)), st.just(0.0))


def lines(count: int) -> list[Slug]:
    return [Slug(LINE) for _ in range(count)]


def test_what_fits_stands_on_one_page() -> None:
    assert paginate(lines(10), 200, 300) == [range(10)]


def test_nothing_is_still_a_page() -> None:
    assert paginate([], 200, 300) == [range(0)]


def test_no_page_ends_where_it_is_forbidden() -> None:
    slugs = [Slug(LINE, penalty=FORBIDDEN if number in {11, 12} else 0.0) for number in range(30)]

    first, *_ = paginate(slugs, 12 * LINE, 40 * LINE)

    assert first.stop == 10


def test_the_last_page_is_not_left_with_two_lines() -> None:
    pages = paginate(lines(42), 20 * LINE, 20 * LINE)

    assert len(pages[-1]) * LINE >= 62


def test_what_is_higher_than_a_page_stands_alone() -> None:
    assert paginate([Slug(LINE), Slug(900.0), Slug(LINE)], 500, 500) == [range(1), range(1, 2), range(2, 3)]


def test_the_space_above_the_first_slug_of_a_page_does_not_count() -> None:
    slugs = [Slug(LINE), Slug(5 * LINE, space=100.0)]

    assert paginate(slugs, 2 * LINE, 5 * LINE) == [range(1), range(1, 2)]


def test_room_is_kept_for_what_a_page_repeats() -> None:
    slugs = [Slug(LINE, carry=LINE) for _ in range(20)]

    assert all((len(page) + 1) * LINE <= 8 * LINE for page in paginate(slugs, 8 * LINE, 8 * LINE))


@given(st.lists(SLUGS, max_size=80))
def test_every_slug_is_on_one_page_and_no_page_overflows(slugs: list[Slug]) -> None:
    pages = paginate(slugs, 400, 500)

    assert [number for page in pages for number in page] == list(range(len(slugs)))
    for index, page in enumerate(pages):
        used = sum(slugs[number].height for number in page)
        used += sum(slugs[number].space for number in list(page)[1:])
        assert used <= (500 if index else 400) + 1e-6
