"""Which places of a preview belong to a field, by their paths (``body/3/text``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aes_editor.lines import Lines


def candidates(path: str) -> tuple[str, ...]:
    """Return the paths that may stand for *path* in a preview, the best first.

    A preview may show a field as part of a larger place: ``dateline/place`` within ``dateline``, ``body/3/credit``
    within ``body/3``. But the whole body does not stand for one of its blocks, nor any list for one of its items.
    """
    steps = path.split("/")
    shortest = 2 if len(steps) > 1 and steps[1].isdecimal() else 1
    return tuple("/".join(steps[:end]) for end in range(len(steps), shortest - 1, -1)) if path else ()


def covers(candidate: str, field: str) -> bool:
    """Whether the place that shows *field* shows *candidate* or a part of it."""
    return field == candidate or field.startswith(f"{candidate}/")


def lines_of(path: str, places: Iterable[Lines]) -> tuple[Lines, ...]:
    """Return those of *places* that say the field *path*, or the closest to it that any says."""
    known = tuple(places)
    found = (tuple(place for place in known if covers(candidate, place.field)) for candidate in candidates(path))
    return next(filter(None, found), ())
