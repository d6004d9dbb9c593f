"""The web page before its judges: the Nu HTML checker, and axe-core in a real browser."""

import datetime as dt
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from aes_editor import letterhead
from aes_editor.document import Communique
from aes_editor.document.edit import replaced
from exporters import ExportContext
from exporters.html import HtmlExporter
from tests import documents
from tests.needs import require, require_file
from tests.strategies import communiques, media_for

WEB = Path(__file__).parents[1] / "web"
HOW = "run “npm ci --ignore-scripts” in tests/web"
BROWSED = ("full", "embargo", "arabic", "hausa", "empty", "hostile", "invented-5", "invented-7", "invented-10")
EXCUSED = (
    "Unicode Normalization Form C",  # the author's letters are printed as typed
    "Unicode Private Use",
    "appears to be written in",  # nor is their language ours to doubt
    "image “data:",  # the checker does not know that “img-src data:” allows data: images; browsers do
)
EMBARGOED = documents.NOW - dt.timedelta(days=1)


def page(doc: Communique, now: dt.datetime = documents.NOW) -> bytes:
    ctx = ExportContext(now=now, producer="AES Editor", letterhead=letterhead.load(), media=media_for(doc))
    return HtmlExporter().export(doc, ctx)


def invented(count: int) -> list[Communique]:
    """Return *count* documents made by hypothesis, always the same."""
    docs: list[Communique] = []

    @settings(max_examples=count, database=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
    @given(communiques())
    def collect(doc: Communique) -> None:
        docs.append(doc)

    collect()
    return docs


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of pages."""
    folder = tmp_path_factory.mktemp("pages")
    written = {
        "full": page(documents.full()),
        "embargo": page(documents.full(), EMBARGOED),
        "arabic": page(documents.arabic()),
        "hausa": page(replaced(documents.full(), ("language",), "ha")),
        "empty": page(Communique()),
        "hostile": page(documents.hostile()),
        **{f"invented-{number}": page(doc) for number, doc in enumerate(invented(25))},
    }
    for name, data in written.items():
        (folder / f"{name}.html").write_bytes(data)
    return folder


def test_the_nu_checker_finds_nothing(pages: Path) -> None:
    java = require("java", package="default-jre-headless")
    jar = require_file(WEB / "node_modules/vnu-jar/build/dist/vnu.jar", how=HOW)

    run = subprocess.run(
        [java, "-jar", jar, "--stdout", "--format", "json", pages], capture_output=True, text=True, check=False
    )

    messages = [_told(message) for message in json.loads(run.stdout)["messages"]]
    assert [message for message in messages if not any(excuse in message for excuse in EXCUSED)] == []


def _told(message: dict[str, Any]) -> str:
    name = Path(message["url"]).name
    return f"{name}: {message.get('subType', message['type'])}: {message['message']} {message.get('extract', '')!r}"


def test_axe_and_the_browser_find_nothing_on_any_screen(pages: Path) -> None:
    node = require("node", package="nodejs")
    chromium = require("chromium", package="chromium")
    require_file(WEB / "node_modules/axe-core/axe.min.js", how=HOW)
    files = [pages / f"{name}.html" for name in BROWSED]

    run = subprocess.run(
        [node, WEB / "axe.mjs", chromium, *files], capture_output=True, text=True, check=False, cwd=WEB
    )

    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert len(seen) == 4 * len(files)
    wrong = [view for view in seen if any(view[kind] for kind in ("violations", "complaints", "requests", "overflow"))]
    assert json.dumps(wrong, indent=1, ensure_ascii=False) == "[]"
