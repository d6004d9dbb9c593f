"""A screen whose every pixel can be read while programs draw on it: Xvfb with its frame buffer in a file.

Nothing is asked of the X server or of the program that is measured, so looking costs them nothing.
"""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LAPTOP = (1366, 768)
_STRIDE = 13
"""One pixel in so many is looked at; prime to the widths, so that no column is left out."""
_LEAST_INK = 0.002
"""The part of the screen that must differ from its commonest colour: a line of text, not a cursor or a frame."""
_LEAST_COLOURS = 4


class Screen:
    """The pixels of one display."""

    def __init__(self, name: str, size: tuple[int, int], frame: Path) -> None:
        self.name = name
        self.size = size
        with frame.open("rb") as file:
            self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack_from(">25I", self._pixels)
        self._start = header[0] + 12 * header[19]  # XWDFile.h: header_size, ncolors

    def pixels(self) -> bytes:
        """Return what is seen: four bytes a pixel (blue, green, red, nothing), line by line from the top."""
        width, height = self.size
        return self._pixels[self._start : self._start + 4 * width * height]

    def colours(self) -> Counter[int]:
        """Return how often each colour is seen."""
        return Counter(memoryview(self.pixels()).cast("I")[::_STRIDE].tolist())

    def blank(self) -> bool:
        """Whether the screen shows a single colour."""
        return len(self.colours()) == 1

    def inked(self) -> bool:
        """Whether something is drawn: not an empty window in one colour, nor its frame alone."""
        colours = self.colours()
        (_colour, most), total = colours.most_common(1)[0], colours.total()
        return len(colours) >= _LEAST_COLOURS and total - most >= _LEAST_INK * total


@contextmanager
def virtual(size: tuple[int, int] = LAPTOP) -> Iterator[Screen]:
    """Start a screen of *size* pixels on a free display."""
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            [
                *("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size[0]}x{size[1]}x24", "-fbdir", folder),
                *("-nolisten", "tcp", "-noreset", "-nocursor"),
            ],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                name = f":{answer.readline().strip()}"
            yield Screen(name, size, Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait()


def wait(condition: Callable[[], bool], seconds: float) -> bool:
    """Look every millisecond until *condition* holds; False where it does not within *seconds*."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        if condition():
            return True
        time.sleep(0.001)
    return False
