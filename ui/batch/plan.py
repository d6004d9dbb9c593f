"""What a batch will do: one task per input, and the inputs whose exports would get in each other's way."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor.i18n import _
from aes_editor.letterhead import DEFAULT
from exporters.naming import NAMELESS, safe_stem
from ui.commands.stream import DASH

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from exporters.identity import Identity
    from ui.batch.record import Outcome

_EMBARGO = re.compile(r"embargo(-\d{8}t\d{4}z)?_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What holds for every task: the names of the *formats*, the *folder* they go to, the clock, the look.

    *profile*, *letterhead* and *icc* (the colour profile of a press) are what an export context takes; *identity*
    signs. *done* is what earlier runs wrote, by name of the file, where this one *resumes* them; *language* is that of
    the messages.
    """

    formats: tuple[str, ...]
    folder: Path
    now: dt.datetime
    profile: str = ""
    letterhead: str = DEFAULT
    icc: bytes = field(default=b"", repr=False)
    identity: Identity | None = None
    resumes: bool = False
    done: Mapping[str, Outcome] = field(default_factory=dict)
    language: str = "en"
    debug: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One input: the *file* as it was named, and the *stem* of its exports.

    *clash* is the sentence that keeps it from being exported; "" where nothing does.
    """

    file: str
    stem: str
    clash: str = ""


def tasks(files: Sequence[str]) -> tuple[Task, ...]:
    """Return one task per input, each input once.

    Two inputs whose exports would have one name on some disk (``a/x.communique`` and ``b/X.communique``) clash: the
    first keeps the name.
    """
    holders: dict[str, str] = {}
    planned: list[Task] = []
    for file in _once(files):
        stem = NAMELESS if file == DASH else safe_stem(Path(file).stem)
        holder = holders.setdefault(_EMBARGO.sub("", stem.casefold()), file)
        clash = _("its exports would overwrite those of “{other}”. Rename one, or export it elsewhere")
        planned.append(Task(file=file, stem=stem, clash="" if holder == file else clash.format(other=holder)))
    return tuple(planned)


def _once(files: Iterable[str]) -> Iterable[str]:
    known: dict[str, str] = {}
    for file in files:
        known.setdefault(file if file == DASH else os.path.realpath(file), file)
    return known.values()
