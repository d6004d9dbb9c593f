"""The worker process: it answers, it dies with whoever started it, and its death is noticed."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aes_editor.container import media_name
from aes_editor.document import Communique, Figure
from tests.ui.preview.conftest import OTHER_PNG, PNG, context
from ui.preview.messages import Request, Source, Tab, WebPage
from ui.preview.worker import Worker, WorkerLost

ROOT = Path(__file__).parents[3]


def request(doc: Communique, tab: Tab = Tab.TEXT, media: dict[str, bytes] | None = None) -> Request:
    return Request(number=7, tab=tab, doc=doc, ctx=context(media or {}), language="en")


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


class Recorder:
    """The window's end of the pipe, with what it carried."""

    def __init__(self, pipe: Connection[Any, Any]) -> None:
        self._pipe = pipe
        self.images: list[set[str]] = []

    def send(self, parcel: Any) -> None:
        self.images.append(set(parcel.new))
        self._pipe.send(parcel)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pipe, name)


def test_it_answers_with_the_number_it_was_asked_by(worker: Worker, doc: Communique) -> None:
    answer = worker.answer(request(doc))

    assert (answer.number, answer.tab) == (7, Tab.TEXT)
    assert isinstance(answer.content, Source)
    assert "Adoption du protocole" in answer.content.text


def test_an_image_crosses_the_pipe_once_while_the_document_shows_it(worker: Worker, doc: Communique) -> None:
    one, other = PNG, OTHER_PNG
    media = {media_name(data, "png"): data for data in (one, other)}
    first, second = media
    pipe = worker._pipe = Recorder(worker._pipe)  # type: ignore[assignment]
    shown = []

    for names in ((first,), (first, second), (second,), (first, second)):
        pictured = msgspec.structs.replace(doc, body=tuple(Figure(media=name, alt="Salle") for name in names))
        asked = request(pictured, Tab.WEB, {name: media[name] for name in names})
        content = worker.answer(replace(asked, whole=True)).content
        assert isinstance(content, WebPage)
        shown.append(len(content.images))

    assert shown == [1, 2, 1, 2]
    assert pipe.images == [{first}, {second}, set(), {first}]


def test_a_worker_that_died_is_lost(worker: Worker, doc: Communique) -> None:
    worker.kill()

    with pytest.raises(WorkerLost):
        worker.answer(request(doc))


def test_a_worker_that_does_not_answer_is_ended_and_lost(worker: Worker, doc: Communique) -> None:
    pid = worker._process.pid
    assert pid
    os.kill(pid, signal.SIGSTOP)

    with pytest.raises(WorkerLost):
        worker.answer(request(doc), patience=0.05)

    assert worker._process.exitcode == -signal.SIGKILL


def _serve_nobody(_pipe: object, _parent: int) -> None:
    """Stands in for a worker that ends before it is of any use."""


def test_a_process_that_ends_at_once_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.preview.worker._serve", _serve_nobody)

    with pytest.raises(ChildProcessError):
        Worker()


def _is_alive(pid: int) -> bool:
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        return state != "Z"
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("stopped", [False, True], ids=["idle", "busy"])
def test_it_ends_with_the_process_that_started_it_however_that_ends(stopped: bool) -> None:
    script = (
        "import sys, time\n"
        "from ui.preview.worker import Worker\n"
        "if __name__ == '__main__':\n"
        "    print(Worker()._process.pid, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    pid = int(parent.stdout.readline())
    assert _is_alive(pid)
    if stopped:
        os.kill(pid, signal.SIGSTOP)  # as deaf to its pipe as one in the middle of a page

    parent.kill()
    parent.communicate()

    deadline = time.monotonic() + 30
    while _is_alive(pid) and time.monotonic() < deadline:
        os.sched_yield()
    assert not _is_alive(pid)
