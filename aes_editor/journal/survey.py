"""What a program that died, or a person, left in the journal, and what of it no file holds."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aes_editor import container
from aes_editor.document import Communique, Dateline
from aes_editor.errors import InputError, WriteError
from aes_editor.journal.entry import State
from aes_editor.journal.lifeline import runs
from aes_editor.journal.store import FILE, Store

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from aes_editor.compare import Difference
    from aes_editor.container import Contents
    from aes_editor.journal.entry import Entry


@dataclass(frozen=True, slots=True)
class Left:
    """An entry whose program runs no more, with its *contents* and how they differ from what is *saved*.

    *saved* is the document in its file with its images, and an empty one where it never had a file; None where the
    file is not there or not readable now, and *trouble* then says why. *contents* is None where the entry itself cannot
    be read.
    """

    entry: Entry
    contents: Contents | None
    saved: Communique | None = None
    saved_media: Mapping[str, bytes] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    trouble: str = ""


def survey(folder: Path, now: dt.datetime) -> tuple[Left, ...]:
    """Return what was left, the latest first; deletes what is older than may be kept, and what files hold already.

    Raises :class:`aes_editor.errors.AesError` where the journal cannot be read.
    """
    if not (folder / FILE).exists():
        return ()
    left: list[Left] = []
    with _opened(folder) as store:
        with contextlib.suppress(WriteError):
            store.purge(now)
        for entry in store.entries():
            if entry.state is State.OPEN and runs(folder, entry.owner):
                continue
            found = _found(store, entry)
            if found.saved is None or found.differences:
                left.append(found)
            else:
                with contextlib.suppress(WriteError):
                    store.remove(entry)
    return tuple(left)


def _opened(folder: Path) -> Store:
    try:
        return Store(folder)
    except WriteError:  # a disk that turned read-only can still be recovered from
        return Store(folder, read_only=True)


def _found(store: Store, entry: Entry) -> Left:
    from aes_editor.compare import differences  # noqa: PLC0415 - most starts find nothing to compare

    try:
        contents = store.read(entry.id)
    except InputError as error:
        return Left(entry, None, trouble=str(error))
    if entry.path is None:
        saved = container.Contents(_blank(contents.doc))
    else:
        try:
            saved = container.load(entry.path, rescue=True)
        except InputError as error:
            return Left(entry, contents, trouble=str(error))
    return Left(entry, contents, saved.doc, saved.media, differences(saved.doc, contents.doc))


def _blank(doc: Communique) -> Communique:
    """Return what *doc* was before anything was typed, as far as can be told."""
    return Communique(
        guid=doc.guid, created=doc.created, language=doc.language, dateline=Dateline(date=doc.dateline.date)
    )
