"""Cities that datelines of the region name, with what identifies them (``resources/places.toml``)."""

from __future__ import annotations

from functools import cache

import msgspec

import resources
from aes_editor.text import fold


class City(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A city: its name in French and other languages, ISO 3166-1 country, GeoNames id, degrees north and east."""

    name: str
    country: str
    geonames: int
    latitude: float
    longitude: float
    other_names: tuple[str, ...] = ()


class _Gazetteer(msgspec.Struct, frozen=True):
    cities: tuple[City, ...]


@cache
def cities() -> tuple[City, ...]:
    """Return the cities known, the capitals of the confederation first."""
    return msgspec.toml.decode(resources.text("places.toml"), type=_Gazetteer).cities


def city(name: str) -> City | None:
    """Return the city called *name*, whatever its case and accents; None where none is known."""
    return _by_name().get(fold(name.strip()))


@cache
def _by_name() -> dict[str, City]:
    return {fold(name): city for city in cities() for name in (city.name, *city.other_names)}
