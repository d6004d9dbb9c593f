"""What is left out of a package is missed only on someone else's machine."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]
MADE = {"__pycache__", "LC_MESSAGES"}


def test_every_resource_is_in_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = [*project["tool"]["setuptools"]["package-data"]["*"], "*.py"]

    left_out = [
        file.relative_to(ROOT)
        for file in (ROOT / "resources").rglob("*")
        if file.is_file() and not MADE & set(file.parts) and not any(fnmatch(file.name, name) for name in patterns)
    ]

    assert left_out == []
