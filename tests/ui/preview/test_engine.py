"""The thread between window and worker: only the newest is made, and it outlives its worker."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from aes_editor.document import Communique
from tests.ui.preview.conftest import context
from ui.preview.engine import Engine
from ui.preview.messages import Answer, Failure, Request, Source, Tab
from ui.preview.studio import Studio
from ui.preview.worker import Worker


def request(doc: Communique, number: int = 1) -> Request:
    stamped = msgspec.structs.replace(doc, headline=f"State {number}")
    return Request(number=number, tab=Tab.TEXT, doc=stamped, ctx=context({}), language="en")


@pytest.fixture
def engine(qtbot: QtBot) -> Iterator[Engine]:
    made = Engine()
    yield made
    made.shutdown()


def answered(qtbot: QtBot, engine: Engine, asked: Request) -> Answer:
    with qtbot.waitSignal(engine.answered, timeout=30_000) as told:
        engine.ask(asked)
    assert told.args is not None
    answer: Answer = told.args[0]
    return answer


def test_a_state_that_is_overtaken_is_never_made(
    qtbot: QtBot, engine: Engine, doc: Communique, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    made: list[int] = []

    def slowly(studio: Studio, asked: Request) -> Answer:
        begun.set()
        go_on.wait(30)
        made.append(asked.number)
        return Answer(asked.number, asked.tab, Source(""))

    monkeypatch.setattr("ui.preview.worker.Worker", _no_process)
    monkeypatch.setattr(Studio, "answer", slowly)

    engine.ask(request(doc, 1))
    begun.wait(30)
    for number in range(2, 50):
        engine.ask(request(doc, number))
    go_on.set()

    qtbot.waitUntil(lambda: len(made) == 2)
    assert made == [1, 49]


def _no_process() -> None:
    raise OSError("Resource temporarily unavailable")


def test_without_processes_the_thread_does_the_work_itself(
    qtbot: QtBot, engine: Engine, doc: Communique, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.preview.worker.Worker", _no_process)

    content = answered(qtbot, engine, request(doc)).content

    assert isinstance(content, Source)
    assert "State 1" in content.text


def test_a_worker_that_was_killed_is_replaced_and_the_request_answered(
    qtbot: QtBot, engine: Engine, doc: Communique
) -> None:
    answered(qtbot, engine, request(doc, 1))
    assert engine._worker
    killed = engine._worker._process.pid
    assert killed
    os.kill(killed, signal.SIGKILL)

    answer = answered(qtbot, engine, request(doc, 2))

    assert isinstance(answer.content, Source)
    assert engine._worker
    assert engine._worker._process.pid != killed


def test_a_document_that_kills_every_worker_is_told_and_the_next_is_shown(
    qtbot: QtBot, engine: Engine, doc: Communique, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Worker.answer

    def fatal(worker: Worker, asked: Request) -> Answer:
        worker.kill()
        return answer(worker, asked)

    with monkeypatch.context() as broken:
        broken.setattr(Worker, "answer", fatal)
        failure = answered(qtbot, engine, request(doc, 1)).content

    assert isinstance(failure, Failure)
    assert failure.sentence.startswith("The preview had to be stopped twice.")
    assert isinstance(answered(qtbot, engine, request(doc, 2)).content, Source)


def test_shutting_down_ends_a_page_in_the_making(qtbot: QtBot, engine: Engine, doc: Communique) -> None:
    answered(qtbot, engine, request(doc, 1))
    assert engine._worker
    process = engine._worker._process
    assert process.pid
    os.kill(process.pid, signal.SIGSTOP)
    engine.ask(request(doc, 2))

    engine.shutdown()

    assert not engine._thread.is_alive()
    assert process.exitcode == -signal.SIGKILL


def test_an_engine_that_was_never_asked_can_be_shut_down(engine: Engine) -> None:
    engine.shutdown()
    engine.shutdown()
