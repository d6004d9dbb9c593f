"""Milliseconds that one communiqué takes to be read, in each format, and what the command takes as a whole process.

    .venv/bin/python benchmarks/import/speed.py [TEXT] [--rounds N]

TEXT is a communiqué as plain text; without one it is a page of the corpus of the tests. The other formats hold its
lines as their paragraphs. What is remembered of a text from one round to the next is forgotten before each.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as escape_xml

from aes_editor import importers
from aes_editor.importers import Source
from aes_editor.importers.structure import people, people_arabic
from benchmarks.measure import heading, process, repeated, table, target
from tests.core.importers.office_files import opendocument, paragraph, word
from tests.core.importers.truth import cases

if TYPE_CHECKING:
    from collections.abc import Callable

_CORPUS = Path(__file__).resolve().parents[2] / "tests" / "core" / "importers" / "corpus"
_NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
_MOST_TEXT = 60.0  # ms
_MOST_COMMAND = 400.0


def _forms(text: str) -> dict[str, bytes]:
    """Return *text* in each format, by the name of a file."""
    lines = [line for line in text.splitlines() if line.strip()]
    rtf = "".join("".join(char if char.isascii() else rf"\u{ord(char)}?" for char in line) + r"\par " for line in lines)
    return {
        "texte.txt": text.encode(),
        "texte.md": "\n\n".join(lines).encode(),
        "texte.html": f"<!DOCTYPE html><body>{''.join(f'<p>{escape(line)}</p>' for line in lines)}".encode(),
        "texte.docx": word("".join(map(paragraph, lines))),
        "texte.odt": opendocument("".join(f"<text:p>{escape_xml(line)}</text:p>" for line in lines)),
        "texte.rtf": rf"{{\rtf1\ansi {rtf}}}".encode("ascii"),
        "texte.eml": b"Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode(),
    }


def _reading(source: Source) -> Callable[[], object]:
    def read() -> object:
        people.find.cache_clear()
        people_arabic.find.cache_clear()
        return importers.read(source, now=_NOW, authority="aes.example")

    return read


def main(arguments: list[str]) -> int:
    """Measure, print, and return 1 where a target was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("text", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args(arguments)
    text = given.text.read_text(encoding="utf-8") if given.text else _longest()
    heading(f"Reading a communiqué of {len(text)} characters")
    forms = _forms(text)
    times = {name: repeated(_reading(Source(name, data)), given.rounds).median for name, data in forms.items()}
    table(["format", "ms"], [(name.rpartition(".")[2], taken) for name, taken in times.items()])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texte.txt"
        path.write_bytes(forms["texte.txt"])
        command: list[str | Path] = [sys.executable, "-m", "aes_editor", "import", path, "--out", folder, "--force"]
        whole = min(process(command).milliseconds for _round in range(5))
    print()
    met = target("as text, milliseconds", times["texte.txt"], _MOST_TEXT)
    return 0 if target("the command, cold, milliseconds", whole, _MOST_COMMAND) and met else 1


def _longest() -> str:
    texts = [case.source.data.decode() for case in cases(_CORPUS) if case.source.suffix == ".txt"]
    return max(texts, key=len)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
