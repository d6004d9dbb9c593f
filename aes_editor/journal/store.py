"""The database of the journal: one row for each document with changes that no file holds, each image once.

A rollback journal, not a write-ahead log: that one needs memory shared among processes, which a home folder in the
network does not have, and cannot be read in a folder that may not be written (docs/decisions/0060-journal.md).
"""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import codec
from aes_editor.container import Contents
from aes_editor.errors import DamagedFile, InputError, WriteError
from aes_editor.i18n import _
from aes_editor.journal.entry import Entry, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from aes_editor.journal.entry import Snapshot

FILE = "journal-1.sqlite3"
"""Named for the layout of its tables: another layout is another file."""

KEPT_DAYS = 30
"""What was ignored or discarded is deleted after so many days."""

_FIRST_DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""No copy of the program is older: a clock that shows less is not set."""
_PATIENCE_S = 5.0
_TABLES = """
PRAGMA auto_vacuum = FULL;
CREATE TABLE IF NOT EXISTS entry (
    id TEXT PRIMARY KEY, owner TEXT NOT NULL, state TEXT NOT NULL, title TEXT NOT NULL, path BLOB,
    document BLOB NOT NULL, digest BLOB NOT NULL, changed REAL NOT NULL, closed REAL
);
CREATE TABLE IF NOT EXISTS media (name TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS shows (
    entry TEXT NOT NULL REFERENCES entry ON DELETE CASCADE,
    media TEXT NOT NULL REFERENCES media,
    PRIMARY KEY (entry, media)
) WITHOUT ROWID;
"""
_NO_ENTRY = (TypeError, ValueError, OverflowError, OSError)
"""What values raise that are no entry: damage that the database itself has not seen."""
_BROKEN = {
    *(sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT),
    *(sqlite3.SQLITE_ERROR, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_MISMATCH),  # of statements of ours: other tables
}


class Store:
    """An open database, for one thread.

    With *read_only* it is opened as it is, in a folder that may not be written to.

    Every method raises :class:`WriteError` where the disk refuses, and :class:`DamagedFile` where the database is
    broken; whatever was committed before stays.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.path = folder / FILE
        self._shown: dict[str, frozenset[str]] = {}
        with _told(self.path):
            if not read_only:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                # What is under embargo is for its author alone; SQLite gives its own files the mode of this one.
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            self._inode = self.path.stat().st_ino
            mode = "ro" if read_only else "rw"
            self._database = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode={mode}",
                uri=True,
                timeout=_PATIENCE_S,
                isolation_level=None,
                check_same_thread=False,
            )
            if read_only:
                return
            try:
                self._database.executescript(
                    f"PRAGMA journal_mode = PERSIST; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; {_TABLES}"
                )
            except BaseException:
                self._database.close()
                raise

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def lost(self) -> bool:
        """Whether the file that is written to is no longer the one that will be found: it was removed or replaced."""
        try:
            return self.path.stat().st_ino != self._inode
        except OSError:
            return True

    # -- writing

    def write(self, owner: str, batch: Mapping[str, tuple[Snapshot | None, State]], now: dt.datetime) -> None:
        """Put down what *batch* says of each entry by its id: the snapshot, or None where a file holds it all."""
        with self._transaction() as run:
            for key, (snapshot, state) in batch.items():
                if snapshot is None:
                    run("DELETE FROM entry WHERE id = ?", (key,))
                    self._shown.pop(key, None)
                    continue
                doc, encoded = snapshot.doc, codec.encode(snapshot.doc)
                run(
                    "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                    " owner = excluded.owner, state = excluded.state, title = excluded.title, path = excluded.path,"
                    " document = excluded.document, digest = excluded.digest, changed = excluded.changed,"
                    " closed = excluded.closed",
                    (
                        *(key, owner, state, _storable(doc.short_title or doc.headline)),
                        os.fsencode(snapshot.path) if snapshot.path else None,
                        *(encoded, _digest(encoded), now.timestamp()),
                        None if state is State.OPEN else now.timestamp(),
                    ),
                )
                self._show(run, key, snapshot)
            run("DELETE FROM media WHERE name NOT IN (SELECT media FROM shows)")

    def _show(self, run: _Run, key: str, snapshot: Snapshot) -> None:
        names = snapshot.doc.media_names() & snapshot.media.keys()
        if self._shown.get(key) == names:
            return
        run("DELETE FROM shows WHERE entry = ?", (key,))
        for name in names:
            run("INSERT OR IGNORE INTO media VALUES (?, ?)", (name, snapshot.media[name]))
            run("INSERT INTO shows VALUES (?, ?)", (key, name))
        self._shown[key] = names

    def claim(self, entry: Entry, owner: str) -> bool:
        """Make *entry*, as it was listed, the work of *owner*; False where another program was quicker."""
        with self._transaction() as run:
            changed = run(
                "UPDATE entry SET owner = ?, state = ?, closed = NULL WHERE id = ? AND owner = ?",
                (owner, State.OPEN, entry.id, entry.owner),
            )
            return changed == 1

    def ignore(self, entry: Entry, now: dt.datetime) -> None:
        """Offer *entry* no more by itself; it stays for :data:`KEPT_DAYS` days."""
        with self._transaction() as run:
            run(
                "UPDATE entry SET state = ?, closed = ? WHERE id = ? AND owner = ?",
                (State.IGNORED, now.timestamp(), entry.id, entry.owner),
            )

    def remove(self, entry: Entry) -> None:
        """Delete *entry*, as it was listed: a file holds all of it."""
        with self._transaction() as run:
            run("DELETE FROM entry WHERE id = ? AND owner = ?", (entry.id, entry.owner))
            run("DELETE FROM media WHERE name NOT IN (SELECT media FROM shows)")

    def purge(self, now: dt.datetime) -> None:
        """Delete what was ignored or discarded more than :data:`KEPT_DAYS` days ago.

        A machine whose battery is empty starts in 1970 or 2000, and is right again a minute later: what was closed in
        such a minute is taken as closed now.
        """
        with self._transaction() as run:
            run("UPDATE entry SET closed = ? WHERE closed < ?", (now.timestamp(), _FIRST_DAY.timestamp()))
            run("DELETE FROM entry WHERE closed < ?", ((now - dt.timedelta(days=KEPT_DAYS)).timestamp(),))
            run("DELETE FROM media WHERE name NOT IN (SELECT media FROM shows)")

    # -- reading

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, that of running programs included, the latest first."""
        with _told(self.path):
            rows = self._database.execute(
                "SELECT id, owner, state, title, path, changed FROM entry ORDER BY changed DESC"
            ).fetchall()
        try:
            return tuple(_entry(*row) for row in rows)
        except _NO_ENTRY as cause:
            raise DamagedFile(_damage(self.path)) from cause

    def read(self, key: str) -> Contents:
        """Return what the entry *key* holds; :class:`InputError` where it is gone or cannot be read."""
        with _told(self.path):
            row = self._database.execute("SELECT document, digest FROM entry WHERE id = ?", (key,)).fetchone()
            media = self._database.execute(
                "SELECT name, data FROM media JOIN shows ON media.name = shows.media WHERE entry = ?", (key,)
            ).fetchall()
        if row is None:
            raise InputError(_("This work is not in the journal any more: another window took it."))
        document, digest = row
        if _digest(document) != digest:
            raise DamagedFile(_("This work was damaged on the disk and cannot be read."))
        doc = codec.decode(document)
        sound = {name: data for name, data in media if hashlib.sha256(data).hexdigest() == name.partition(".")[0]}
        return Contents(doc, sound)

    # -- repairing

    def check(self) -> None:
        """Read the whole database; raise :class:`DamagedFile` where it is broken anywhere."""
        with _told(self.path):
            if self._database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise DamagedFile(_damage(self.path))
            self._database.execute(
                "SELECT state, document, digest, closed, name, data, entry, media FROM entry, media, shows LIMIT 0"
            )
        self.entries()

    def take(self, table: str, row: tuple[object, ...]) -> None:
        """Add *row* of the *table* of a broken database; raises :class:`sqlite3.Error` where it does not fit."""
        marks = ", ".join("?" * len(row))
        self._database.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608 - our tables

    def prune(self) -> None:
        """Delete every entry that is damaged."""
        for row in self._database.execute("SELECT id, owner, state, title, path, changed FROM entry").fetchall():
            try:
                self.read(_entry(*row).id)
            except (DamagedFile, *_NO_ENTRY):
                self._database.execute("DELETE FROM entry WHERE id IS ?", row[:1])

    @contextmanager
    def _transaction(self) -> Iterator[_Run]:
        with _told(self.path):
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._run
                self._database.execute("COMMIT")
            except BaseException:
                self._shown.clear()
                if self._database.in_transaction:
                    self._database.execute("ROLLBACK")
                raise

    def _run(self, statement: str, values: tuple[object, ...] = ()) -> int:
        return self._database.execute(statement, values).rowcount


if TYPE_CHECKING:
    from collections.abc import Callable

    _Run = Callable[..., int]


def _entry(key: str, owner: str, state: str, title: str, path: bytes | None, changed: float) -> Entry:
    moment = dt.datetime.fromtimestamp(changed, dt.UTC).astimezone()
    return Entry(key, owner, State(state), title, Path(os.fsdecode(path)) if path else None, moment)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _damage(path: Path) -> str:
    return _("The journal “{path}” is damaged.").format(path=path)


def _storable(text: str) -> str:
    """Return *text* without the halves of characters that broken input methods leave, which no database takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system raise into sentences."""
    try:
        yield
    except UnicodeDecodeError as cause:  # within a message of SQLite that quotes what is broken
        raise DamagedFile(_damage(path)) from cause
    except sqlite3.DatabaseError as cause:
        # Python itself has no code for text that is none
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
        if code in _BROKEN:
            raise DamagedFile(_damage(path)) from cause
        raise WriteError(_reason(code, path, cause)) from cause
    except OSError as cause:
        code = sqlite3.SQLITE_FULL if cause.errno in {errno.ENOSPC, errno.EDQUOT} else sqlite3.SQLITE_CANTOPEN
        raise WriteError(_reason(code, path, cause)) from cause


def _reason(code: int, path: Path, cause: Exception) -> str:
    match code:
        case sqlite3.SQLITE_FULL:
            return _("Unsaved work is not kept for recovery: the disk of “{path}” is full.").format(path=path.parent)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return _("Unsaved work is not kept for recovery: “{path}” cannot be written to.").format(path=path.parent)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _("Unsaved work is not kept for recovery: another program holds “{path}”.").format(path=path)
        case _other:
            return _("Unsaved work is not kept for recovery: {reason}.").format(reason=cause)
