"""Reading with a limit, and the one function that writes bytes to disk."""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import stat
import tempfile
from pathlib import Path

from aes_editor.errors import InputError, WriteError
from aes_editor.i18n import _

SUFFIX = ".communique"
"""How the files of the program end."""

LARGEST = 512 * 1024 * 1024
"""Bytes beyond which a file is not read."""


def read(path: Path, limit: int = LARGEST) -> bytes:
    """Return the bytes of *path*; :class:`InputError` where it cannot be read or is larger than *limit*."""
    try:
        with path.open("rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise InputError(_("“{path}” is not a file.").format(path=path))
            data = file.read(limit + 1)
    except OSError as cause:
        raise InputError(_why_not_read(path, cause)) from cause
    if len(data) > limit:
        raise InputError(_("“{path}” is larger than {size} MB and was not read.").format(path=path, size=limit >> 20))
    return data


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
    followed; the permissions of the file that was there are kept. Raises :class:`WriteError`; what was there before
    is then untouched.
    """
    target = Path(os.path.realpath(path))
    temporary: str | None = None
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        handle, temporary = tempfile.mkstemp(prefix=_prefix(target), suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))  # noqa: PTH101 - a plain name, not a Path
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


def _mode(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as cause:  # some network and FAT file systems cannot; the file itself is on the disk
        if cause.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
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
