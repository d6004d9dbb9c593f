"""The work of one task: read the file, put the communiqué together. Nothing is written here."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from aes_editor import codec, container, files, importers
from aes_editor.errors import AesError, InputError, WriteError
from aes_editor.i18n import _
from ui.batch.imports import record
from ui.batch.imports.plan import outputs
from ui.batch.imports.record import Outcome
from ui.batch.record import State
from ui.commands import stream

if TYPE_CHECKING:
    from pathlib import Path

    from aes_editor.importers import Imported, Ledger
    from ui.batch.imports.plan import Order, Task

LARGEST = 256 * 1024 * 1024
"""Bytes beyond which a file is no communiqué, images included."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a task: its *outcome*, if all that is *written* reaches the disk, and the code of a failure."""

    task: Task
    outcome: Outcome
    written: tuple[bytes, ...] = ()
    exit_code: int = 0


def perform(task: Task, order: Order) -> Reading:
    """Read *task*; a failure is part of the result and never keeps the others back."""
    try:
        return _read(task, order)
    except AesError as error:
        return failed(task, str(error), error.exit_code)
    except Exception as error:
        if order.debug:
            traceback.print_exception(error)
        defect = _("a defect of the program: {kind}: {error}").format(kind=type(error).__name__, error=error)
        return failed(task, defect, InputError.exit_code)


def failed(task: Task, reason: str, exit_code: int) -> Reading:
    """Return that nothing came of *task*, and why."""
    outcome = Outcome(file=stream.shown(task.file), state=State.FAILED, reason=reason)
    return Reading(task, outcome, exit_code=exit_code)


def died(task: Task) -> Reading:
    """Return that the process that read *task* is gone."""
    reason = _("the process that read it was ended, perhaps for want of memory")
    return failed(task, reason, InputError.exit_code)


def _read(task: Task, order: Order) -> Reading:
    source = stream.read(task.file, LARGEST)
    digest = hashlib.sha256(source.data).hexdigest()
    names = outputs(task, ledger=order.ledger)
    before = order.done.get(stream.shown(task.file))
    if before and before.input_sha256 == digest and record.is_there(order.folder, before, names):
        return Reading(task, msgspec.structs.replace(before, state=State.UNCHANGED))
    imported = importers.read(source, now=order.now, authority=order.authority)
    target = order.folder / names[0]
    if not order.force and _edited(target, imported):
        sentence = _("“{path}” holds another text, or was edited since.").format(path=target)
        raise WriteError(f"{sentence} {order.advice}".rstrip())
    written = [container.pack(imported.doc, imported.media)]
    if order.ledger:
        written.append(encoded(imported.ledger))
    outcome = Outcome(
        file=stream.shown(task.file),
        state=State.WRITTEN,
        kind=importers.importer_for(source).name,
        headline=imported.doc.headline,
        outputs=names,
        sha256=tuple(hashlib.sha256(data).hexdigest() for data in written),
        input_sha256=digest,
        to_check=tuple(sorted(imported.unsure)),
        left_out=len(imported.ledger.left_out),
        losses=imported.losses,
    )
    return Reading(task, outcome, tuple(written))


def _edited(target: Path, imported: Imported) -> bool:
    """Whether what lies at *target* is more than an earlier import of the same: work that would be lost."""
    if not target.exists():
        return False
    try:
        before = container.unpack(files.read(target), target.name).doc
    except InputError:
        return True
    undated = (msgspec.structs.replace(doc, created=None, modified=None, guid="") for doc in (before, imported.doc))
    return len({codec.encode(doc) for doc in undated}) > 1


def encoded(ledger: Ledger) -> bytes:
    """Return *ledger* as indented JSON: every stretch of the source, its field or why it is in none."""
    entries = [
        {
            "start": entry.start,
            "end": entry.end,
            "text": entry.text,
            "field": entry.field,
            "reason": entry.reason.value if entry.reason else "",
            "why": entry.reason.label if entry.reason else "",
        }
        for entry in ledger.entries
    ]
    placed = sum(len(entry.text) for entry in ledger.entries if entry.field)
    total = sum(len(entry.text) for entry in ledger.entries)
    report = {"characters": total, "in_fields": placed, "left_out": total - placed, "entries": entries}
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"
