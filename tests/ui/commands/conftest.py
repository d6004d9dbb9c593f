"""What the tests of the command line share."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from aes_editor import container
from aes_editor.document import Communique, Dateline, Embargo, Paragraphs, Person, Quote
from ui.app import main

NOW = "2026-03-10T09:00:00+00:00"

Draft = Callable[..., Path]


@pytest.fixture(autouse=True)
def _english_interface(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """Make a communiqué at a path below the folder of the test."""

    def make(name: str, *, headline: str = "Un accord est signé", until: dt.datetime | None = None) -> Path:
        doc = Communique(
            guid="tag:aes.example,2026-03-10:communique:test",
            headline=headline,
            lead="Les trois États ont signé.",
            dateline=Dateline(place="Niamey", country="NE", date=dt.date(2026, 3, 10)),
            body=(
                Paragraphs(text="Premier paragraphe.\n\nSecond paragraphe."),
                Quote(text="« Nous avançons », a dit la ministre.", speaker=Person(name="Awa KONÉ")),
            ),
            embargo=Embargo(until=until) if until else None,
        )
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        container.save(path, doc, {})
        return path

    return make


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the program in this process; return its exit code, standard output and standard error."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return call
