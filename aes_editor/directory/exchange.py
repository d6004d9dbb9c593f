"""Files that others write and read: any number of them, CSV or JSON, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.directory import codec, tables
from aes_editor.directory.changes import applied
from aes_editor.directory.entries import Directory
from aes_editor.directory.merging import merged
from aes_editor.errors import InputError
from aes_editor.i18n import ngettext

if TYPE_CHECKING:
    from aes_editor.directory.merging import Row


def read(data: bytes, name: str, table: str = "") -> tuple[Row, ...]:
    """Return the rows of the file *name*, which holds *data*: JSON where it begins as an object does, else CSV.

    *table* is what a CSV file lists, where its head does not tell. Raises :class:`InputError` that names file and line
    where any entry is not as it should be.
    """
    reading = codec.read(data, name) if _is_json(data) else tables.read(data, name, table)
    if reading.losses:
        first, *others = reading.losses
        count = len(others)
        more = ngettext("{count} more entry is wrong.", "{count} more entries are wrong.", count).format(count=count)
        raise InputError(f"{first} {more}" if others else first)
    return reading.rows


def directory(data: bytes, name: str) -> Directory:
    """Return the directory that the file *name*, which holds *data*, is; raises as :func:`read` does."""
    return applied(Directory(), merged(Directory(), read(data, name)).change)


def _is_json(data: bytes) -> bool:
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
