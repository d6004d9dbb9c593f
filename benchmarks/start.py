"""From starting the process to the first ink on the screen: ours, an empty Qt window, and two editors from PyPI.

``python -m benchmarks.start [--rounds N] [--peers]``; ``--peers`` first installs ReText and novelWriter into
``.tools/peers``, an environment of their own. Needs Xvfb.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import venv
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import PROGRAM, ROOT, SAMPLE, heading, interleaved, table, target
from benchmarks.screen import Screen, virtual, wait

if TYPE_CHECKING:
    from collections.abc import Sequence

PEERS = ROOT / ".tools" / "peers"
_REQUIREMENTS = ("ReText>=8,<9", "novelWriter>=2.5,<3")
_LONGEST = 30.0

_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1200, 700)
window.setCentralWidget(QPlainTextEdit("Adoption du protocole. " * 200))
window.show()
app.exec()
"""
_MARKDOWN = "# Adoption du protocole\n\n" + "Les ministres se sont réunis à Bamako. " * 100


def install_peers() -> None:
    """Make the environment of the other editors, apart from ours: they bring another Qt."""
    venv.create(PEERS, with_pip=True)
    subprocess.run([PEERS / "bin" / "pip", "install", "--quiet", *_REQUIREMENTS], check=True)


def first_ink(screen: Screen, home: Path, command: Sequence[str | Path]) -> float:
    """Start *command* on the blank *screen*; return the milliseconds to its first ink, and end it again."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "WAYLAND"))}
    own = {"HOME": str(home), "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    program = subprocess.Popen(
        command, env=inherited | own, cwd=home, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        if not wait(screen.inked, _LONGEST):
            raise RuntimeError(f"{command[0]} drew nothing in {_LONGEST:g} s")
        return (time.perf_counter() - start) * 1000
    finally:
        os.killpg(program.pid, 9)
        program.wait()
        wait(screen.blank, _LONGEST)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15, help="measured rounds (default 15)")
    parser.add_argument("--peers", action="store_true", help="install ReText and novelWriter beside, and measure them")
    options = parser.parse_args()
    if options.peers:
        install_peers()
    heading("Start: process to first ink")
    with tempfile.TemporaryDirectory() as folder, virtual() as screen:
        homes = Path(folder)
        page = homes / "page.md"
        page.write_text(_MARKDOWN, encoding="utf-8")
        commands: dict[str, list[str | Path]] = {
            "bare Qt window": [sys.executable, "-c", _BARE],
            "AES Editor": [PROGRAM, SAMPLE],
        }
        if PEERS.exists():
            commands |= {"ReText": [PEERS / "bin" / "retext", page], "novelWriter": [PEERS / "bin" / "novelwriter"]}
        for name in commands:
            (homes / name / ".config").mkdir(parents=True)
            (homes / name / ".local" / "share").mkdir(parents=True)
        times = interleaved(
            {name: partial(first_ink, screen, homes / name, command) for name, command in commands.items()},
            options.rounds,
        )
    ours, bare = times["AES Editor"].median, times["bare Qt window"].median
    table(
        ("first ink, ms", "median", "p95", "of the bare window"),
        [(name, taken.median, taken.p95, f"{taken.median / bare:.2f} ×") for name, taken in times.items()],
    )
    met = [target("AES Editor / bare Qt window", ours / bare, 1.4)]
    met += [target(f"AES Editor / {name}", ours / times[name].median, 0.7) for name in times if name not in _OURS]
    return 0 if all(met) else 1


_OURS = {"AES Editor", "bare Qt window"}


if __name__ == "__main__":
    raise SystemExit(main())
