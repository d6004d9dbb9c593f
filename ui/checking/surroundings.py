"""What checks are told besides the document: profiles and directory from their files, read anew when those changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor import kinds
from aes_editor.checks import CheckContext
from aes_editor.directory import Directory, store

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection
    from pathlib import Path

    from aes_editor.known import Collection as Known

_Seen = tuple[tuple[str, int, int], ...]


class Surroundings:
    """Reads files: to be asked in a thread, by one at a time. *profiles* is a folder, *data* one or None."""

    def __init__(self, profiles: Path, data: Path | None) -> None:
        self._folder = profiles
        self._directory_file = data / store.FILE if data else None
        self._profiles: tuple[_Seen, kinds.Profiles] | None = None
        self._directory: tuple[_Seen, Directory] | None = None

    def context(self, now: dt.datetime, media: Collection[str], known: Known, *, all_known: bool) -> CheckContext:
        """Return what checks are told at the moment *now* of a document with the images *media*.

        *all_known* says that what is not among the *known* communiqués exists nowhere.
        """
        return CheckContext(
            now=now,
            media=media,
            references=known.references,
            guids=known.guids if all_known else (),
            profiles=self._read_profiles(),
            directory=self._read_directory(),
        )

    def _read_profiles(self) -> kinds.Profiles:
        seen = _seen(sorted(self._folder.glob("*.toml")) if self._folder.is_dir() else ())
        if self._profiles is None or self._profiles[0] != seen:
            self._profiles = seen, kinds.load(self._folder)
        return self._profiles[1]

    def _read_directory(self) -> Directory:
        if self._directory_file is None:
            return Directory()
        seen = _seen([self._directory_file])
        if self._directory is None or self._directory[0] != seen:
            self._directory = seen, store.load(self._directory_file).directory
        return self._directory[1]


def _seen(paths: Collection[Path]) -> _Seen:
    found = []
    for path in paths:
        try:
            told = path.stat()
        except OSError:
            continue
        found.append((path.name, told.st_mtime_ns, told.st_size))
    return tuple(found)
