"""A batch from plan to report: results come in, files are written one by one, everything is put down."""

from __future__ import annotations

import hashlib
import os
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from aes_editor import files
from aes_editor.errors import ExportError, WriteError
from aes_editor.i18n import _
from ui.batch import pool
from ui.batch.record import DONE, Outcome, State
from ui.commands.stream import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ui.batch.job import Result
    from ui.batch.plan import Order, Task
    from ui.batch.record import Journal
    from ui.batch.rendering import Rendered

FINDINGS = 1
"""Exit code where every export is there, and one of them breaks the standard that it claims to keep."""


class Listener(Protocol):
    """Who is told how far a batch is, on the thread that runs it."""

    def say(self, sentence: str) -> None:
        """Tell people what went wrong, or is to be known, in *sentence*."""
        ...

    def settled(self, outcomes: tuple[Outcome, ...]) -> None:
        """Take in what became of one more task."""
        ...


class Batch:
    """One batch under way; :attr:`outcomes` is true at every moment, also when it is interrupted."""

    def __init__(self, tasks: Sequence[Task], order: Order, listener: Listener) -> None:
        self._tasks = tasks
        self._order = order
        self._listener = listener
        self._inputs = {os.path.realpath(task.file) for task in tasks}
        self._codes: set[int] = set()
        self._outcomes: dict[Task, tuple[Outcome, ...]] = {}

    def run(self, jobs: int, journal: Journal | None, *, apart: bool = False) -> None:
        """Export every task with *jobs* processes and put each outcome down in *journal*.

        With *apart*, even one job is a process of its own. Whatever the listener raises ends the batch between tasks.
        """
        with closing(pool.results(self._tasks, self._order, jobs, apart=apart)) as results:
            for result in results:
                outcomes = tuple(self._settle(result))
                self._outcomes[result.task] = outcomes
                if journal is not None:
                    journal.add(outcomes)
                self._listener.settled(outcomes)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each task in each format so far, in the order in which the tasks were given."""
        return tuple(outcome for task in self._tasks for outcome in self._outcomes.get(task) or self._waiting(task))

    @property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each file that is there, by name."""
        there = (outcome for outcome in self.outcomes if outcome.state in DONE)
        return {Path(outcome.output).name: outcome.sha256 for outcome in there}

    @property
    def complete(self) -> bool:
        """Whether every export is there."""
        return all(outcome.state in DONE for outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """0 where everything is there and as it should be; 1 where it is there and one breaks the standard it claims.

        5 where writing failed; 3 where some exports are missing; else why all are.
        """
        if not self._codes:
            broken = (found.severity == "error" for outcome in self.outcomes for found in outcome.findings)
            return FINDINGS if any(broken) else 0
        if WriteError.exit_code in self._codes:
            return WriteError.exit_code
        some = any(outcome.state in DONE for outcome in self.outcomes)
        return ExportError.exit_code if some else max(self._codes)

    def _waiting(self, task: Task) -> Iterator[Outcome]:
        for name in self._order.formats:
            yield Outcome(file=shown(task.file), format=name, state=State.WAITING)

    def _settle(self, result: Result) -> Iterator[Outcome]:
        file = shown(result.task.file)
        for warning in result.warnings:
            self._listener.say(f"{file}: {warning}")
        if result.failure:
            self._failed(result.exit_code, f"{file}: {result.failure}")
            for name in self._order.formats:
                yield Outcome(file=file, format=name, state=State.FAILED, reason=result.failure)
        for rendered in result.formats:
            yield self._deliver(file, result.input_sha256, rendered)

    def _deliver(self, file: str, input_sha256: str, rendered: Rendered) -> Outcome:
        path = self._order.folder / rendered.name
        reason, code = rendered.reason, ExportError.exit_code
        if not reason and os.path.realpath(path) in self._inputs:
            reason = _("“{path}” would overwrite an input. Export into another folder.").format(path=path)
        if not reason and rendered.before is None:
            try:
                if self._order.resumes:
                    files.remove_leftovers(path)
                files.write_atomically(path, rendered.data)
            except WriteError as error:
                reason, code = str(error), error.exit_code
        if not reason:
            for finding in rendered.findings:
                if finding.severity != "note":
                    self._listener.say(f"{file}, {rendered.format}: {finding.message}")
        if reason:
            self._failed(code, f"{file}, {rendered.format}: {reason}")
            return Outcome(
                file=file,
                format=rendered.format,
                state=State.FAILED,
                input_sha256=input_sha256,
                reason=reason,
                findings=rendered.findings,
            )
        return Outcome(
            file=file,
            format=rendered.format,
            state=State.UNCHANGED if rendered.before else State.WRITTEN,
            output=str(path),
            sha256=rendered.before.sha256 if rendered.before else hashlib.sha256(rendered.data).hexdigest(),
            input_sha256=input_sha256,
            findings=rendered.before.findings if rendered.before else rendered.findings,
        )

    def _failed(self, code: int, sentence: str) -> None:
        self._codes.add(code)
        self._listener.say(sentence)
