"""What keeps unsaved work: every change of every open document, on the disk within a second, whatever becomes of us.

:mod:`~aes_editor.journal.store` is the database, :mod:`~aes_editor.journal.writer` the thread that fills it,
:mod:`~aes_editor.journal.lifeline` tells the work of a program that runs from the work of one that died.
"""

from __future__ import annotations

from pathlib import Path


def folder(data: Path) -> Path:
    """Return the folder of the journal within the data folder *data*."""
    return data / "journal"
