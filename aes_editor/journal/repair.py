"""A broken journal: put aside untouched, and what can still be read of it goes into a new one."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import uuid
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor.errors import DamagedFile, WriteError
from aes_editor.i18n import _
from aes_editor.journal.store import FILE, Store

if TYPE_CHECKING:
    import datetime as dt

_MOST_ROWS = 100_000
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError, OverflowError)
_repairing = threading.Lock()


def repair(folder: Path, now: dt.datetime) -> str:
    """Begin a new database in *folder* with what can be read of the broken one; return the sentence that says so.

    "" where it is sound after all: two threads may find the same damage, and the second one must not put aside what
    the first one began anew. Raises :class:`WriteError`.
    """
    with _repairing:
        try:
            with Store(folder) as store:
                store.check()
        except DamagedFile:
            aside = folder / f"journal-broken-{now:%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:6]}.sqlite3"
            try:
                (folder / FILE).replace(aside)
                (folder / f"{FILE}-journal").unlink(missing_ok=True)
            except OSError as cause:
                raise WriteError(
                    _("Unsaved work is not kept for recovery: “{path}” cannot be written to.").format(path=folder)
                ) from cause
            _rescue(aside, folder)
            told = _(
                "The journal of unsaved work was damaged. What could be read of it was kept; “{path}” is the old one."
            )
            return told.format(path=aside)
    return ""


def _rescue(aside: Path, folder: Path) -> None:
    """Copy every sound row of the database *aside*; rows beside a broken one are read all the same."""
    uri = f"{aside.as_uri()}?mode=ro&immutable=1"
    with Store(folder) as store, closing(sqlite3.connect(uri, uri=True)) as broken:
        for table in ("entry", "media"):
            last = 0
            with contextlib.suppress(*_UNREADABLE):
                (last,) = broken.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()  # noqa: S608 - ours
            for number in range(1, min(last, _MOST_ROWS) + 1):
                with contextlib.suppress(*_UNREADABLE):
                    row = broken.execute(f"SELECT * FROM {table} WHERE rowid = ?", (number,)).fetchone()  # noqa: S608
                    if row is not None:
                        store.take(table, row)
        with contextlib.suppress(*_UNREADABLE):
            for row in broken.execute("SELECT * FROM shows"):
                with contextlib.suppress(*_UNREADABLE):
                    store.take("shows", row)
        store.prune()
