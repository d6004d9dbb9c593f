"""Reading with a limit, and the one function that writes bytes to disk."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import replacing
from aes_editor.errors import InputError, WriteError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

SUFFIX = ".communique"
"""How the files of the program end."""

LARGEST = 512 * 1024 * 1024
"""Bytes beyond which a file is not read."""


def read(path: Path, limit: int = LARGEST) -> bytes:
    """Return the bytes of *path*; :class:`InputError` where it cannot be read or is larger than *limit*."""
    with opened(path) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise InputError(_("“{path}” is larger than {size} MB and was not read.").format(path=path, size=limit >> 20))
    return data


@contextlib.contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open the file at *path* to be read; raises :class:`InputError` as :func:`read` does, as long as it is open."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise InputError(_("“{path}” is not a file.").format(path=path))
            yield file
    except OSError as cause:
        raise InputError(_why_not_read(path, cause)) from cause


def _without_waiting(path: str, flags: int) -> int:
    """Open *path* as ``open`` does, but never wait for the other end of a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _why_not_read(path: Path, cause: OSError) -> str:
    match cause.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return _("“{path}” does not exist. Check the name and the folder.").format(path=path)
        case errno.EISDIR:
            return _("“{path}” is a folder, not a file.").format(path=path)
        case errno.EACCES | errno.EPERM:
            return _("You may not read “{path}”. Ask its owner for permission.").format(path=path)
        case _other:
            return _("“{path}” cannot be read: {reason}.").format(path=path, reason=cause.strerror or cause)


def make_folder(path: Path) -> None:
    """Create the folder *path* and those above it; :class:`WriteError` where that is impossible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as cause:
        raise WriteError(_("“{path}” is a file, where a folder is needed.").format(path=path)) from cause
    except OSError as cause:
        raise WriteError(_why_not_written(path, cause)) from cause


def write_atomically(path: Path, data: bytes) -> None:
    """Write *data* to *path*, whole or not at all, and safe from a power cut once this returns.

    A temporary file in the same folder is written, flushed to the disk and renamed over *path*. A symbolic link is
    followed; permissions, owner, group and extended attributes of the file that was there are kept as far as the file
    system lets them be, and so are its other hard links: into a file that has some, the flushed content is copied. A
    file that may not be written, a folder or a device is not replaced. Raises :class:`WriteError`; what was there
    before is then untouched.
    """
    import tempfile  # noqa: PLC0415 - 5 ms that programs which only read need not pay

    target = Path(os.path.realpath(path))
    temporary: str | None = None
    try:
        there = _to_be_replaced(target)
        mode = 0o666 & ~_UMASK if there is None else stat.S_IMODE(there.st_mode)
        handle, temporary = tempfile.mkstemp(prefix=_prefix(target), suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            replacing.flush(file.fileno())
        if replacing.has_other_names(there):
            replacing.overwrite(target, data)
        else:
            replacing.dress(temporary, there, target, mode)
            os.replace(temporary, target)  # noqa: PTH105
            temporary = None
        _sync_folder(target.parent)
    except OSError as cause:
        raise WriteError(_why_not_written(path, cause)) from cause
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def remove_leftovers(path: Path) -> None:
    """Remove what a killed process left of its writing to *path*: call it only where no other can be writing there."""
    target = Path(os.path.realpath(path))
    for leftover in target.parent.glob(f"{glob.escape(_prefix(target))}????????.tmp"):
        with contextlib.suppress(OSError):
            leftover.unlink()


def _prefix(target: Path) -> str:
    return f".{target.name[:40]}."


def _to_be_replaced(target: Path) -> os.stat_result | None:
    """Return what is told of the file at *target*, None for none; :class:`WriteError` where it may not be replaced."""
    try:
        there = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(there.st_mode):
        raise WriteError(_("“{path}” was not written: it is a device, not a file.").format(path=target))
    if not os.access(target, os.W_OK):
        if hasattr(os, "statvfs") and os.statvfs(target).f_flag & os.ST_RDONLY:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        raise WriteError(
            _("“{path}” was not written: it is protected against writing. Choose another name.").format(path=target)
        )
    return there


def _umask() -> int:
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


_UMASK = _umask()  # asked for once: asking means setting it for a moment, and a thread that writes then would take that


def _sync_folder(folder: Path) -> None:
    """Make the renaming in *folder* last, where the system can: the content itself is on the disk already."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):  # a folder that may be written but not read; network and FAT file systems
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _why_not_written(path: Path, cause: OSError) -> str:
    match cause.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _("“{path}” was not written: the disk is full. Free some space or choose another folder.").format(
                path=path
            )
        case errno.EROFS:
            return _("“{path}” was not written: the disk is read-only. Choose another folder.").format(path=path)
        case errno.EACCES | errno.EPERM:
            return _("“{path}” was not written: you may not write in this folder. Choose another one.").format(
                path=path
            )
        case errno.ENOENT | errno.ENOTDIR:
            return _("“{path}” was not written: the folder does not exist.").format(path=path)
        case errno.EISDIR:
            return _("“{path}” was not written: a folder has this name. Choose another name.").format(path=path)
        case _other:
            return _("“{path}” was not written: {reason}.").format(path=path, reason=cause.strerror or cause)
