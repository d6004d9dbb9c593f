"""What a batch of imports will do: the files that are named and those in the folders that are, each with its name."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import importers
from aes_editor.files import SUFFIX
from exporters.naming import NAMELESS, safe_stem
from ui.commands.stream import DASH

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from ui.batch.imports.record import Outcome

LEDGER_SUFFIX = ".ledger.json"
_TEMPORARY = ("~$", ".")
"""How the names begin of files that word processors and systems keep for themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What holds for every task: the *folder* of the communiqués, the clock, the *authority* that names new ones.

    *ledger* writes the account of each file beside it, *force* replaces what was edited since, *advice* tells people
    how to ask for that. *done* is what earlier runs wrote, by the file it came from; *language* is that of messages.
    """

    folder: Path
    now: dt.datetime
    authority: str
    ledger: bool = False
    force: bool = False
    advice: str = ""
    done: Mapping[str, Outcome] = field(default_factory=dict)
    language: str = "en"
    debug: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One *file* to read, as it was named, and the *name* of its communiqué below the folder, without extension."""

    file: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The tasks, and the files found in folders that are of no kind that is read: they are left alone."""

    tasks: tuple[Task, ...]
    left_alone: tuple[str, ...] = ()


def plan(names: Sequence[str], folder: Path) -> Plan:
    """Return what to do about *names*: files, folders (searched through, *folder* itself excepted) and ``-``.

    The communiqués of a folder lie as its files do. Two that would have one name are told apart by the kind of their
    source, then by a number.
    """
    tasks: list[Task] = []
    left_alone: list[str] = []
    known: set[str] = set()
    taken: set[str] = set()
    suffixes = {suffix for importer in importers.IMPORTERS for suffix in importer.suffixes}
    for file, below, asked in _files(names, folder):
        real = file if file == DASH else os.path.realpath(file)
        if real in known:
            continue
        known.add(real)
        suffix = Path(file).suffix.lower()
        if not asked and (suffix not in suffixes or file.lower().endswith(LEDGER_SUFFIX)):
            left_alone.append(file)
            continue
        stem = NAMELESS if file == DASH else safe_stem(Path(file).stem)
        tasks.append(Task(file=file, name=_free((below / stem).as_posix(), suffix, taken)))
    return Plan(tasks=tuple(tasks), left_alone=tuple(left_alone))


def _files(names: Sequence[str], folder: Path) -> Iterator[tuple[str, Path, bool]]:
    """Yield each file, the folder below the one that was named, and whether it was named itself."""
    for name in names:
        if name == DASH or not Path(name).is_dir():
            yield name, Path(), True
            continue
        for at, folders, found in os.walk(name):
            folders[:] = sorted(one for one in folders if _is_wanted(Path(at, one), folder))
            below = Path(*(safe_stem(part) for part in Path(at).relative_to(name).parts))
            for one in sorted(found):
                if not one.startswith(_TEMPORARY):
                    yield str(Path(at, one)), below, False


def _is_wanted(found: Path, folder: Path) -> bool:
    return not found.name.startswith(_TEMPORARY) and os.path.realpath(found) != os.path.realpath(folder)


def _free(name: str, suffix: str, taken: set[str]) -> str:
    """Return *name*, or the first name like it that no communiqué has on a disk that ignores case."""
    kind = suffix.lstrip(".")
    tries = [name, *([f"{name}-{kind}"] if kind else [])]
    number = 2
    while tries[0].casefold() in taken:
        tries.pop(0)
        if not tries:
            tries.append(f"{name}-{number}")
            number += 1
    taken.add(tries[0].casefold())
    return tries[0]


def outputs(task: Task, *, ledger: bool) -> tuple[str, ...]:
    """Return the names, below the folder, of what is written for *task*."""
    return (task.name + SUFFIX, *((task.name + LEDGER_SUFFIX,) if ledger else ()))
