"""What a file keeps when its content is replaced: owner, group, permissions, extended attributes, other hard links.

File systems differ: FAT and many network shares have no owners, no permissions and no attributes, and refuse to be
given any. What cannot be kept there is no reason not to save.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_UNSUPPORTED = frozenset({errno.EPERM, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY})
_GROUP, _OTHERS = 0o070, 0o007


def dress(temporary: str, there: os.stat_result | None, target: Path, mode: int) -> None:
    """Give the file *temporary* what *target*, of which *there* tells, has; *mode* is its permissions."""
    kept_group = True
    if there is not None and os.name == "posix":
        kept_group = _own(temporary, there)
        _copy_attributes(target, temporary)
    if not kept_group:
        mode = (mode & ~_GROUP) | ((mode & _OTHERS) << 3)  # what one group could read is not opened to another
    try:
        os.chmod(temporary, mode)  # noqa: PTH101 - a plain name, not a Path
    except OSError as refusal:
        if refusal.errno not in _UNSUPPORTED:
            raise


def _own(temporary: str, there: os.stat_result) -> bool:
    """Give *temporary* the owner and group of *there* as far as that is allowed; False where the group differs."""
    now = os.stat(temporary)  # noqa: PTH116
    if now.st_uid != there.st_uid:
        with contextlib.suppress(OSError):
            os.chown(temporary, there.st_uid, -1)
    if now.st_gid != there.st_gid:
        try:
            os.chown(temporary, -1, there.st_gid)
        except OSError:
            return False
    return True


def _copy_attributes(source: Path, target: str) -> None:
    if not hasattr(os, "listxattr"):
        return
    with contextlib.suppress(OSError):
        for name in os.listxattr(source):
            with contextlib.suppress(OSError):
                os.setxattr(target, name, os.getxattr(source, name))


def flush(handle: int) -> None:
    """Make what was written to *handle* last; a file system that knows no flushing does what it can anyway."""
    try:
        os.fsync(handle)
    except OSError as refusal:
        if refusal.errno not in _UNSUPPORTED:
            raise


def has_other_names(there: os.stat_result | None) -> bool:
    """Whether the file has other hard links, which would keep the old content if it were replaced."""
    return there is not None and stat.S_ISREG(there.st_mode) and there.st_nlink > 1


def overwrite(target: Path, data: bytes) -> None:
    """Write *data* into the file *target* itself, so that all its names show it; what was there comes back on failure.

    A power cut in between can leave a mixture; the caller has a whole copy of *data* on the same disk until this
    returns.
    """
    with target.open("r+b", buffering=0) as file:
        before = file.read()
        try:
            _fill(file.fileno(), data)
        except OSError:
            with contextlib.suppress(OSError):
                _fill(file.fileno(), before)
            raise


def _fill(handle: int, data: bytes) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.ftruncate(handle, len(data))
    flush(handle)
