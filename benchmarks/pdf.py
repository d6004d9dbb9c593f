"""How fast press releases are typeset, how large and how good they are, beside typst, WeasyPrint and LibreOffice.

``python -m benchmarks.pdf [--documents N] [--peers]``; ``--peers`` first installs typst and WeasyPrint into
``.tools/pdf-peers``, an environment of their own. LibreOffice is measured where it is installed, in one call.

``typst`` sets the same page as we do: letterhead, running lines, watermark, tags, PDF/A-3a and PDF/UA-1, a record
attached; it is given that record, and we make it. ``typst-text`` and the others set the bare text, which is less. All
but LibreOffice stay warm in one process each, and take turns document by document, so that all meet the same machine.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import page

from aes_editor.document import Communique, Paragraphs
from aes_editor.document.edit import replaced
from aes_editor.markup import blocks, inline_of, plain
from benchmarks import documents, pdf_peer, pdf_sources
from benchmarks.measure import ROOT, Times, heading, process, table, target
from exporters.pdf import compose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from exporters import ExportContext

PEERS = ROOT / ".tools" / "pdf-peers"
_REQUIREMENTS = ("typst==0.15.*", "weasyprint==70.*")
_ENGINES = ("typst", "typst-text", "weasyprint")
_SHARE_OF_TYPST = 0.6
_HYPHENATED = 3.0
_LARGEST = 45.0
_COLD = 500.0
_LADDER = 3
_COLD_ROUNDS = 5
_HYPHENS = ("-", "\u2010", "\u00ad")


@dataclass(slots=True)
class Engine:
    """What one engine made: the times of each file, and the files."""

    times: list[float]
    files: list[Path]


def varied(count: int) -> Iterator[Communique]:
    """Yield *count* documents of two pages, of the same words in another order."""
    doc, _ctx = documents.long()
    texts = [block.text for block in doc.body if isinstance(block, Paragraphs) and "\n- " not in block.text]
    chance = random.Random(1)  # noqa: S311 - the same documents each time
    words = " ".join(plain(inline_of(node)) for text in texts[:4] for node in blocks(text)).split(" ")
    for number in range(count):
        chance.shuffle(words)
        body = tuple(Paragraphs(text=" ".join(words[start : start + 64])) for start in range(0, 576, 64))
        yield replaced(replaced(doc, ("body",), body), ("headline",), f"{doc.headline} {number}")


def install_peers() -> None:
    """Make the environment of the other engines."""
    venv.create(PEERS, with_pip=True)
    subprocess.run([PEERS / "bin" / "pip", "install", "--quiet", *_REQUIREMENTS], check=True)


class Peer:
    """Another engine in a process of its own, which stays warm."""

    def __init__(self, name: str) -> None:
        program = [str(PEERS / "bin" / "python"), str(pdf_peer.__file__), name, *_font_folders()]
        self._process = subprocess.Popen(
            program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def make(self, source: str, path: Path) -> float:
        """Write the PDF of *source* to *path*; return the milliseconds it took in there."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("no pipe to the other engine")
        self._process.stdin.write(json.dumps({"source": source, "path": str(path)}) + "\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())

    def close(self) -> None:
        """End it."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()


def _font_folders() -> list[str]:
    import fontpkg_noto_sans  # noqa: PLC0415 - only to find the files
    import fontpkg_noto_serif  # noqa: PLC0415

    return [str(package.ROOT / "files") for package in (fontpkg_noto_serif, fontpkg_noto_sans)]


def measured(docs: Sequence[Communique], ctx: ExportContext, folder: Path) -> dict[str, Engine]:
    """Set every document by every engine in turn, after one each that is not counted."""
    engines = {"aes-editor": Engine([], [])}
    peers = {name: Peer(name) for name in _ENGINES if (PEERS / "bin" / "python").exists()}
    engines |= {name: Engine([], []) for name in peers}
    for number, doc in enumerate((docs[0], *docs)):
        for name, engine in engines.items():
            path = folder / f"{name}-{number}.pdf"
            if name in peers:
                taken = peers[name].make(_source(name, doc, ctx), path)
            else:
                start = time.perf_counter()
                data = compose(doc, ctx).data
                taken = (time.perf_counter() - start) * 1000
                path.write_bytes(data)
            if number:
                engine.times.append(taken)
                engine.files.append(path)
    for peer in peers.values():
        peer.close()
    if office := shutil.which("soffice"):
        engines["libreoffice"] = _by_office(office, docs, folder)
    return engines


def _source(engine: str, doc: Communique, ctx: ExportContext) -> str:
    match engine:
        case "typst":
            return pdf_sources.as_page(doc, ctx)
        case "typst-text":
            return pdf_sources.as_typst(doc)
        case _:
            return pdf_sources.as_html(doc)


def _by_office(program: str, docs: Sequence[Communique], folder: Path) -> Engine:
    """Convert all documents in one call; each counts as its share."""
    sources = [folder / f"libreoffice-{number}.html" for number in range(len(docs))]
    for source, doc in zip(sources, docs, strict=True):
        source.write_text(pdf_sources.as_html(doc), encoding="utf-8")
    start = time.perf_counter()
    command = [program, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True)
    share = (time.perf_counter() - start) * 1000 / len(docs)
    return Engine([share] * len(docs), [source.with_suffix(".pdf") for source in sources])


def lines(path: Path) -> list[str]:
    """Return the lines of running text in a file, as they are broken."""
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
    return [line for line in re.split(r"[\n\f]+", text) if len(line) > 40]


def hyphenated(files: Sequence[Path]) -> tuple[float, int]:
    """Return the share of lines that end in a hyphen, in percent, and how often three stand one below the other."""
    total = ends = ladders = 0
    for path in files:
        run = 0
        for line in lines(path):
            total += 1
            run = run + 1 if line.endswith(_HYPHENS) else 0
            ends += bool(run)
            ladders += run == _LADDER
    return 100 * ends / max(1, total), ladders


def conforms(path: Path) -> str:
    """Return which of PDF/A-3a and PDF/UA-1 a file keeps."""
    kept = [name for profile, name in (("3a", "A-3a"), ("ua1", "UA-1")) if _keeps(path, profile)]
    return " ".join(kept) or "–"


def _keeps(path: Path, profile: str) -> bool:
    report = page.validate_pdf(str(path), profile=profile)
    return bool(report.is_compliant)


def cold() -> Times:
    """Return what one export takes from the start of a process to its end."""
    script = "from benchmarks.documents import sample; from exporters.pdf import compose; compose(*sample())"
    taken = [process([sys.executable, "-c", script]).milliseconds for _round in range(_COLD_ROUNDS)]
    return Times(tuple(taken))


def report(engines: Mapping[str, Engine]) -> bool:
    """Print the table and the targets; return whether all are met."""
    rows: list[tuple[str | float, ...]] = []
    divided: dict[str, tuple[float, int]] = {}
    sizes: dict[str, float] = {}
    for name, engine in engines.items():
        times = Times(tuple(engine.times))
        size = sum(path.stat().st_size for path in engine.files) / len(engine.files) / 1000
        divided[name] = hyphenated(engine.files)
        sizes[name] = size
        rows.append((name, times.median, times.p95, size, *divided[name], conforms(engine.files[0])))
    table(("engine", "median ms", "p95 ms", "kB", "hyphens %", "ladders", "keeps"), rows)
    ours = Times(tuple(engines["aes-editor"].times)).median
    share, ladders = divided["aes-editor"]
    start = cold().median
    met = [
        target("kilobytes a document", sizes["aes-editor"], _LARGEST),
        target("lines that end in a hyphen, in percent", share, _HYPHENATED),
        target("ladders of hyphens", ladders, 0),
        target("one cold export, in milliseconds", start, _COLD),
    ]
    if "typst" in engines:
        peer = Times(tuple(engines["typst"].times)).median
        bare = Times(tuple(engines["typst-text"].times)).median
        print(f"        share of the time typst takes for the bare text: {ours / bare:.2f}")
        met.append(target("share of the time of typst for the same page", ours / peer, _SHARE_OF_TYPST))
    return all(met)


def main() -> int:
    """Measure; the exit code says whether the targets are met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=200, help="how many are set (default 200)")
    parser.add_argument("--peers", action="store_true", help="install typst and WeasyPrint beside, and measure them")
    options = parser.parse_args()
    if options.peers:
        install_peers()
    _doc, ctx = documents.long()
    heading("Typesetting press releases")
    with tempfile.TemporaryDirectory() as folder:
        return 0 if report(measured(list(varied(options.documents)), ctx, Path(folder))) else 1


if __name__ == "__main__":
    sys.exit(main())
