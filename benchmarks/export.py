"""How long an export takes: warm in one process, cold from the command line, and in how much memory.

``python -m benchmarks.export [--rounds N]``
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import documents
from benchmarks.measure import PROGRAM, SAMPLE, Process, heading, process, repeated, table, target
from exporters import EXPORTERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.measure import Times


def warm(rounds: int) -> None:
    """Print what each exporter takes once everything is loaded."""
    rows: list[tuple[str, float, float, float, float]] = []
    for exporter in EXPORTERS:
        short, long = (_exports(exporter.export, *given, rounds) for given in (documents.sample(), documents.long()))
        rows.append((exporter.name, short.median, short.p95, long.median, long.p95))
    table(("warm, ms", "sample", "p95", "ten pages", "p95"), rows)


def _exports(export: Callable[..., bytes], doc: object, ctx: object, rounds: int) -> Times:
    return repeated(partial(export, doc, ctx), rounds)


def cold(rounds: int) -> bool:
    """Print what a whole process takes, beside an empty Python; return whether the targets are met."""
    with tempfile.TemporaryDirectory() as folder:
        commands: dict[str, list[str | Path]] = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "--version": [PROGRAM, "--version"],
        }
        for exporter in EXPORTERS:
            commands[f"export --to {exporter.name}"] = [
                *(PROGRAM, "export", SAMPLE, "--to", exporter.name),
                *("--out", Path(folder) / exporter.name, "--now", documents.NOW.isoformat()),
            ]
        runs: dict[str, list[Process]] = {name: [] for name in commands}
        for number in range(rounds + 1):
            for name, command in commands.items():
                run = process(command)
                if number:
                    runs[name].append(run)
    median = {name: sorted(run.milliseconds for run in taken)[rounds // 2] for name, taken in runs.items()}
    floor = median["python -c pass"]
    rows = [
        (name, median[name], f"{median[name] / floor:.1f} ×", max(run.megabytes for run in taken))
        for name, taken in runs.items()
    ]
    table(("cold process, sample", "median ms", "of an empty one", "peak MB"), rows)
    slowest = max(found for name, found in median.items() if name.startswith("export"))
    met = [
        target("--version, seconds", median["--version"] / 1000, 0.15),
        target("the slowest single export, seconds", slowest / 1000, 0.5),
    ]
    return all(met)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=20, help="measured rounds (default 20)")
    options = parser.parse_args()
    heading("Export")
    warm(options.rounds)
    return 0 if cold(options.rounds) else 1


if __name__ == "__main__":
    raise SystemExit(main())
