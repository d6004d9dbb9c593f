"""Letterheads: the institution as its readers see it."""

import re
from dataclasses import dataclass

import msgspec
import pytest

from aes_editor import letterhead
from aes_editor.letterhead import Colours, Emblem, Letterhead

PATH = re.compile(r"(?:M -?[\d.]+ -?[\d.]+|L -?[\d.]+ -?[\d.]+|C(?: -?[\d.]+){6}|Z)(?: (?=[MLCZ]))?")


@dataclass(frozen=True)
class Ink:
    red: float
    green: float
    blue: float

    @classmethod
    def of(cls, colour: str) -> "Ink":
        return cls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))

    @property
    def luminance(self) -> float:
        """Relative luminance (WCAG 2.2)."""
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in self._parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    @property
    def _parts(self) -> tuple[float, float, float]:
        return self.red, self.green, self.blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2), from 1 to 21."""
    dark, light = sorted((Ink.of(one).luminance, Ink.of(other).luminance))
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=letterhead.names())
def head(request: pytest.FixtureRequest) -> Letterhead:
    return letterhead.load(request.param)


def test_the_default_letterhead_ships() -> None:
    assert letterhead.DEFAULT in letterhead.names()
    assert letterhead.load() == letterhead.load(letterhead.DEFAULT)


@pytest.mark.parametrize("name", ["nowhere", "../letterheads/confederation", ""])
def test_a_letterhead_that_does_not_ship_is_not_found(name: str) -> None:
    with pytest.raises(KeyError):
        letterhead.load(name)


def test_an_institution_has_a_name_and_an_authority(head: Letterhead) -> None:
    assert head.institution
    assert head.short_name
    assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", head.authority)


def test_its_inks_are_read_on_its_paper_by_everyone(head: Letterhead) -> None:
    assert contrast(head.colours.ink, head.colours.paper) >= 7
    assert contrast(head.colours.primary, head.colours.paper) >= 4.5
    assert contrast(head.colours.accent, head.colours.paper) >= 3


@pytest.mark.parametrize("emblem", [found for name in letterhead.names() if (found := letterhead.load(name).emblem)])
def test_an_emblem_is_drawn_of_the_four_commands_within_its_square(emblem: Emblem) -> None:
    for stroke in emblem.strokes:
        assert "".join(PATH.findall(stroke.path)) == stroke.path
        assert stroke.path.startswith("M")
        assert all(0 <= float(number) <= emblem.size for number in re.findall(r"-?[\d.]+", stroke.path))


@pytest.mark.parametrize("colour", ["red", "#fff", "#0b5d3b;", "url(x)", ""])
def test_a_colour_is_six_hexadecimal_digits(colour: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"primary": colour, "accent": "#a87408"}, Colours)
