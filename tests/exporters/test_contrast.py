"""Colours that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_editor import letterhead
from exporters.contrast import GRAPHICS, STRONG, TEXT, contrast, readable
from exporters.html.palette import palettes

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
papers = st.tuples(*(st.integers(0xC0, 0xFF) for _channel in range(3))).map("#{0[0]:02x}{0[1]:02x}{0[2]:02x}".format)


def test_black_on_white_is_the_most_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@given(colours, colours)
def test_a_readable_shade_is_found_on_any_ground(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= TEXT


@given(colours, colours)
def test_a_colour_that_is_readable_stays_as_it_is(colour: str, ground: str) -> None:
    shade = readable(colour, ground)

    assert readable(shade, ground) == shade


@given(primary=colours, accent=colours, ink=colours, paper=papers)
def test_whatever_the_letterhead_the_page_can_be_read(primary: str, accent: str, ink: str, paper: str) -> None:
    own = letterhead.Colours(primary=primary, accent=accent, ink=ink, paper=paper)

    for palette in palettes(own):
        for ground in (palette["paper"], palette["tint"]):
            for name in ("ink", "quiet", "primary-text", "accent-text"):
                assert contrast(palette[name], ground) >= TEXT, (name, palette)
        for name in ("primary", "accent"):
            assert contrast(palette[name], palette["paper"]) >= GRAPHICS


def test_the_shipped_letterheads_are_read_at_ease() -> None:
    for name in letterhead.names():
        for palette in palettes(letterhead.load(name).colours):
            assert contrast(palette["ink"], palette["paper"]) >= STRONG
