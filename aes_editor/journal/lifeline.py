"""A locked file for each running program: the system lets go of the lock however the program ends.

Numbers of processes are used again, mean nothing in another container and cannot be asked for on another machine; a
lock holds in all three cases, on a home folder in the network too.
"""

from __future__ import annotations

import contextlib
import os
import sys
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SUFFIX = ".running"


class Lifeline:
    """Held by this process from its making to :meth:`release`, or to the end of the process; *name* is its own.

    Raises :class:`OSError` where the folder takes no file, or its file system has no locks.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._path = _path(folder, name)
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            held = _lock(self._file)
        except OSError:
            self.release()
            raise
        if not held:  # somebody looked at it in the instant before
            self.release()
            raise BlockingIOError

    @property
    def cut(self) -> bool:
        """Whether somebody removed the file: others take this process for dead."""
        return not self._path.exists()

    def release(self) -> None:
        """Let go: what this process leaves unsaved is open to others."""
        os.close(self._file)
        with contextlib.suppress(OSError):
            self._path.unlink()


def new_name() -> str:
    """Return a name that no lifeline has had."""
    return uuid.uuid4().hex


def runs(folder: Path, name: str) -> bool:
    """Whether the process that holds the lifeline *name* runs; what a dead one left behind is removed."""
    path = _path(folder, name)
    try:
        file = _open(path)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # when in doubt its work is not taken away from it
    try:
        dead = _lock(file)
        if dead:
            with contextlib.suppress(OSError):
                path.unlink()
    except OSError:
        return True
    finally:
        os.close(file)
    return not dead


def _open(path: Path) -> int:
    """Open *path* for locking: for writing where that is allowed, since network file systems ask for it."""
    try:
        return os.open(path, os.O_RDWR)
    except FileNotFoundError:
        raise
    except OSError:
        return os.open(path, os.O_RDONLY)


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}{_SUFFIX}"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        """Lock *file* for this process; False where another one holds it."""
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        """Lock *file* for this process; False where another one holds it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
