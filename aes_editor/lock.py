"""The note beside an open file that says who works on it: ``.NAME.communique.lock``, JSON, made by whoever comes first.

A file made exclusively is what every system, network share and USB key can do; locks of the system itself are not
(NFS, SMB and FAT differ). The note of a program that ended by force stays, and is told by its process: on the same
machine that it runs no more is certain; of another machine, only the time since is known, and a person decides.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import getpass
import os
import platform
import sys
import uuid
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from aes_editor import files
from aes_editor.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

SUFFIX = ".lock"
_LARGEST = 1 << 16
_LONGEST = 200


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a file: *name* of the person, *machine*, *time* since when; *boot*, *pid* and *token* tell processes.

    All empty where the note cannot be read.
    """

    name: str = ""
    machine: str = ""
    time: dt.datetime | None = None
    boot: str = ""
    pid: int = 0
    token: str = ""


class State(Enum):
    """What is known of the process that holds a file."""

    RUNS = auto()
    DEAD = auto()
    UNKNOWN = auto()


class Held(Exception):
    """Somebody else holds the file; *holder* says who."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder.name)
        self.holder = holder


class Lock:
    """The note of this process beside one file, until :meth:`release`."""

    def __init__(self, path: Path, token: str) -> None:
        self._path = path
        self._token = token

    @property
    def valid(self) -> bool:
        """Whether the note is still ours: somebody may have taken the file over."""
        return _read(self._path).token == self._token

    def release(self) -> None:
        """Take the note away, if it is still ours."""
        if self.valid:
            with contextlib.suppress(OSError):
                self._path.unlink()


def beside(file: Path) -> Path:
    """Return where the note of *file* lies; that of a symbolic link is beside what it points to."""
    target = Path(os.path.realpath(file))
    return target.with_name(f".{target.name}{SUFFIX}")


def acquire(file: Path, now: dt.datetime, *, force: bool = False) -> Lock | None:
    """Put our note beside *file*; None where the folder takes no file, so that nobody can be told.

    Raises :class:`Held` where somebody else's note is there. That of a dead process of this machine is replaced without
    asking, any with *force*.
    """
    path = beside(file)
    mine = _holder(now)
    if _make(path, mine):
        return Lock(path, mine.token)
    if _is_missing(path):
        return None
    other = _read(path)
    if not force and state(other) is not State.DEAD:
        raise Held(other)
    with contextlib.suppress(OSError):  # a new one, not the other written over: it may belong to another account
        path.unlink()
    if not _make(path, mine):
        if _is_missing(path):
            return None
        raise Held(_read(path))
    return Lock(path, mine.token)


def holder(file: Path) -> Holder | None:
    """Return who holds *file*; None for nobody."""
    path = beside(file)
    return None if _is_missing(path) else _read(path)


def state(holder: Holder) -> State:
    """Return what can be known here of the process of *holder*."""
    if not holder.boot or not holder.pid or holder.machine != platform.node():
        return State.UNKNOWN
    here, there = _boot().split("/"), holder.boot.split("/")
    if here[0] != there[0]:
        return State.DEAD  # the machine was started anew since
    if here != there:
        return State.UNKNOWN  # another container, whose processes have numbers of their own
    return State.RUNS if _runs(holder.pid) else State.DEAD


def _make(path: Path, mine: Holder) -> bool:
    """Make the note, whole; False where one is there, or none can be made."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(mine))
    except OSError as cause:  # a full disk: nobody is told, and nobody is kept out
        with contextlib.suppress(OSError):
            path.unlink()
        if cause.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EIO}:
            raise
        return False
    return True


def _is_missing(path: Path) -> bool:
    return not os.path.lexists(path)


def _read(path: Path) -> Holder:
    try:
        read = msgspec.json.decode(files.read(path, _LARGEST), type=Holder)
    except (InputError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Holder()
    zoned = read.time if read.time and read.time.tzinfo else None
    name, machine = ("".join(filter(str.isprintable, text))[:_LONGEST] for text in (read.name, read.machine))
    return msgspec.structs.replace(read, name=name, machine=machine, time=zoned)


def _holder(now: dt.datetime) -> Holder:
    return Holder(
        name=_person(), machine=platform.node(), time=now, boot=_boot(), pid=os.getpid(), token=uuid.uuid4().hex
    )


def _person() -> str:
    """Return the name of the person at this machine: in full where the system knows it, else of the account."""
    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
    if sys.platform != "win32":
        import pwd  # noqa: PLC0415 - not on every system

        with contextlib.suppress(KeyError):
            return pwd.getpwnam(account).pw_gecos.split(",")[0].strip() or account
    return account


def _boot() -> str:
    """Return what tells this start of the machine, and this container, from others; "" where the system tells neither.

    Linux: ``boot_id`` is one number for each start, ``ns/pid`` one for each numbering of processes.
    """
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}/{os.readlink('/proc/self/ns/pid')}"  # noqa: PTH115
    except OSError:
        return f"{platform.node()}/" if _runs is not _unknown else ""


def _runs_here(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _unknown(_pid: int) -> bool:
    return True


# On Windows os.kill ends the process that it should ask for.
_runs: Callable[[int], bool] = _unknown if sys.platform == "win32" else _runs_here
