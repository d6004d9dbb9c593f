"""Where the program keeps what belongs to its user: in the folders of the system, or beside itself on a stick.

Read before the first paint of the window, so this module loads nothing heavy.
"""

from __future__ import annotations

import sys
from pathlib import Path

APPLICATION = "aes-editor"

PORTABLE_FOLDER = "data"
"""The folder beside a bundled program that makes it keep everything there, and nothing on the machine."""

PORTABLE_MARK = "portable"
"""The empty file that does the same, for who unpacks the program before there is such a folder."""


def settings_folder() -> Path:
    """Return the folder of the settings and of what an office furnishes."""
    if found := portable_folder():
        return found
    import appdirs  # noqa: PLC0415 - a program on a stick needs none

    return Path(appdirs.user_config_dir(APPLICATION, appauthor=False))


def data_folder() -> Path:
    """Return the folder of what must not be lost, journal and logs."""
    if found := portable_folder():
        return found
    import appdirs  # noqa: PLC0415

    return Path(appdirs.user_data_dir(APPLICATION, appauthor=False))


def portable_folder() -> Path | None:
    """Return the folder on the stick; None for a program that is installed.

    A stick is a bundled program (``sys.frozen``) with a folder ``data`` or a file ``portable`` beside it.
    """
    if not getattr(sys, "frozen", False):
        return None
    beside = home_of_program(Path(sys.executable))
    folder = beside / PORTABLE_FOLDER
    return folder if folder.is_dir() or (beside / PORTABLE_MARK).is_file() else None


def home_of_program(executable: Path) -> Path:
    """Return the folder in which a person sees the program: on macOS, that of the ``.app``."""
    for above in executable.parents:
        if above.suffix == ".app":
            return above.parent
    return executable.parent
