"""A communiqué to look at, and the preview in a window of its own."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aes_editor import letterhead
from aes_editor.document import Communique, Contact, Dateline, Paragraphs, Person, Quote, Related, Subheading
from exporters.context import ExportContext
from ui import theme
from ui.preview import Preview


def drawn(picture: Image.Image) -> bytes:
    """Return *picture* as a file."""
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
OTHER_PNG = drawn(Image.new("L", (1, 1), 99))
NOW = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)


def context(media: Mapping[str, bytes]) -> ExportContext:
    """What exporters are told, at a moment that stands still."""
    return ExportContext(now=NOW, producer="AES Editor", letterhead=letterhead.load(), media=media)


@pytest.fixture
def doc() -> Communique:
    """Two pages, so that there is something to scroll to."""
    paragraph = "Les ministres réunis à Bamako ont arrêté le calendrier de mise en œuvre. " * 6
    passages = [Paragraphs(text=f"Passage {number}. {paragraph}") for number in range(9)]
    return Communique(
        guid="tag:aes.example,2026-03-12:communique:1",
        headline="Adoption du protocole",
        lead="Les trois États ouvrent la libre circulation.",
        dateline=Dateline(place="Bamako", country="ML", date=dt.date(2026, 3, 12)),
        body=(
            *passages[:4],
            Quote(
                text="« Ce protocole est une étape », a déclaré le Président. « Avançons. »",
                speaker=Person(name="Assimi GOÏTA", role="Président"),
            ),
            Subheading(text="La suite"),
            *passages[4:],
        ),
        related=(Related(title="Sommet de Niamey", url="https://aes.example/niamey"),),
        contacts=(Contact(name="Service de presse", email="presse@aes.example"),),
    )


@pytest.fixture
def preview(qtbot: QtBot, qapp: QApplication) -> Iterator[Preview]:
    """The preview on the screen, empty; its processes end with the test."""
    theme.install(qapp)
    made = Preview(context)
    qtbot.addWidget(made)
    made.resize(640, 560)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.shutdown()


class Show(Protocol):
    """Shows a document and waits until the tab that is seen has painted it."""

    def __call__(self, doc: Communique, media: Mapping[str, bytes] = ...) -> None: ...


@pytest.fixture
def show(qtbot: QtBot, preview: Preview) -> Show:
    def shown(doc: Communique, media: Mapping[str, bytes] = MappingProxyType({})) -> None:
        with qtbot.waitSignal(preview.rendered, timeout=30_000):
            preview.show_document(doc, media)

    return shown
