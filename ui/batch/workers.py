"""Worker processes that do the tasks of a batch, and die with whoever started them.

A worker holds one end of a pipe and nothing else: when the process that feeds it is gone, even by SIGKILL, the pipe is
closed and the worker ends. Workers never write files, so they can be stopped at any moment.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from multiprocessing import connection
from typing import TYPE_CHECKING, Any, TypeVar, cast

from aes_editor import i18n

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection


_T = TypeVar("_T")
_R = TypeVar("_R")


def shared(
    tasks: Sequence[_T], work: Callable[[_T], _R], died: Callable[[_T], _R], *, jobs: int, language: str
) -> Iterator[_R]:
    """Yield what *work* makes of each of *tasks*, in the order of completion, done by *jobs* processes.

    *work* is sent to the processes, so it is a function of a module or a partial of one; its messages are in
    *language*. A worker that dies takes the task it was at with it: *died* says what came of that. Its place is taken
    by a new one.
    """
    pool = _Pool(work, language, min(jobs, len(tasks)))
    try:
        for task, result in pool.run(tasks):
            yield died(task) if result is _NOTHING else cast("_R", result)
    finally:
        pool.stop()


_NOTHING = object()


class _Worker:
    def __init__(self, work: Callable[[Any], object], language: str) -> None:
        spawn = multiprocessing.get_context("spawn")  # the parent may hold threads and Qt: never fork it
        self.connection, theirs = spawn.Pipe()
        self.process = spawn.Process(target=_serve, args=(theirs, work, language), daemon=True)
        self.process.start()
        theirs.close()
        self.task: object = None

    def give(self, task: object) -> None:
        self.task = task
        if task is None:
            return
        try:
            self.connection.send(task)
        except OSError:
            return  # it has died: its end of the pipe is at its end, and reading will tell

    def result(self) -> object:
        """Return what it made of its task; ``_NOTHING`` where it died over it."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            return _NOTHING

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join()


class _Pool:
    def __init__(self, work: Callable[[Any], object], language: str, size: int) -> None:
        self._work = work
        self._language = language
        self._workers = [_Worker(work, language) for _number in range(size)]

    def run(self, tasks: Iterable[_T]) -> Iterator[tuple[_T, object]]:
        waiting = deque(tasks)
        for worker in self._workers:
            worker.give(waiting.popleft() if waiting else None)
        while busy := {worker.connection: worker for worker in self._workers if worker.task}:
            for ready in connection.wait(list(busy)):
                worker = busy[ready]  # type: ignore[index]
                task, result = worker.task, worker.result()
                if result is _NOTHING:
                    worker = self._replace(worker)
                worker.give(waiting.popleft() if waiting else None)  # before the result is written: nobody idles
                if task is not None:
                    yield cast("_T", task), result

    def _replace(self, worker: _Worker) -> _Worker:
        worker.stop()
        fresh = _Worker(self._work, self._language)
        self._workers[self._workers.index(worker)] = fresh
        return fresh

    def stop(self) -> None:
        for worker in self._workers:
            worker.stop()


def _serve(tasks: Connection, work: Callable[[Any], object], language: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the parent decides
    i18n.use(language)
    try:
        while True:
            tasks.send(work(tasks.recv()))
    except (EOFError, OSError):
        return
