"""What a second process brings to a batch: 1,000 documents into web page, PDF and record, all of them checked.

``python -m benchmarks.batch [--documents N]``

The wall clock tells on an idle machine only. Processor time tells on any: two processors cannot be done sooner than in
half of what a batch takes of both.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from aes_editor import container
from benchmarks import documents
from benchmarks.measure import PROGRAM, heading, table, target
from benchmarks.pdf import varied

_GAIN = 1.6


@dataclass(frozen=True, slots=True)
class Batch:
    """Seconds of the clock, and of all processors together, the workers' included."""

    wall: float
    processors: float


def measured(sources: list[Path], out: Path, jobs: int) -> Batch:
    """Export *sources* with *jobs* processes."""
    command: list[str | Path] = [
        PROGRAM,
        "export",
        *sources,
        "--out",
        out,
        "--jobs",
        str(jobs),
        "--now",
        documents.NOW.isoformat(),
    ]
    before, start = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Batch(wall, spent)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=1000, help="documents in the batch (default 1000)")
    options = parser.parse_args()
    heading("Batch")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = [folder / f"{number:05}.communique" for number in range(options.documents)]
        for path, doc in zip(sources, varied(options.documents), strict=True):
            container.save(path, doc, {})
        runs = {jobs: measured(sources, folder / f"out{jobs}", jobs) for jobs in (1, 2)}
    count = options.documents
    rows = [(f"--jobs {n}", run.wall, run.processors, run.wall / count * 1000) for n, run in runs.items()]
    table((f"{count} documents", "seconds", "of processors", "ms each"), rows)
    bound = runs[1].processors / (runs[2].processors / 2)
    table(("two processes for one", "times"), [("by the clock", runs[1].wall / runs[2].wall), ("at most", bound)])
    return 0 if target("one process over two, seconds", runs[2].wall / runs[1].wall, 1 / _GAIN) else 1


if __name__ == "__main__":
    raise SystemExit(main())
