"""Changing the directory: pairs of an entry before and after, applied to whatever the file holds by then.

An entry is known by its value: a change of one that somebody else has changed meanwhile is refused, never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from aes_editor.directory.entries import TABLES, Directory, Entry, table_of
from aes_editor.directory.search import label, sort_key
from aes_editor.errors import InputError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST = 20_000
"""Entries of a table."""

Change: TypeAlias = "tuple[tuple[Entry | None, Entry | None], ...]"
"""Pairs *(before, after)*; None before is an addition, None after a removal."""


class Conflict(InputError):
    """The entry to be changed is not in the directory any more as it was shown."""


def applied(directory: Directory, change: Change) -> Directory:
    """Return *directory* with *change* made.

    Raises :class:`Conflict` where an entry to be changed is not there, and :class:`InputError` where a table would
    hold more than :data:`MOST` entries.
    """
    tables: dict[str, list[Entry]] = {}
    for before, after in change:
        known = before if before is not None else after
        assert known is not None
        name = table_of(known)
        table = tables.setdefault(name, list(directory.table(name)))
        if before is None:
            assert after is not None
            table.append(after)
        else:
            _replace(table, before, after)
    for table in tables.values():
        if len(table) > MOST:
            raise InputError(_("A directory holds at most {most} entries of a kind.").format(most=MOST))
    changed: dict[str, Any] = {name: tuple(sorted(table, key=sort_key)) for name, table in tables.items()}
    return msgspec.structs.replace(directory, **changed)


def _replace(table: list[Entry], before: Entry, after: Entry | None) -> None:
    try:
        at = table.index(before)
    except ValueError as cause:
        message = _("“{name}” was changed in another window meanwhile; it is shown as it is now. Look, and change it.")
        raise Conflict(message.format(name=label(before))) from cause
    table[at : at + 1] = [] if after is None else [after]


def reverse(change: Change) -> Change:
    """Return the change that takes *change* back."""
    return tuple((after, before) for before, after in reversed(change))


def sorted_directory(entries: Iterable[Entry]) -> Directory:
    """Return the directory of *entries*."""
    tables: dict[str, list[Entry]] = {name: [] for name in TABLES}
    for entry in entries:
        tables[table_of(entry)].append(entry)
    return Directory(**{name: tuple(sorted(table, key=sort_key)) for name, table in tables.items()})  # type: ignore[arg-type]
