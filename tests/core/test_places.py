"""The cities of datelines."""

import pytest

from aes_editor import places
from aes_editor.places import City
from aes_editor.text import fold


@pytest.mark.parametrize("name", ["Bamako", "BAMAKO", " bamako ", "باماكو"])
def test_a_city_is_found_whatever_its_case_and_language(name: str) -> None:
    found = places.city(name)

    assert found is not None
    assert (found.name, found.country) == ("Bamako", "ML")


@pytest.mark.parametrize("name", ["", "Nulle-Part", "Bama"])
def test_another_word_is_no_city(name: str) -> None:
    assert places.city(name) is None


def test_the_capitals_of_the_confederation_come_first() -> None:
    assert {city.country for city in places.cities()[:3]} == {"BF", "ML", "NE"}


def test_no_two_cities_are_called_the_same() -> None:
    names = [name for city in places.cities() for name in (city.name, *city.other_names)]

    assert len({fold(name) for name in names}) == len(names)
    assert len({city.geonames for city in places.cities()}) == len(places.cities())


@pytest.mark.parametrize("city", places.cities(), ids=lambda city: city.name)
def test_a_city_lies_on_the_globe(city: City) -> None:
    assert -90 <= city.latitude <= 90
    assert -180 <= city.longitude <= 180
    assert len(city.country) == 2
    assert city.country.isupper()
