"""What went wrong, for those who mend the program: where in the program, never what was being written.

The message of an error may quote a communiqué, and so may the names in code made at run time. A report therefore holds
types of errors, numbers of the system and places in the source, and nothing that was ever typed.
"""

from __future__ import annotations

import errno
import os
import platform
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import __version__

if TYPE_CHECKING:
    import datetime as dt
    from types import TracebackType

LARGEST = 512 * 1024
"""Bytes after which a log is put aside and a new one begun."""

KEPT = 3
"""How many logs that were put aside are kept."""

_DEEPEST = 100
_UNNAMED = "?"


def report(error: BaseException, trace: TracebackType | None, now: dt.datetime) -> str:
    """Return what may be told of *error* to anybody: several lines of text, the first with the moment and versions."""
    head = f"{now.isoformat()} AES Editor {__version__}, Python {platform.python_version()}, {platform.platform()}"
    try:
        return "\n".join((head, *_lines(error, trace))) + "\n"
    except Exception:  # an error so strange that it cannot be told; the interpreter would print all of its text
        return f"{head}\n{_UNNAMED}\n"


def _lines(error: BaseException, trace: TracebackType | None) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines.append(f"{'  caused by ' if len(seen) > 1 else ''}{_type_name(type(cause))}{_number(cause)}")
        lines += _places(trace if cause is error else cause.__traceback__)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return lines


def _type_name(kind: type[BaseException]) -> str:
    """Return the name of *kind* where a module of the program or a library gives it that name, else its base's."""
    for base in kind.__mro__:
        module = sys.modules.get(str(getattr(base, "__module__", "")))  # code run by hand has none
        if (
            module is not None
            and getattr(module, base.__name__, None) is base
            and _known(getattr(module, "__file__", None))
        ):
            return f"{base.__module__}.{base.__name__}"
    return _UNNAMED


def _number(error: BaseException) -> str:
    if isinstance(error, OSError) and isinstance(error.errno, int):
        return f" [{errno.errorcode.get(error.errno, error.errno)}]"
    return ""


def _places(trace: TracebackType | None) -> list[str]:
    frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(trace)][-_DEEPEST:]
    return [
        f"  {_source(code.co_filename)}:{line} {code.co_name if _known(code.co_filename) else _UNNAMED}"
        for code, line in frames
    ]


def _known(file: str | None) -> bool:
    """Whether *file* is part of what is installed; code of the interpreter itself has none."""
    return file is None or any(file.startswith(root + os.sep) for root in _roots())


def _source(file: str) -> str:
    """Return *file* without the folders above what is installed: they may tell a name."""
    for root in _roots():
        if file.startswith(root + os.sep):
            return Path(file).relative_to(root).as_posix()
    return _UNNAMED


def _roots() -> list[str]:
    own = str(Path(__file__).resolve().parent.parent)
    paths = [own, *(path for path in sys.path if path), str(Path(os.__file__).parent)]
    return sorted({path.rstrip(os.sep) for path in paths}, key=len, reverse=True)


def append(file: Path, text: str) -> None:
    """Add *text* to the log *file*; a log that is full is put aside first. A disk that refuses is no obstacle."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        rotate(file)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8") as log:
            log.write(text)
    except OSError:
        return


def rotate(file: Path) -> None:
    """Put *file* aside where it is full, as ``NAME.1``, and those before it one further; the oldest is deleted."""
    if not file.exists() or file.stat().st_size < LARGEST:
        return
    for number in range(KEPT - 1, 0, -1):
        older = Path(f"{file}.{number}")
        if older.exists():
            older.replace(f"{file}.{number + 1}")
    file.replace(f"{file}.1")
