"""Which communiqués there are in files and folders; each is read once, until it changes.

What was read is kept in a database: without it, or where it is broken, everything is read again.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from aes_editor import container, files
from aes_editor.errors import InputError
from aes_editor.known import entry
from aes_editor.known.collection import Collection
from aes_editor.known.entry import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST = 20_000
"""Files beyond which no more are looked at."""

_DEEPEST = 12
_MOST_SEEN = 500_000
"""Names of any kind beyond which no more are listed: somebody chose the whole disk."""
_FILE = "known-1.sqlite3"
"""Named for what :class:`Known` holds: where that changes, so does the number."""
_PATIENCE_S = 1.0
_TABLE = "CREATE TABLE IF NOT EXISTS seen (file BLOB PRIMARY KEY, size INTEGER, changed INTEGER, entry BLOB)"


class _Stamp(NamedTuple):
    """What tells that a file is the one that was read: bytes, and nanoseconds since 1970."""

    size: int
    changed: int


def survey(
    named: Iterable[Path],
    folders: Iterable[Path],
    cache: Path | None = None,
    check: Callable[[], None] = lambda: None,
) -> Collection:
    """Return what is known of the communiqués *named* and of those in *folders* and the folders in them.

    *cache* is the folder of what was read before; *check* is called between files and may raise, to stop. A file that
    cannot be read is not known, and no error: it says what is wrong with it when somebody opens it.
    """
    there = dict(_there(named, folders, check))
    with contextlib.closing(_database(cache)) as database:
        before = _remembered(database)
        read = {}
        for file, stamp in there.items():
            check()
            if (old := before.get(file)) is None or old[0] != stamp:
                read[file] = (stamp, _read(file))
        _remember(database, read, gone=before.keys() - there.keys())
    found = {file: (read[file] if file in read else before[file])[1] for file in there}
    return Collection(tuple(known for known in found.values() if known is not None))


def _there(named: Iterable[Path], folders: Iterable[Path], check: Callable[[], None]) -> Iterator[tuple[str, _Stamp]]:
    room = MOST
    seen = set()
    paths = (path for source in (map(os.path.abspath, named), *(_in(folder) for folder in folders)) for path in source)
    for path in islice(paths, _MOST_SEEN):
        check()
        if path in seen or not path.endswith(files.SUFFIX):
            continue
        seen.add(path)
        with contextlib.suppress(OSError):
            told = os.stat(path)  # noqa: PTH116 - the names are strings, thousands of them
            yield path, _Stamp(told.st_size, told.st_mtime_ns)
            room -= 1
        if not room:
            return


def _in(folder: Path, depth: int = 0) -> Iterator[str]:
    """Yield the files in *folder* and below, hidden ones and links to folders left out."""
    try:
        with os.scandir(folder.absolute()) as listed:
            inside = sorted((each for each in listed if not each.name.startswith(".")), key=lambda each: each.name)
    except OSError:
        return
    for each in inside:
        yield each.path
        if depth < _DEEPEST and each.is_dir(follow_symlinks=False):
            yield from _in(Path(each.path), depth + 1)


def _read(file: str) -> Known | None:
    try:
        doc = container.document(Path(file))
    except InputError:
        return None
    return entry.of(doc, file, entry.words_of(doc))


# What was read before.


def _database(folder: Path | None) -> sqlite3.Connection:
    """Return the database in *folder*, begun anew where it is broken; one in memory where the disk refuses."""
    if folder is not None:
        path = folder / _FILE
        for _attempt in range(2):
            with contextlib.suppress(OSError, sqlite3.OperationalError):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # for its reader alone: leads under embargo
                try:
                    return _opened(str(path))
                except sqlite3.DatabaseError as error:
                    if isinstance(error, sqlite3.OperationalError):
                        raise
                    path.unlink()
    return _opened(":memory:")


def _opened(name: str) -> sqlite3.Connection:
    database = sqlite3.connect(name, timeout=_PATIENCE_S)
    try:
        database.execute(_TABLE)
        database.execute("SELECT file, size, changed, entry FROM seen LIMIT 1")
    except BaseException:
        database.close()
        raise
    return database


def _remembered(database: sqlite3.Connection) -> dict[str, tuple[_Stamp, Known | None]]:
    found = {}
    with contextlib.suppress(sqlite3.DatabaseError):
        for name, size, changed, data in database.execute("SELECT file, size, changed, entry FROM seen"):
            with contextlib.suppress(msgspec.MsgspecError, TypeError, ValueError):
                known = None if data is None else msgspec.msgpack.decode(data, type=Known)
                file = os.fsdecode(name)
                named = known and msgspec.structs.replace(known, file=file)
                found[file] = (_Stamp(size, changed), named)
    return found


def _remember(database: sqlite3.Connection, read: dict[str, tuple[_Stamp, Known | None]], gone: Iterable[str]) -> None:
    with contextlib.suppress(sqlite3.DatabaseError), database:
        database.executemany("DELETE FROM seen WHERE file = ?", ((os.fsencode(name),) for name in gone))
        database.executemany(
            "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)",
            (
                (os.fsencode(name), *stamp, known and msgspec.msgpack.encode(msgspec.structs.replace(known, file="")))
                for name, (stamp, known) in read.items()
            ),
        )
