"""The file of the directory: read leniently, changed in short turns so that no window loses what another one wrote."""

from __future__ import annotations

import datetime as dt
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_editor import files, lock, stamp
from aes_editor.directory import codec
from aes_editor.directory.changes import Change, applied
from aes_editor.directory.entries import Directory
from aes_editor.errors import DamagedFile, InputError, WriteError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aes_editor.lock import Lock
    from aes_editor.stamp import Stamp

FILE = "directory.json"
"""Its name in the data folder of the user."""

_PATIENCE_S = 3.0
_TURN_S = 0.02
_STALE = dt.timedelta(minutes=1)
"""After so long the note of another machine is no turn of anybody: a turn takes a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the file holds: *directory*, and in *problem* a sentence about what could not be read of it, "" for none.

    *stamp* tells whether the file was written to since; None where there is no file.
    """

    directory: Directory
    problem: str = ""
    stamp: Stamp | None = None


def load(path: Path) -> Loaded:
    """Return what the directory at *path* holds; an empty one where there is none, or where it cannot be read.

    A broken file stays where it is, and is put aside before anything is written.
    """
    if not os.path.lexists(path):
        return Loaded(Directory())
    try:
        data = files.read(path, codec.LARGEST)
        seen = stamp.of(path, data)
    except InputError as error:
        return Loaded(Directory(), str(error))
    try:
        reading = codec.read(data, str(path))
    except InputError as error:
        return Loaded(Directory(), str(error), seen)
    return Loaded(reading.directory, " ".join(reading.losses[:1]), seen)


def update(path: Path, change_of: Callable[[Directory], Change], now: dt.datetime) -> tuple[Directory, Change]:
    """Change the directory at *path*; return what it holds then, and the change that was made.

    *change_of* is given what the file holds at that moment, whoever wrote it last. A file of which something cannot be
    read is kept beside the new one, under another name. Raises what *change_of* and
    :func:`~aes_editor.directory.changes.applied` raise; :class:`aes_editor.errors.NewerFormat` and
    :class:`InputError` where the file is one that may not be replaced; :class:`WriteError`. Nothing is changed then.
    """
    files.make_folder(path.parent)
    held = _turn(path, now)
    try:
        directory, aside = _there(path)
        change = change_of(directory)
        if not change:
            return directory, change
        made = applied(directory, change)
        if aside is not None:
            _put_aside(path, aside)
        files.write_atomically(path, codec.encode(made))
        return made, change
    finally:
        if held is not None:
            held.release()


def _turn(path: Path, now: dt.datetime) -> Lock | None:
    """Wait until nobody else writes to *path*, and hold it."""
    ends = time.monotonic() + _PATIENCE_S
    while True:
        try:
            return lock.acquire(path, now)
        except lock.Held as other:
            since = other.holder.time
            if since is not None and lock.state(other.holder) is lock.State.UNKNOWN and now - since > _STALE:
                return lock.acquire(path, now, force=True)
            if time.monotonic() > ends:
                message = _("The directory is being written to by {name}. Try again in a moment.")
                raise WriteError(message.format(name=other.holder.name or "?")) from other
        time.sleep(_TURN_S)


def _there(path: Path) -> tuple[Directory, bytes | None]:
    """Return what the file at *path* holds, and its bytes where they must be kept because not all could be read."""
    if not os.path.lexists(path):
        return Directory(), None
    data = files.read(path, codec.LARGEST)
    try:
        reading = codec.read(data, str(path))
    except DamagedFile:
        return Directory(), data
    return reading.directory, data if reading.losses else None


def _put_aside(path: Path, data: bytes) -> None:
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")):
        number += 1
    files.write_atomically(aside, data)
