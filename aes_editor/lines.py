"""Which lines of a text say which field of a communiqué."""

from __future__ import annotations

from typing import NamedTuple


class Lines(NamedTuple):
    """The lines from *first* to *last*, counted from 0, say *field*, a path in the document (``body/3``)."""

    first: int
    last: int
    field: str
