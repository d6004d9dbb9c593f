"""How every benchmark here measures and prints: medians, 95th percentiles, and ratios within one run."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "samples" / "exemple.communique"
PROGRAM = Path(sys.executable).with_name("aes-editor")


@dataclass(frozen=True, slots=True)
class Times:
    """What repeated runs of one thing took, in milliseconds."""

    all: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.all)

    @property
    def p95(self) -> float:
        """The one that 95 of 100 stay under; the longest of fewer than 20."""
        return sorted(self.all)[min(len(self.all) - 1, round(0.95 * len(self.all)))]


@dataclass(frozen=True, slots=True)
class Process:
    """What one whole process took: wall clock in milliseconds, largest resident memory in megabytes."""

    milliseconds: float
    megabytes: float


def repeated(action: Callable[[], object], times: int) -> Times:
    """Call *action* once unmeasured and then *times* times."""
    action()
    taken: list[float] = []
    for _round in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return Times(tuple(taken))


# The kernel counts the memory of the process that starts a program as the program's own, so a small one starts it.
_LAUNCHER = """
import os, sys, time
start = time.perf_counter()
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_pid, status, usage = os.wait4(pid, 0)
print((time.perf_counter() - start) * 1000, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))
"""


def process(command: Sequence[str | Path]) -> Process:
    """Run *command* to its end; :class:`RuntimeError` with what it said where it fails."""
    launcher = [sys.executable, "-S", "-c", _LAUNCHER, *map(str, command)]
    run = subprocess.run(launcher, capture_output=True, text=True, check=True)
    milliseconds, megabytes, code = run.stdout.split()
    if code != "0":
        raise RuntimeError(f"{' '.join(map(str, command))}: exit code {code}\n{run.stderr}")
    return Process(float(milliseconds), float(megabytes))


def interleaved(actions: Mapping[str, Callable[[], float]], times: int) -> dict[str, Times]:
    """Take turns through *actions*, *times* rounds after one unmeasured, so that all meet the same machine."""
    taken: dict[str, list[float]] = {name: [] for name in actions}
    for number in range(times + 1):
        for name, action in actions.items():
            milliseconds = action()
            if number:
                taken[name].append(milliseconds)
    return {name: Times(tuple(found)) for name, found in taken.items()}


def heading(title: str) -> None:
    """Print what is measured and where: figures of two machines are not to be compared."""
    print(f"# {title}")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores\n")


def table(header: Sequence[str], rows: Iterable[Sequence[str | float]]) -> None:
    """Print a Markdown table; numbers with one decimal, to the right."""
    lines = [list(header)] + [[f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for number, line in enumerate(lines):
        cells = [
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("| " + " | ".join(cells) + " |")
        if number == 0:
            print(
                "|"
                + "|".join("-" * (width + 1) + (":" if column else "-") for column, width in enumerate(widths))
                + "|"
            )
    print()


def target(words: str, value: float, most: float) -> bool:
    """Print whether *value* stays within *most*, and return it."""
    met = value <= most
    print(f"{'met   ' if met else 'MISSED'}  {words}: {value:.2f}, at most {most:g}")
    return met
