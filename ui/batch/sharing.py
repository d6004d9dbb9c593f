"""Among how many processes a batch is shared."""

from __future__ import annotations

import os
import sys

from aes_editor.errors import UsageError
from aes_editor.i18n import _

_FILES_PER_PROCESS = 8  # fewer are done sooner than a process has started


def jobs(asked: str | None, tasks: int) -> int:
    """Return the number of processes for *tasks*: what was *asked* for, else as many as help.

    Raises :class:`UsageError` where *asked* is no number of processes.
    """
    if asked is None:
        return min(processors(), -(-tasks // _FILES_PER_PROCESS))
    if not asked.isascii() or not asked.isdecimal() or not int(asked):
        raise UsageError(_("“{text}” is no number of processes: 1 or more is.").format(text=asked))
    return int(asked)


def processors() -> int:
    """Return how many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))  # those this process may use, which containers limit
    return os.cpu_count() or 1
