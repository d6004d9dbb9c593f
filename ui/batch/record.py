"""The account of a batch: the report that people read, and the journal from which a killed batch is taken up again.

The journal lies in the folder of the exports from the first file written until all are: one JSON object per line,
the first of which says under which clock, profile and version the exports were made.
"""

from __future__ import annotations

import contextlib
import hashlib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from aes_editor import files
from aes_editor.errors import InputError
from aes_editor.letterhead import DEFAULT
from ui.batch.checks import Finding
from ui.context import PRODUCER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from ui.batch.plan import Order

_T = TypeVar("_T")

JOURNAL = ".aes-editor-export.jsonl"


class State(StrEnum):
    """What became of one file in one format."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"  # an earlier run wrote it, and neither input nor output has changed since
    FAILED = "failed"
    WAITING = "waiting"  # the batch was interrupted before its turn


DONE = frozenset({State.WRITTEN, State.UNCHANGED})
"""The states of a file that is there."""


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What exports depend on besides their input.

    *now* is "" where it was the clock of the machine; *icc* and *signer* are the SHA-256 of the colour profile of the
    press and of the certificate.
    """

    now: str = ""
    profile: str = ""
    letterhead: str = DEFAULT
    icc: str = ""
    signer: str = ""
    producer: str = PRODUCER


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of *file* in *format*: where it was written, the SHA-256 of both, or the reason it was not.

    *findings* are what the checks of the format had to say.
    """

    file: str
    format: str
    state: State
    output: str = ""
    sha256: str = ""
    input_sha256: str = ""
    reason: str = ""
    findings: tuple[Finding, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole batch, in the order in which its files were named."""

    terms: Terms
    exports: tuple[Outcome, ...]


def terms(order: Order, now: str) -> Terms:
    """Return the terms of *order*, where *now* is the moment that was fixed, "" for none."""
    return Terms(
        now=now,
        profile=order.profile,
        letterhead=order.letterhead,
        icc=hashlib.sha256(order.icc).hexdigest() if order.icc else "",
        signer=hashlib.sha256(order.identity.certificate).hexdigest() if order.identity else "",
    )


def encode(report: msgspec.Struct) -> bytes:
    """Return *report* as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


class Journal:
    """The running account in *folder*; a line is with the system as soon as :meth:`add` returns."""

    def __init__(self, folder: Path, terms: Terms, kept: Iterable[msgspec.Struct], name: str = JOURNAL) -> None:
        self._path = folder / name
        lines = [msgspec.json.encode(entry) for entry in (terms, *kept)]
        files.write_atomically(self._path, b"\n".join([*lines, b""]))
        self._file: BinaryIO = self._path.open("ab")

    def add(self, outcomes: Iterable[msgspec.Struct]) -> None:
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
    old = reported(report, Report)
    known = list(old.exports) if old is not None and old.terms == terms else []
    known += journalled(folder / JOURNAL, terms, Outcome)
    return {Path(entry.output).name: entry for entry in known if entry.output}


def reported(report: Path | None, kind: type[_T]) -> _T | None:
    """Return what the file *report* says, as a *kind*; None where there is none, or another file."""
    if report is not None and report.exists():
        with contextlib.suppress(msgspec.DecodeError):
            return msgspec.json.decode(files.read(report), type=kind)
    return None


def journalled(journal: Path, terms: Terms, kind: type[_T]) -> list[_T]:
    """Return the outcomes, each a *kind*, that *journal* puts down under these *terms*; none where there is none."""
    entries: list[_T] = []
    if journal.exists():
        first, *lines = files.read(journal).split(b"\n")
        with contextlib.suppress(msgspec.DecodeError):  # the line that was being written when the power went
            if msgspec.json.decode(first, type=Terms) == terms:
                entries.extend(msgspec.json.decode(line, type=kind) for line in lines if line)
    return entries


def there(path: Path, outcome: Outcome) -> bytes | None:
    """Return the bytes of *path* where they still are what *outcome* says was written; None where not."""
    try:
        data = files.read(path)
    except InputError:
        return None
    return data if hashlib.sha256(data).hexdigest() == outcome.sha256 else None
