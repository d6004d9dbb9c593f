"""``located``: where the communiqué speaks, with the country it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor import places
from aes_editor.newsml import values
from aes_editor.newsml.values import line
from exporters.newsml.tree import g2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.places import City
    from exporters.newsml.writing import Writing

_AREA = "cpnat:geoArea"


def known_city(writing: Writing) -> City | None:
    """Return the city of the dateline where it is one we know, in the country it names if it names one."""
    dateline = writing.doc.dateline
    city = places.city(dateline.place)
    return city if city and dateline.country in {"", city.country} else None


def city_code(city: City) -> str:
    """Return the GeoNames code of *city*."""
    return f"geonames:{city.geonames}"


def located(writing: Writing) -> Iterator[_Element]:
    """Yield ``located``: by GeoNames where the city is known, by its name elsewhere; the country is ``broader``."""
    dateline = writing.doc.dateline
    name, country = line(dateline.place), values.country(dateline.country)
    if name:
        city = known_city(writing)
        code = {"qcode": city_code(city)} if city else {"literal": name}
        broader = [_country("broader", country, writing)] if country else []
        yield g2("located", "", g2("name", name, lang=writing.language), *broader, type=_AREA, **code)
    elif country:
        yield _country("located", country, writing)


def _country(tag: str, code: str, writing: Writing) -> _Element:
    name = writing.words.country_name(code)
    names = [g2("name", name, lang=writing.words.words)] if name else []
    return g2(tag, "", *names, type=_AREA, qcode=f"iso3166-1a2:{code}")
