"""Programs that a test needs and a fresh machine may not have.

A test asks for them by :func:`require`. On a developer's machine it is skipped, with the package to install named;
where ``AES_REQUIRE_TOOLS`` is set, as in CI, a missing program is a failure, so that nothing goes unchecked in silence.
"""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest


def require(program: str, *, package: str) -> Path:
    """Return where *program* lies; skip the test, or fail it in CI, where it is not installed."""
    found = shutil.which(program)
    if found is None:
        _missing(f"{program} is not installed (Debian package {package})")
    return Path(found)


def require_file(path: Path, *, how: str) -> Path:
    """Return *path*; skip the test, or fail it in CI, where it is not there. *how* says what brings it."""
    if not path.exists():
        _missing(f"{path.name} is not there: {how}")
    return path


def _missing(sentence: str) -> NoReturn:
    if os.environ.get("AES_REQUIRE_TOOLS"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
