"""Worker processes that render tasks, and die with whoever started them.

A worker holds one end of a pipe and nothing else: when the process that feeds it is gone, even by SIGKILL, the pipe is
closed and the worker ends. Workers never write files, so they can be stopped at any moment.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from multiprocessing import connection
from typing import TYPE_CHECKING

from aes_editor import i18n
from aes_editor.errors import ExportError
from aes_editor.i18n import _
from ui.batch.job import Result, perform

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from ui.batch.plan import Order, Task


def results(tasks: Sequence[Task], order: Order, jobs: int) -> Iterator[Result]:
    """Yield the result of each of *tasks*, in the order of completion, rendered by *jobs* processes.

    One job, or one task, is rendered in this process. A worker that dies takes the task it was at with it, which is a
    failure like another; its place is taken by a new one.
    """
    workers = min(jobs, len(tasks))
    if workers < 2:
        yield from (perform(task, order) for task in tasks)
        return
    pool = _Pool(order, workers)
    try:
        yield from pool.run(tasks)
    finally:
        pool.stop()


class _Worker:
    def __init__(self, order: Order) -> None:
        spawn = multiprocessing.get_context("spawn")  # the parent may hold threads and Qt: never fork it
        self.connection, theirs = spawn.Pipe()
        self.process = spawn.Process(target=_serve, args=(theirs, order), daemon=True)
        self.process.start()
        theirs.close()
        self.task: Task | None = None

    def give(self, task: Task | None) -> None:
        self.task = task
        if task is None:
            return
        try:
            self.connection.send(task)
        except OSError:
            return  # it has died: its end of the pipe is at its end, and reading will tell

    def result(self) -> Result | None:
        """Return what it made of its task; None where it died over it."""
        try:
            made: Result = self.connection.recv()
        except (EOFError, OSError):
            return None
        return made

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    def __init__(self, order: Order, size: int) -> None:
        self._order = order
        self._workers = [_Worker(order) for _number in range(size)]

    def run(self, tasks: Iterable[Task]) -> Iterator[Result]:
        waiting = deque(tasks)
        for worker in self._workers:
            worker.give(waiting.popleft() if waiting else None)
        while busy := {worker.connection: worker for worker in self._workers if worker.task}:
            for ready in connection.wait(list(busy)):
                worker = busy[ready]  # type: ignore[index]
                task, result = worker.task, worker.result()
                if result is None:
                    worker = self._replace(worker)
                worker.give(waiting.popleft() if waiting else None)  # before the result is written: nobody idles
                if task is not None:
                    yield result or _died(task)

    def _replace(self, worker: _Worker) -> _Worker:
        worker.stop()
        fresh = _Worker(self._order)
        self._workers[self._workers.index(worker)] = fresh
        return fresh

    def stop(self) -> None:
        for worker in self._workers:
            worker.stop()


def _died(task: Task) -> Result:
    sentence = _("the process that exported it was ended, perhaps for want of memory")
    return Result(task=task, failure=sentence, exit_code=ExportError.exit_code)


def _serve(tasks: Connection, order: Order) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the parent decides
    i18n.use(order.language)
    try:
        while True:
            tasks.send(perform(tasks.recv(), order))
    except (EOFError, OSError):
        return
