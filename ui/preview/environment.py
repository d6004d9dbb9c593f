"""What must stand before Qt starts: for the web tab to open later without a jolt, and for the program to stay alive."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_CHROMIUM_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
_NO_SANDBOX = "--no-sandbox"
_FOR_EVER = 1 << 40


def prepare_environment(environ: MutableMapping[str, str] = os.environ) -> None:
    """Prepare *environ* for the preview; to be called before QApplication is made. What a person has set is kept.

    The scene that carries the web page is drawn by software. Drawn by OpenGL, the first web page in a window that is
    already shown makes Qt take the whole window off the screen and put up another one; and without a graphics card
    each change of the page takes three times as long.

    Chromium refuses to run its sandbox as root, and only then goes without.
    """
    hold_constants()
    environ.setdefault("QT_QUICK_BACKEND", "software")
    flags = environ.get(_CHROMIUM_FLAGS, "")
    if _is_root() and _NO_SANDBOX not in flags.split():
        environ[_CHROMIUM_FLAGS] = f"{flags} {_NO_SANDBOX}".strip()


def hold_constants() -> None:
    """Give None, True and False more references than a program can lose; from Python 3.12 on (PEP 683) they cannot die.

    PySide6 6.12.0 is built as if no Python before 3.12 existed: each of its functions that returns one of them takes
    a reference away. After a few minutes of painting the last is gone, and Python aborts ("deallocating None").
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if abs(count.value - sys.getrefcount(constant)) < 16:  # otherwise this build keeps its counts elsewhere
            count.value += _FOR_EVER


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
