"""Where a figure stands, and how large."""

import io

import pytest
from PIL import Image

from aes_editor.document import Figure, Paragraphs
from exporters.pdf import Place, compose
from tests.exporters.pdf.files import PROSE, article, context

NAME = "carte.png"


def figure_after(paragraphs: int, size: tuple[int, int] = (900, 640)) -> Place:
    """Return where a figure is shown that follows so many paragraphs."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize(size).save(buffer, "PNG")
    text = [Paragraphs(text=PROSE[number % len(PROSE)]) for number in range(paragraphs + 4)]
    figure = Figure(media=NAME, alt="Une carte", caption="Le tracé du pont et ses accès.")
    doc = article(body=(*text[:paragraphs], figure, *text[paragraphs:]))
    places = compose(doc, context(media={NAME: buffer.getvalue()})).places
    return next(place for place in places if place.field.endswith("/media"))


def test_a_figure_that_fits_is_as_large_as_it_may_be() -> None:
    place = figure_after(1)

    assert place.page == 0
    assert place.x1 - place.x0 == pytest.approx(900 * 72 / 150)


@pytest.mark.parametrize("paragraphs", [4, 5])
def test_a_figure_that_nearly_fits_is_made_smaller_and_fills_the_foot_of_the_page(paragraphs: int) -> None:
    place = figure_after(paragraphs)

    width = place.x1 - place.x0
    assert place.page == 0
    assert 0.6 <= width / (900 * 72 / 150) < 1
    assert width / (place.y1 - place.y0) == pytest.approx(900 / 640, rel=0.01)
    assert (place.x0 + place.x1) / 2 == pytest.approx(595.276 / 2, abs=0.1)


def test_a_figure_that_would_become_too_small_goes_to_the_next_page_as_large_as_it_is() -> None:
    place = figure_after(7)

    assert place.page == 1
    assert place.x1 - place.x0 == pytest.approx(900 * 72 / 150)
