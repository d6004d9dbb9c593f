"""Work in the background: told on the thread of the window, in order, with exactly one end."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui import jobs
from ui.jobs import Job, Ticket


@pytest.fixture(autouse=True)
def _no_job_outlives_its_test() -> Iterator[None]:
    yield
    jobs.shutdown()


class Journal:
    """What a job told, in order, and on which thread."""

    def __init__(self, job: Job) -> None:
        self.lines: list[tuple[object, ...]] = []
        self.threads: set[int] = set()
        job.progressed.connect(lambda *step: self._note("progressed", *step))
        job.finished.connect(lambda result: self._note("finished", result))
        job.failed.connect(lambda error: self._note("failed", type(error), str(error)))
        job.cancelled.connect(lambda: self._note("cancelled"))

    def _note(self, *line: object) -> None:
        self.lines.append(line)
        self.threads.add(threading.get_ident())


def test_progress_and_result_arrive_in_order_on_the_thread_of_the_window(qtbot: QtBot) -> None:
    worked_on: list[int] = []

    def work(ticket: Ticket) -> str:
        worked_on.append(threading.get_ident())
        for done in range(3):
            ticket.progress(done, 3, f"file {done}")
        return "report"

    job = Job(work)
    journal = Journal(job)

    with qtbot.waitSignal(job.finished):
        job.start()

    steps = [("progressed", done, 3, f"file {done}") for done in range(3)]
    assert journal.lines == [*steps, ("finished", "report")]
    assert journal.threads == {threading.get_ident()}
    assert worked_on != [threading.get_ident()]
    assert not job.running


def test_an_error_of_the_work_is_handed_over_whole(qtbot: QtBot) -> None:
    def work(ticket: Ticket) -> None:
        raise ValueError("no such page")

    job = Job(work)
    journal = Journal(job)

    with qtbot.waitSignal(job.failed):
        job.start()

    assert journal.lines == [("failed", ValueError, "no such page")]


def test_cancelling_ends_the_work_at_its_next_check(qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(ticket: Ticket) -> str:
        begun.set()
        go_on.wait(30)
        ticket.check()
        return "never seen"

    job = Job(work)
    journal = Journal(job)

    with qtbot.waitSignal(job.cancelled):
        job.start()
        begun.wait(30)
        job.cancel()
        go_on.set()

    assert journal.lines == [("cancelled",)]


def test_a_job_cancelled_before_its_turn_does_nothing(qtbot: QtBot) -> None:
    worked: list[Ticket] = []
    job = Job(worked.append)
    job.cancel()

    with qtbot.waitSignal(job.cancelled):
        job.start()

    assert worked == []


def test_work_already_done_when_cancelled_counts_as_done(qtbot: QtBot) -> None:
    job = Job(lambda ticket: job.cancel() or "written")  # type: ignore[func-returns-value]

    with qtbot.waitSignal(job.finished) as told:
        job.start()

    assert told.args == ["written"]


def test_a_job_nobody_holds_still_tells_its_end(qtbot: QtBot) -> None:
    told: list[object] = []

    def begin() -> None:
        job = Job(lambda ticket: "result")
        job.finished.connect(told.append)
        job.start()

    begin()

    qtbot.waitUntil(lambda: told == ["result"])


def test_shutting_down_cancels_and_waits(qtbot: QtBot) -> None:
    begun, ended = threading.Event(), threading.Event()

    def work(ticket: Ticket) -> None:
        begun.set()
        try:
            while True:
                ticket.check()
        finally:
            ended.set()

    job = Job(work)
    with qtbot.waitSignal(job.cancelled):
        job.start()
        begun.wait(30)
        jobs.shutdown()
        assert ended.is_set()


def test_the_window_may_go_before_its_job(qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(ticket: Ticket) -> None:
        begun.set()
        go_on.wait(30)

    window = QObject()
    job = Job(work)
    job.finished.connect(window.setObjectName)
    job.start()
    begun.wait(30)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()

    with qtbot.waitSignal(job.finished):
        go_on.set()
