"""What every format promises, asked of every entry of EXPORTERS."""

import datetime as dt
import subprocess
import sys
from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from aes_editor import edition, letterhead
from aes_editor.document import Communique, Dateline, Embargo, Paragraphs, Status
from exporters import EXPORTERS, ExportContext, Exporter
from tests.strategies import communiques, media_for

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
LATER = dt.datetime(2026, 3, 12, 17, tzinfo=dt.UTC)

DOC = Communique(
    guid="tag:aes.example,2026-03-01:communique:1",
    headline="Un pont sur le fleuve",
    lead="Les travaux commencent.",
    status=Status.RELEASED,
    dateline=Dateline(place="Niamey", country="NE", date=dt.date(2026, 3, 1)),
    body=(Paragraphs(text="Le chantier ouvre **lundi**."),),
)

every_format = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)


def context(now: dt.datetime = NOW, media: Mapping[str, bytes] | None = None) -> ExportContext:
    return ExportContext(now=now, producer="AES Editor", letterhead=letterhead.load(), media=media or {})


def test_names_and_suffixes_tell_the_formats_apart() -> None:
    assert len({exporter.name for exporter in EXPORTERS}) == len(EXPORTERS)
    assert len({exporter.suffix for exporter in EXPORTERS}) == len(EXPORTERS)
    assert all(exporter.suffix.startswith(".") and exporter.label and exporter.media_type for exporter in EXPORTERS)


@every_format
def test_the_same_document_and_moment_give_the_same_bytes(exporter: Exporter) -> None:
    assert exporter.export(DOC, context()) == exporter.export(DOC, context())


@every_format
def test_another_process_gives_the_same_bytes(exporter: Exporter) -> None:
    script = (
        "import sys; from exporters import EXPORTERS; from tests.exporters.test_contract import DOC, context;"
        f"exporter = next(e for e in EXPORTERS if e.name == {exporter.name!r});"
        "sys.stdout.buffer.write(exporter.export(DOC, context()))"
    )

    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert run.stdout == exporter.export(DOC, context())


@every_format
@settings(max_examples=40)
@given(doc=communiques())
def test_no_document_is_refused(exporter: Exporter, doc: Communique) -> None:
    assert exporter.export(doc, context(media=media_for(doc)))


@every_format
def test_an_empty_document_is_written(exporter: Exporter) -> None:
    assert exporter.export(Communique(), context())


@pytest.mark.parametrize("name", ["html", "text"])
def test_the_embargo_is_told_while_it_holds_and_not_after(name: str) -> None:
    exporter = next(exporter for exporter in EXPORTERS if exporter.name == name)
    embargo = Embargo(until=LATER)
    doc = Communique(headline="Un pont", embargo=embargo)
    notice = edition.of(doc).embargo(embargo)

    assert notice in exporter.export(doc, context()).decode()
    assert notice not in exporter.export(doc, context(now=LATER)).decode()


@every_format
def test_the_clock_is_not_read(exporter: Exporter, monkeypatch: pytest.MonkeyPatch) -> None:
    before = exporter.export(DOC, context())
    for clock in ("time", "time_ns"):
        monkeypatch.setattr(f"time.{clock}", _no_clock)

    assert exporter.export(DOC, context()) == before


def _no_clock(*_args: object) -> float:
    raise AssertionError("an exporter asked for the time")
