"""Garbage is collected on the thread of the window alone."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.garbage import GarbageCollector


class Knot:
    """A cycle that only a collection unties."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    owner = QObject()
    yield GarbageCollector(owner)
    owner.deleteLater()


def make_much() -> list[list[int]]:
    return [[number] for number in range(gc.get_threshold()[0] * 3)]


def test_no_other_thread_collects(collector: GarbageCollector) -> None:
    knot = weakref.ref(Knot())
    thread = threading.Thread(target=make_much)
    thread.start()
    thread.join()

    assert knot() is not None


def test_the_window_collects_when_there_is_enough(qtbot: QtBot, collector: GarbageCollector) -> None:
    gc.collect()
    knot = weakref.ref(Knot())
    kept: list[object] = []

    def collected() -> bool:
        kept.append(make_much())  # again and again: what earlier tests still free is taken off Python's count
        return knot() is None

    qtbot.wait_until(collected, timeout=5000)
