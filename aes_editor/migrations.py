"""How documents of older formats become documents of today's."""

from collections.abc import Callable, Sequence
from typing import Any

Migration = Callable[[dict[str, Any]], dict[str, Any]]


def _images_are_cut(raw: dict[str, Any]) -> dict[str, Any]:
    """Format 2 adds crop, focal point and rights to images; what has none is as it was."""
    return raw


MIGRATIONS: tuple[Migration, ...] = (_images_are_cut,)
"""Entry *i* takes a document of format *i* + 1 to format *i* + 2. Renamed and moved fields are followed here, only.

A field that is only added has an entry too: a version of the program that does not know it then says that it is older.
"""

FORMAT = len(MIGRATIONS) + 1
"""The format that this version writes."""


def migrate(raw: dict[str, Any], number: int, migrations: Sequence[Migration] = MIGRATIONS) -> dict[str, Any]:
    """Return *raw*, of format *number*, in the newest format."""
    for step in migrations[number - 1 :]:
        raw = step(raw)
    return raw
