"""The account of a batch: the report that people read, and the journal from which a killed batch is taken up again.

The journal lies in the folder of the exports from the first file written until all are: one JSON object per line,
the first of which says under which clock, profile and version the exports were made.
"""

from __future__ import annotations

import contextlib
import hashlib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from aes_editor import files
from aes_editor.errors import InputError
from ui.context import PRODUCER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO

JOURNAL = ".aes-editor-export.jsonl"


class State(StrEnum):
    """What became of one file in one format."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"  # an earlier run wrote it, and neither input nor output has changed since
    FAILED = "failed"
    WAITING = "waiting"  # the batch was interrupted before its turn


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What exports depend on besides their input; *now* is "" where it was the clock of the machine."""

    now: str = ""
    profile: str = ""
    producer: str = PRODUCER


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of *file* in *format*: where it was written, the SHA-256 of both, or the reason it was not."""

    file: str
    format: str
    state: State
    output: str = ""
    sha256: str = ""
    input_sha256: str = ""
    reason: str = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole batch, in the order in which its files were named."""

    terms: Terms
    exports: tuple[Outcome, ...]


def encode(report: Report) -> bytes:
    """Return *report* as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


class Journal:
    """The running account in *folder*; a line is with the system as soon as :meth:`add` returns."""

    def __init__(self, folder: Path, terms: Terms, kept: Iterable[Outcome]) -> None:
        self._path = folder / JOURNAL
        lines = [msgspec.json.encode(entry) for entry in (terms, *kept)]
        files.write_atomically(self._path, b"\n".join([*lines, b""]))
        self._file: BinaryIO = self._path.open("ab")

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Put down what was just done. On a full disk the batch goes on; it is only not taken up again from here."""
        with contextlib.suppress(OSError):
            self._file.write(b"".join(msgspec.json.encode(outcome) + b"\n" for outcome in outcomes))
            self._file.flush()

    def close(self, *, complete: bool) -> None:
        """End the account; once everything is there, nothing has to be taken up again and it is removed."""
        with contextlib.suppress(OSError):
            self._file.close()
        if complete:
            with contextlib.suppress(OSError):
                self._path.unlink()


def earlier(folder: Path, report: Path | None, terms: Terms) -> dict[str, Outcome]:
    """Return, by name, the files that the report and the journal of *folder* say were written under these *terms*."""
    known: list[Outcome] = []
    if report is not None and report.exists():
        with contextlib.suppress(msgspec.DecodeError):
            old = msgspec.json.decode(files.read(report), type=Report)
            known += old.exports if old.terms == terms else ()
    if (folder / JOURNAL).exists():
        known += _journal(files.read(folder / JOURNAL), terms)
    return {Path(entry.output).name: entry for entry in known if entry.output}


def _journal(data: bytes, terms: Terms) -> Sequence[Outcome]:
    first, *lines = data.split(b"\n")
    entries: list[Outcome] = []
    with contextlib.suppress(msgspec.DecodeError):  # the line that was being written when the power went
        if msgspec.json.decode(first, type=Terms) == terms:
            entries.extend(msgspec.json.decode(line, type=Outcome) for line in lines if line)
    return entries


def is_there(path: Path, outcome: Outcome) -> bool:
    """Whether *path* still is, byte for byte, what *outcome* says was written."""
    try:
        return hashlib.sha256(files.read(path)).hexdigest() == outcome.sha256
    except InputError:
        return False
