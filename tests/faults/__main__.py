"""Kill the program many times and print what was lost: ``python -m tests.faults --runs 200``."""

from __future__ import annotations

import argparse
import shutil
import statistics
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from benchmarks.measure import heading, table, target
from tests.faults.kill import MOST_MISSING_S, Outcome, run

_KINDS = ("typing", "saving", "typing", "exporting", "saving")
_EVERY_WINDOW = 10


def plan(runs: int, seed: int) -> list[tuple[str, int]]:
    """Return how and with which seed each run goes; every tenth has a real window, where there can be one."""
    windows = shutil.which("Xvfb") and shutil.which("xdotool")
    return [
        ("window" if windows and number % _EVERY_WINDOW == 9 else _KINDS[number % len(_KINDS)], seed + number)
        for number in range(runs)
    ]


def row(name: str, outcomes: list[Outcome]) -> tuple[str | float, ...]:
    """Return the line of the table for *outcomes*."""
    missing = [outcome.missing * 1000 for outcome in outcomes]
    return (
        name,
        str(len(outcomes)),
        str(sum(outcome.within for outcome in outcomes)),
        str(sum(outcome.documents for outcome in outcomes)),
        str(sum(outcome.lost for outcome in outcomes)),
        statistics.median(missing),
        max(missing),
        str(sum(len(outcome.broken) for outcome in outcomes)),
        str(sum(outcome.leftovers for outcome in outcomes)),
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--runs", type=int, default=20, help="kills (default 20)")
    parser.add_argument("--seed", type=int, default=1, help="of the first run (default 1)")
    parser.add_argument("--jobs", type=int, default=2, help="runs at the same time (default 2)")
    options = parser.parse_args()
    heading("Kills at random moments")
    with ThreadPoolExecutor(options.jobs) as pool:
        outcomes = list(pool.map(lambda planned: run(*planned), plan(options.runs, options.seed)))
    kinds = sorted(Counter(outcome.how for outcome in outcomes))
    rows = [row(kind, [outcome for outcome in outcomes if outcome.how == kind]) for kind in kinds]
    header = ("killed while", "runs", "during it", "documents", "lost", "missing, ms, median", "most")
    table((*header, "unreadable files", "leftovers"), [*rows, row("all", outcomes)])
    for outcome in outcomes:
        if not outcome.good:
            print(outcome)
    met = [
        target("documents lost", sum(outcome.lost for outcome in outcomes), 0),
        target("seconds of typing missing", max(outcome.missing for outcome in outcomes), MOST_MISSING_S),
        target("unreadable files", sum(len(outcome.broken) for outcome in outcomes), 0),
        target("starts that failed", sum(bool(outcome.trouble) for outcome in outcomes), 0),
    ]
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
