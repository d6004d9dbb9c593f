"""Pages on the desk."""

from PySide6.QtCore import QSizeF

from ui.preview.messages import Spot
from ui.preview.sheets import GAP, MARGIN, Fields, arrange, fitting

A4 = QSizeF(595.3, 841.9)


def test_pages_lie_below_one_another_in_the_middle_of_the_desk() -> None:
    desk = arrange((A4, A4), 1.0, 1000)
    first, second = desk.rects

    assert (first.center().x() - 500) in {-1, 0}
    assert first.top() == MARGIN
    assert second.top() == first.bottom() + 1 + GAP
    assert desk.size.height() == second.bottom() + 1 + MARGIN


def test_a_page_wider_than_the_window_makes_the_desk_wider() -> None:
    desk = arrange((A4,), 2.0, 400)

    assert desk.rects[0].left() == MARGIN
    assert desk.size.width() == desk.rects[0].width() + 2 * MARGIN


def test_the_widest_page_fills_the_width_up_to_a_limit() -> None:
    assert fitting((A4, QSizeF(841.9, 595.3)), 881, 9) == (881 - 2 * MARGIN) / 841.9
    assert fitting((A4,), 5000, 2) == 2


def test_no_page_at_all_is_an_empty_desk() -> None:
    desk = arrange((), 1.0, 500)

    assert desk.page_at(100) == -1
    assert desk.within(0, 100) == ()


def test_only_pages_in_the_window_count_as_seen() -> None:
    desk = arrange((A4,) * 5, 0.1, 500)

    assert desk.within(desk.rects[1].top() + 1, desk.rects[2].top()) == (1, 2)


def test_a_click_finds_the_smallest_field_else_one_nearby_on_the_same_page() -> None:
    fields = Fields(
        (
            Spot(0, 50, 50, 500, 300, "related/0"),
            Spot(0, 60, 60, 200, 80, "related/0/title"),
            Spot(1, 60, 60, 200, 80, "contacts/0"),
        )
    )

    assert fields.at(0, 100, 70) == "related/0/title"
    assert fields.at(0, 100, 200) == "related/0"
    assert fields.at(0, 100, 310) == "related/0"
    assert fields.at(0, 100, 700) == ""
    assert fields.at(1, 100, 70) == "contacts/0"


def test_a_field_is_found_by_its_own_spots_before_those_around_it() -> None:
    title, item, other = (
        Spot(0, 0, 0, 9, 9, "related/0/title"),
        Spot(0, 0, 0, 9, 9, "related/0"),
        Spot(0, 0, 0, 9, 9, "lead"),
    )
    fields = Fields((item, title, other))

    assert fields.of("related/0/title") == (title,)
    assert fields.of("related/0/url") == (item, title)
    assert fields.of("related/1/title") == ()
