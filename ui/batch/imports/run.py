"""A batch of imports from plan to report: communiqués come in, are written one by one, everything is put down."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

import msgspec

from aes_editor import files
from aes_editor.errors import WriteError
from aes_editor.i18n import _
from ui.batch.imports import job
from ui.batch.imports.record import Outcome
from ui.batch.record import DONE, State
from ui.commands.stream import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.batch.imports.job import Reading
    from ui.batch.imports.plan import Order, Task
    from ui.batch.record import Journal


class Listener(Protocol):
    """Who is told how far a batch is, on the thread that runs it."""

    def say(self, sentence: str) -> None:
        """Tell people what went wrong, or is to be known, in *sentence*."""
        ...

    def settled(self, outcome: Outcome) -> None:
        """Take in what became of one more file."""
        ...


class Imports:
    """One batch under way; :attr:`outcomes` is true at every moment, also when it is interrupted."""

    def __init__(self, tasks: Sequence[Task], order: Order, listener: Listener) -> None:
        self._tasks = tasks
        self._order = order
        self._listener = listener
        self._inputs = {os.path.realpath(task.file) for task in tasks}
        self._codes = {0}
        self._outcomes: dict[str, Outcome] = {}

    def run(self, jobs: int, journal: Journal | None) -> None:
        """Import every file with *jobs* processes and put each outcome down in *journal*."""
        for reading in self._readings(jobs):
            outcome = self._delivered(reading)
            self._outcomes[reading.task.file] = outcome
            if journal is not None:
                journal.add([outcome])
            self._tell(outcome)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each file so far, in the order in which they were given."""
        waiting = (self._outcomes.get(task.file) or _waiting(task) for task in self._tasks)
        return tuple(waiting)

    @property
    def complete(self) -> bool:
        """Whether every communiqué is there."""
        return all(outcome.state in DONE for outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """0 where everything is there; 5 where writing failed; 4 where a file could not be read."""
        return max(self._codes)

    def _readings(self, jobs: int) -> Iterator[Reading]:
        if min(jobs, len(self._tasks)) < 2:
            yield from (job.perform(task, self._order) for task in self._tasks)
            return
        from functools import partial  # noqa: PLC0415 - one file need not pay for what many need

        from ui.batch import workers  # noqa: PLC0415

        work = partial(job.perform, order=self._order)
        yield from workers.shared(self._tasks, work, job.died, jobs=jobs, language=self._order.language)

    def _delivered(self, reading: Reading) -> Outcome:
        self._codes.add(reading.exit_code)
        try:
            for name, data in zip(reading.outcome.outputs, reading.written, strict=False):
                self._write(name, data)
        except WriteError as error:
            self._codes.add(error.exit_code)
            blank = Outcome(file=reading.outcome.file, state=State.FAILED, reason=str(error))
            return msgspec.structs.replace(blank, kind=reading.outcome.kind, input_sha256=reading.outcome.input_sha256)
        return reading.outcome

    def _write(self, name: str, data: bytes) -> None:
        path = self._order.folder / name
        if os.path.realpath(path) in self._inputs:
            raise WriteError(_("“{path}” would overwrite an input. Import into another folder.").format(path=path))
        files.make_folder(path.parent)
        if self._order.done:
            files.remove_leftovers(path)
        files.write_atomically(path, data)

    def _tell(self, outcome: Outcome) -> None:
        for loss in outcome.losses:
            self._listener.say(f"{outcome.file}: {loss}")
        if outcome.reason:
            self._listener.say(f"{outcome.file}: {outcome.reason}")
        self._listener.settled(outcome)


def _waiting(task: Task) -> Outcome:
    return Outcome(file=shown(task.file), state=State.WAITING)
