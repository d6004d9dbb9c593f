"""A progress bar on a terminal, and nowhere else."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from ui.batch.record import Outcome

_BAR = 30


class Progress:
    """How many of *total* are done, redrawn on one line of *stream*; messages go above it through :meth:`say`."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = total > 1 and self._stream.isatty()
        self._total = total
        self._done = 0

    def advance(self, name: str) -> None:
        """One more is done, the last one called *name*."""
        self._done += 1
        self._draw(name)

    def settled(self, outcomes: tuple[Outcome, ...]) -> None:
        """One more is done, with *outcomes*."""
        self.advance(outcomes[0].file)

    def say(self, sentence: str) -> None:
        """Print *sentence* on a line of its own."""
        self._clear()
        self._stream.write(f"aes-editor: {sentence}\n")

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._clear()

    def _draw(self, name: str) -> None:
        if not self._shown:
            return
        full = _BAR * self._done // self._total
        line = f"[{'#' * full}{'.' * (_BAR - full)}] {self._done} / {self._total}  {name}"
        self._clear()
        self._stream.write("".join(char if char.isprintable() else "?" for char in line)[: _columns()])
        self._stream.flush()

    def _clear(self) -> None:
        if self._shown:
            self._stream.write(f"\r{' ' * _columns()}\r")


def _columns() -> int:
    return shutil.get_terminal_size().columns - 1
