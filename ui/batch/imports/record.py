"""The account of a batch of imports: what people read, and what a killed batch is taken up from."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from aes_editor import files
from aes_editor.errors import InputError
from ui.batch.record import Journal, State, Terms, journalled, reported

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

JOURNAL = ".aes-editor-import.jsonl"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of *file*: the communiqué *output*, or the *reason* why there is none.

    *sha256* are those of *outputs*, the communiqué and its ledger; *kind* is the importer that read it. *to_check* are
    the places of fields that were guessed, *left_out* counts the lines that are in no field, *losses* has a sentence
    for each thing in the file that could not be read.
    """

    file: str
    state: State
    kind: str = ""
    headline: str = ""
    outputs: tuple[str, ...] = ()
    sha256: tuple[str, ...] = ()
    input_sha256: str = ""
    reason: str = ""
    to_check: tuple[str, ...] = ()
    left_out: int = 0
    losses: tuple[str, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole batch, in the order of its files; *left_alone* are files in folders, of no kind that is read."""

    terms: Terms
    imports: tuple[Outcome, ...]
    left_alone: tuple[str, ...] = ()


def journal(folder: Path, terms: Terms, kept: Sequence[Outcome]) -> Journal:
    """Begin the running account in *folder*."""
    return Journal(folder, terms, kept, JOURNAL)


def earlier(folder: Path, report: Path | None, terms: Terms) -> dict[str, Outcome]:
    """Return, by file, what the report and the journal of *folder* say was written under these *terms*."""
    known: list[Outcome] = []
    old = reported(report, Report)
    if old is not None and old.terms == terms:
        known += old.imports
    known += journalled(folder / JOURNAL, terms, Outcome)
    return {entry.file: entry for entry in known if entry.outputs}


def is_there(folder: Path, outcome: Outcome, names: Sequence[str]) -> bool:
    """Whether every one of *names* in *folder* still is, byte for byte, what *outcome* says was written."""
    sums = dict(zip(outcome.outputs, outcome.sha256, strict=True))
    try:
        return all(sums.get(name) == hashlib.sha256(files.read(folder / name)).hexdigest() for name in names)
    except InputError:
        return False
