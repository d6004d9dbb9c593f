"""How many NewsML-G2 records are written, read and checked per second, beside the library ``newsmlg2`` from PyPI.

``python -m benchmarks.newsml [--rounds N]``

The peer has no document of its own: what it can do with a record is read it into its objects and write these out
again. So reading is compared with reading, and a round trip (read, then write) with a round trip. It carries the text
as it is, where we read it into blocks, quotations and Markdown; so the targets are for a communiqué of usual length,
and the figures for ten pages show what the text costs.
"""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

from aes_editor.importers import Source
from aes_editor.importers.newsml import NewsmlImporter
from aes_editor.newsml.validation import validate
from benchmarks import documents
from benchmarks.measure import heading, interleaved, table, target
from exporters.newsml import NewsmlExporter

if TYPE_CHECKING:
    from collections.abc import Callable

    from aes_editor.document import Communique
    from exporters import ExportContext

_TIMES_FASTER = 5.0
_BATCH = 10


def _milliseconds(action: Callable[[], object]) -> Callable[[], float]:
    """Return what measures one *action*, as the mean of a small batch."""

    def measured() -> float:
        start = time.perf_counter()
        for _turn in range(_BATCH):
            action()
        return (time.perf_counter() - start) * 1000 / _BATCH

    return measured


def compare(title: str, doc: Communique, ctx: ExportContext, rounds: int) -> dict[str, float]:
    """Print what *doc* takes here and there; return the share of the peer's time that we need for the same."""
    from NewsMLG2 import NewsMLG2Document  # noqa: PLC0415 - the peer, from the extra [dev]

    exporter, importer = NewsmlExporter(), NewsmlImporter()
    data = exporter.export(doc, ctx)
    source = Source("record.xml", data)
    taken = interleaved(
        {
            "write": _milliseconds(lambda: exporter.export(doc, ctx)),
            "read": _milliseconds(lambda: importer.read(source)),
            "read and write": _milliseconds(lambda: exporter.export(importer.read(source).doc, ctx)),
            "check": _milliseconds(lambda: validate(data)),
            "newsmlg2: read": _milliseconds(lambda: NewsMLG2Document(data)),
            "newsmlg2: read and write": _milliseconds(lambda: NewsMLG2Document(data).to_xml_string()),
        },
        rounds,
    )
    rows = [(name, times.median, times.p95, 1000 / times.median) for name, times in taken.items()]
    table((f"{title}, {len(data) / 1000:.0f} kB", "median ms", "p95 ms", "records / s"), rows)
    return {name: taken[name].median / taken[f"newsmlg2: {name}"].median for name in ("read", "read and write")}


def main() -> int:
    """Measure; the exit code says whether the targets are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    rounds: int = parser.parse_args().rounds
    heading("NewsML-G2 records")
    shares = compare("sample", *documents.sample(), rounds)
    compare("ten pages", *documents.long(), rounds)
    met = [target(f"{name}, share of the peer's time", share, 1 / _TIMES_FASTER) for name, share in shares.items()]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
