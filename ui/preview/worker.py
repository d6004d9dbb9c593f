"""The worker process: a :class:`~ui.preview.studio.Studio` at the far end of a pipe.

Images are megabytes and documents are sent at every key, so an image crosses the pipe once: its name is the digest of
its bytes, and the worker keeps those that the document shows.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ui.preview.studio import Studio

if TYPE_CHECKING:
    from collections.abc import Mapping
    from multiprocessing.connection import Connection

    from ui.preview.messages import Answer, Request

PATIENCE = 60.0
"""Seconds after which a worker that does not answer is given up."""

_PR_SET_PDEATHSIG = 1


class WorkerLost(Exception):
    """The worker died, or has not answered for a long time; it is gone now."""


@dataclass(frozen=True, slots=True)
class _Parcel:
    """A request without its images: *shown* names those the document shows, *new* brings those never sent before."""

    request: Request
    shown: frozenset[str]
    new: Mapping[str, bytes]


class Worker:
    """The near end: starts the process, asks it, and knows when it is lost.

    It is made and used by one thread, which must live as long: Linux ends the process with the thread that started it.
    Raises :class:`OSError` where the system starts no process, or one that is of no use.
    """

    def __init__(self) -> None:
        spawn = multiprocessing.get_context("spawn")  # a forked one would share the window's connection to the screen
        self._pipe, far = spawn.Pipe()
        self._sent: frozenset[str] = frozenset()
        self._process = spawn.Process(target=_serve, args=(far, os.getpid()), name="aes-editor-preview", daemon=True)
        self._process.start()
        far.close()
        try:
            ready = self._pipe.poll(PATIENCE) and self._pipe.recv()
        except EOFError:
            ready = False
        if not ready:
            self.close()
            raise ChildProcessError

    def answer(self, request: Request, patience: float = PATIENCE) -> Answer:
        """Return what the worker makes of *request*; :class:`WorkerLost` where it does not."""
        media = request.ctx.media
        new = {name: data for name, data in media.items() if name not in self._sent}
        bare = replace(request, ctx=replace(request.ctx, media={}))
        self._sent = frozenset(media)
        try:
            self._pipe.send(_Parcel(bare, self._sent, new))
            if self._pipe.poll(patience):
                made: Answer = self._pipe.recv()
                return made
        except (OSError, EOFError):
            pass  # it is dead, or its pipe is broken: of no use either way
        self.close()
        raise WorkerLost

    def kill(self) -> None:
        """End the process now, from any thread; whoever waits for its answer gets :class:`WorkerLost`."""
        self._process.kill()

    def close(self) -> None:
        """End the process and wait until it is gone."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


def _serve(pipe: Connection, parent: int) -> None:
    """Answer until the pipe closes, that is until the window ends, in whatever way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group; the window decides
    _end_with(parent)
    studio = Studio()
    media: dict[str, bytes] = {}
    with contextlib.suppress(EOFError, OSError):
        pipe.send(True)
        while True:
            parcel: _Parcel = pipe.recv()
            media = {name: data for name, data in (media | dict(parcel.new)).items() if name in parcel.shown}
            request = parcel.request
            pipe.send(studio.answer(replace(request, ctx=replace(request.ctx, media=media))))


def _end_with(parent: int) -> None:
    """Ask Linux to end this process with the thread that started it, even in the middle of a page (prctl(2))."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - nowhere else needed

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
