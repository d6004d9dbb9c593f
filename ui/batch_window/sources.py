"""What a person drops or chooses, as the files that can be exported."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor.files import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def found(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files among *paths*, and the communiqués in the folders among them, by name, whatever their depth.

    Links to folders are not followed: they may go round in circles.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for folder, below, names in os.walk(path):
            below.sort()
            yield from (Path(folder) / name for name in sorted(names) if name.endswith(SUFFIX))
