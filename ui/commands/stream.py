"""Standard input and output as bytes: what ``-`` stands for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from aes_editor import files
from aes_editor.errors import InputError
from aes_editor.i18n import _
from aes_editor.importers import Source

DASH = "-"


def read(name: str, limit: int = files.LARGEST) -> Source:
    """Return what *name* holds, standard input for ``-``; :class:`InputError` where that is more than *limit* bytes."""
    if name != DASH:
        path = Path(name)
        return Source(path.name, files.read(path, limit))
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise InputError(_("Standard input holds more than {size} MB.").format(size=limit >> 20))
    return Source(_("standard input"), data)


def write(data: bytes) -> None:
    """Put *data* on standard output, now: a closed pipe shows here and not at the end of the program."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def warn(sentence: str) -> None:
    """Tell something on standard error that is no failure."""
    sys.stderr.write(f"aes-editor: {sentence}\n")


def shown(file: str) -> str:
    """Return the name of a file as text that every terminal and JSON takes, whatever its bytes."""
    return os.fsencode(file).decode("utf-8", "replace")
