"""The journal: what each key costs the typist, and how long until what was typed would survive a power cut.

Keys come at the pace of a fast typist while the thread of the journal writes to the real disk. Beside it, in the same
run and by turns, what each key would cost if the window itself encoded the document and waited for the disk.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import codec
from aes_editor.journal.store import Store
from aes_editor.settings import Settings
from benchmarks import documents
from benchmarks.measure import Times, heading, table, target
from ui.preferences import Preferences
from ui.safety.keeper import Keeper
from ui.session import Session
from ui.workspace import Workspace

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from aes_editor.document import Communique
    from aes_editor.journal.entry import Snapshot, State

_PACE_S = 0.04
"""Between two keys: 25 signs a second, more than anybody types."""


class Disk:
    """Notes when each document was on the disk."""

    def __init__(self) -> None:
        self.durable: list[tuple[float, Communique]] = []
        write = Store.write

        def noting(
            store: Store, owner: str, batch: Mapping[str, tuple[Snapshot | None, State]], now: dt.datetime
        ) -> None:
            write(store, owner, batch, now)
            at = time.perf_counter()
            self.durable += [(at, snapshot.doc) for snapshot, _state in batch.values() if snapshot]

        Store.write = noting  # type: ignore[method-assign,assignment]


class Desk:
    """A session whose changes are kept, with a watch before and after what the journal does at each."""

    def __init__(self, doc: Communique, media: Mapping[str, bytes], folder: Path) -> None:
        self.costs: list[float] = []
        self.typed: list[tuple[float, Communique]] = []
        self._started = 0.0
        workspace = Workspace(Preferences(folder / "settings.json", Settings()))
        self._workspace = workspace
        self.keeper = Keeper(workspace, folder / "journal")
        self.session = Session(doc, media)
        self.session.changed.connect(self._before)
        self.keeper.watch(self.session)
        self.session.changed.connect(self._after)

    def _before(self) -> None:
        self._started = time.perf_counter()

    def _after(self) -> None:
        end = time.perf_counter()
        self.costs.append((end - self._started) * 1000)
        self.typed.append((end, self.session.doc))


def at_once(doc: Communique, file: Path) -> float:
    """Return the milliseconds that it takes to put *doc* on the disk while the typist waits."""
    start = time.perf_counter()
    with file.open("wb") as out:
        out.write(codec.encode(doc))
        out.flush()
        os.fsync(out.fileno())
    return (time.perf_counter() - start) * 1000


def delays(typed: list[tuple[float, Communique]], durable: list[tuple[float, Communique]]) -> Iterator[float]:
    """Yield for each key the milliseconds until it, or a later state, was on the disk."""
    place = {id(doc): number for number, (_at, doc) in enumerate(typed)}
    kept = [(at, place[id(doc)]) for at, doc in durable if id(doc) in place]
    for number, (at, _doc) in enumerate(typed):
        yield (next(end for end, newest in kept if newest >= number) - at) * 1000


def measured(doc: Communique, media: Mapping[str, bytes], keys: int, disk: Disk) -> tuple[Times, Times, Times]:
    """Return the cost of a key, its time to the disk, and what waiting for the disk would have cost."""
    with tempfile.TemporaryDirectory(prefix="aes-journal-") as name:
        desk = Desk(doc, media, Path(name))
        waited = []
        for number in range(keys):
            desk.session.put(("lead",), "a" * (number + 1), "Lead")
            if number % 10 == 0:
                waited.append(at_once(desk.session.doc, Path(name) / "peer.json"))
            time.sleep(_PACE_S)
        if not desk.keeper.writer.flush(10):
            raise RuntimeError("the journal refused")
        desk.keeper.close()
        return Times(tuple(desk.costs)), Times(tuple(delays(desk.typed, disk.durable))), Times(tuple(waited))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=300, help="keys on each document (default 300)")
    options = parser.parse_args()
    heading("The journal")
    disk = Disk()
    rows: list[tuple[str | float, ...]] = []
    met = []
    for words, (doc, context) in (("sample, with images", documents.sample()), ("ten pages", documents.long())):
        cost, delay, waited = measured(doc, context.media, options.rounds, disk)
        rows.append((words, f"{cost.median:.3f}", f"{cost.p95:.3f}", delay.median, delay.p95, f"{waited.median:.3f}"))
        met += [
            target(f"{words}: a key on the thread of the window, p95 in ms", cost.p95, 0.3),
            target(f"{words}: from key to disk, p95 in ms", delay.p95, 1000),
            target(f"{words}: of what waiting for the disk would cost", cost.median / waited.median, 0.1),
        ]
    print()
    table(("", "key, ms", "p95", "to the disk, ms", "p95", "waiting instead, ms"), rows)
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
