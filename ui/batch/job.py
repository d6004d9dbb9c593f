"""The work of one task: read the input, render it in every format. Nothing is written here."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_editor import importers, letterhead
from aes_editor.errors import AesError, ExportError, InputError
from aes_editor.i18n import _
from exporters import EXPORTERS, naming
from ui.batch import record
from ui.commands import stream
from ui.context import export_context

if TYPE_CHECKING:
    from aes_editor.importers import Imported
    from exporters import ExportContext, Exporter
    from ui.batch.plan import Order, Task
    from ui.batch.record import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One format of a task: the *name* and bytes to write, or the *reason* why there are none.

    *before* is the outcome of an earlier run that still holds, so that there is nothing to write.
    """

    format: str
    name: str = ""
    data: bytes = b""
    reason: str = ""
    before: Outcome | None = None


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
        imported = importers.read(source, now=order.now, authority=letterhead.load().authority)
    except InputError as error:
        return Result(task=task, failure=str(error), exit_code=error.exit_code)
    except Exception as error:
        return Result(task=task, failure=_defect(error, order), exit_code=InputError.exit_code)
    digest = hashlib.sha256(source.data).hexdigest()
    context = export_context(order.now, imported.media, order.profile, letterhead.load())
    wanted = [exporter for exporter in EXPORTERS if exporter.name in order.formats]
    return Result(
        task=task,
        input_sha256=digest,
        formats=tuple(_render(task, order, imported, digest, exporter, context) for exporter in wanted),
        warnings=imported.losses,
    )


def _render(
    task: Task, order: Order, imported: Imported, digest: str, exporter: Exporter, context: ExportContext
) -> Rendered:
    name = naming.file_name(task.stem, imported.doc, exporter, order.now)
    before = order.done.get(name)
    if before and before.input_sha256 == digest and record.is_there(order.folder / name, before):
        return Rendered(format=exporter.name, name=name, before=before)
    try:
        return Rendered(format=exporter.name, name=name, data=exporter.export(imported.doc, context))
    except AesError as error:
        return Rendered(format=exporter.name, reason=str(error))
    except Exception as error:
        return Rendered(format=exporter.name, reason=_defect(error, order))


def _defect(error: Exception, order: Order) -> str:
    if order.debug:
        traceback.print_exception(error)
    return _("a defect of the program: {kind}: {error}").format(kind=type(error).__name__, error=error)
