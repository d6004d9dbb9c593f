"""How documents of older formats become documents of today's."""

from collections.abc import Callable, Sequence
from typing import Any

Migration = Callable[[dict[str, Any]], dict[str, Any]]

MIGRATIONS: tuple[Migration, ...] = ()
"""Entry *i* takes a document of format *i* + 1 to format *i* + 2. Renamed and moved fields are followed here, only."""

FORMAT = len(MIGRATIONS) + 1
"""The format that this version writes."""


def migrate(raw: dict[str, Any], number: int, migrations: Sequence[Migration] = MIGRATIONS) -> dict[str, Any]:
    """Return *raw*, of format *number*, in the newest format."""
    for step in migrations[number - 1 :]:
        raw = step(raw)
    return raw
