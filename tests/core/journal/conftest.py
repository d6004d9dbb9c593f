"""A clock that stands, and writers that are ended with the test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aes_editor.errors import AesError
from aes_editor.journal.writer import Writer

NOW = dt.datetime(2026, 3, 12, 10, tzinfo=dt.UTC)


@pytest.fixture
def told() -> list[AesError | None]:
    """Return what the writers of the test told."""
    return []


@pytest.fixture
def start(tmp_path: Path, told: list[AesError | None]) -> Iterator[Callable[[], Writer]]:
    """Return what begins a writer on the folder ``journal`` of the test, as a start of the program does."""
    made: list[Writer] = []

    def begin() -> Writer:
        made.append(Writer(tmp_path / "journal", lambda: NOW, told.append))
        return made[-1]

    yield begin
    for writer in made:
        writer.close()
