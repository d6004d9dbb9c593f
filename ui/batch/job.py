"""The work of one task: read the input, render it in every format. Nothing is written here."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_editor import importers, letterhead
from aes_editor.errors import ExportError, InputError
from ui.batch import record
from ui.batch.rendering import Wish, defect, rendered
from ui.commands import stream
from ui.context import export_context

if TYPE_CHECKING:
    from ui.batch.plan import Order, Task
    from ui.batch.record import Outcome
    from ui.batch.rendering import Rendered


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a task: its formats, or the *failure* to read its input; *warnings* tell what was lost in it."""

    task: Task
    input_sha256: str = ""
    formats: tuple[Rendered, ...] = ()
    failure: str = ""
    exit_code: int = 0
    warnings: tuple[str, ...] = ()


def perform(task: Task, order: Order) -> Result:
    """Render *task*; a failure is part of the result and never keeps the other formats or tasks back."""
    if task.clash:
        return Result(task=task, failure=task.clash, exit_code=ExportError.exit_code)
    try:
        source = stream.read(task.file)
        imported = importers.read(source, now=order.now, authority=letterhead.load(order.letterhead).authority)
    except InputError as error:
        return Result(task=task, failure=str(error), exit_code=error.exit_code)
    except Exception as error:
        return Result(task=task, failure=defect(error, debug=order.debug), exit_code=InputError.exit_code)
    digest = hashlib.sha256(source.data).hexdigest()
    head = letterhead.load(order.letterhead)
    wish = Wish(
        doc=imported.doc,
        stem=task.stem,
        context=export_context(order.now, imported.media, order.profile, head, order.icc),
        formats=order.formats,
        identity=order.identity,
        debug=order.debug,
    )

    def before(name: str) -> tuple[Outcome, bytes] | None:
        outcome = order.done.get(name)
        if outcome is None or outcome.input_sha256 != digest:
            return None
        data = record.there(order.folder / name, outcome)
        return None if data is None else (outcome, data)

    return Result(
        task=task,
        input_sha256=digest,
        formats=tuple(rendered(wish, before)),
        warnings=imported.losses,
    )
