"""Whether a file is still the one that was read or written: told by its bytes, read where its date differs."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_editor import files
from aes_editor.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is remembered of a file: size in bytes, date of change in nanoseconds, number, and SHA-256 of its bytes."""

    size: int
    date: int
    number: int
    digest: str

    def differs(self, path: Path) -> bool:
        """Whether the file at *path* holds other bytes now; a file that is gone or cannot be read holds none at all."""
        try:
            there = path.stat()
            if not stat.S_ISREG(there.st_mode):
                return False
            if (there.st_size, there.st_mtime_ns, there.st_ino) == (self.size, self.date, self.number):
                return False
            return there.st_size != self.size or hashlib.sha256(files.read(path)).hexdigest() != self.digest
        except (OSError, InputError):
            return False


def of(path: Path, data: bytes) -> Stamp:
    """Return the stamp of the file at *path*, of which *data* was read or to which it was written."""
    digest = hashlib.sha256(data).hexdigest()
    try:
        there = path.stat()
    except OSError:
        return Stamp(len(data), 0, 0, digest)
    return Stamp(len(data), there.st_mtime_ns, there.st_ino, digest)
