"""The exports of a batch, rendered in this process or shared among several."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from aes_editor.errors import ExportError
from aes_editor.i18n import _
from ui.batch import workers
from ui.batch.job import Result, perform

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from ui.batch.plan import Order, Task


def results(tasks: Sequence[Task], order: Order, jobs: int, *, apart: bool = False) -> Generator[Result, None, None]:
    """Yield the result of each of *tasks*, in the order of completion, rendered by *jobs* processes.

    One job, or one task, is rendered in this process, unless it is to be *apart* because a window has to stay quick.
    """
    if min(jobs, len(tasks)) < 2 and not apart:
        yield from (perform(task, order) for task in tasks)
        return
    yield from workers.shared(tasks, partial(perform, order=order), _died, jobs=jobs, language=order.language)


def _died(task: Task) -> Result:
    sentence = _("the process that exported it was ended, perhaps for want of memory")
    return Result(task=task, failure=sentence, exit_code=ExportError.exit_code)
