"""How much of what people know of a text the importers find: one line per text, one per field, the share of each set.

    .venv/bin/python benchmarks/import/score.py [FOLDER...]

A folder holds texts in any format the importers read, each with its truth (see ``tests/core/importers/truth.py``).
Without one it is the corpus of the tests.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from pathlib import Path

from aes_editor import importers
from tests.core.importers.truth import cases, checks

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "core" / "importers" / "corpus"
NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
ENOUGH = 0.97
ENOUGH_SPOKEN = 0.95
SPOKEN = ("quotes", "quote text", "speaker")


def score(folder: Path) -> bool:
    """Print what is found in the texts of *folder*; return whether that is enough."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for case in cases(folder):
        outcome = checks(importers.read(case.source, now=NOW, authority="aes.example"), case.truth)
        wrong = [check for check in outcome if not check.agrees]
        print(f"{len(outcome) - len(wrong):3} / {len(outcome):<3} {case.source.name}")
        for check in wrong:
            print(f"          {check.field}: {check.said[:300]}")
        asked.update(check.field for check in outcome)
        right.update(check.field for check in outcome if check.agrees)
    print()
    for name, count in asked.items():
        print(f"{right[name] / count:7.1%}  {name} ({right[name]} / {count})")
    share = right.total() / asked.total()
    spoken = sum(right[name] for name in SPOKEN) / sum(asked[name] for name in SPOKEN)
    print(f"{share:7.1%}  all fields of {folder.name} ({right.total()} / {asked.total()}); quotations {spoken:.1%}")
    print()
    return share >= ENOUGH and spoken >= ENOUGH_SPOKEN


def main(folders: list[Path]) -> int:
    """Score the texts of *folders*; return 1 where they are not understood well enough."""
    missed = [folder for folder in folders if not score(folder)]
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main([Path(name) for name in sys.argv[1:]] or [CORPUS]))
