"""The only door to the files that ship with the program."""

from functools import cache
from pathlib import Path

_ROOT = Path(__file__).parent


def path(name: str) -> Path:
    """Return where *name* (``styles/page.css``) lies on disk; its absence is a defect, not a user's error."""
    return _ROOT / name


@cache
def text(name: str) -> str:
    """Return the UTF-8 text of *name*."""
    return path(name).read_text(encoding="utf-8")


@cache
def names(folder: str, suffix: str) -> tuple[str, ...]:
    """Return the stems of the files in *folder* that end in *suffix*, sorted."""
    return tuple(sorted(found.stem for found in path(folder).glob(f"*{suffix}")))
