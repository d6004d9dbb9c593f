"""What the journal holds of one document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from aes_editor.document import Communique


class State(StrEnum):
    """How it came that an entry is still there."""

    OPEN = "open"  # it is being written, or the program ended without closing it
    IGNORED = "ignored"  # offered for recovery, and not wanted
    DISCARDED = "discarded"  # closed by a person who chose not to save


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A document at one moment; *path* is its file, None where it has none. Nothing is copied: taking one is free."""

    doc: Communique
    media: Mapping[str, bytes] = field(default_factory=dict)
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal, without the document: *owner* is the lifeline of the program that wrote it."""

    id: str
    owner: str
    state: State
    title: str
    path: Path | None
    changed: dt.datetime
