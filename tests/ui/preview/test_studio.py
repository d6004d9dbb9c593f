"""The exporters behind the preview: one request in, one answer out."""

import datetime as dt
import random
from dataclasses import replace

import msgspec
import pytest
from PIL import Image

from aes_editor.document import Communique, Figure, Paragraphs
from aes_editor.errors import ExportError
from exporters.html import HtmlExporter
from exporters.images import data_uri
from exporters.newsml import NewsmlExporter
from exporters.pdf import preview
from exporters.text import TextExporter
from tests.ui.preview.conftest import context, drawn
from ui.preview.messages import Failure, Pdf, Request, Source, Tab, WebPage, WebPatch
from ui.preview.studio import Studio


def request(doc: Communique, tab: Tab, *, whole: bool = False, now: dt.datetime | None = None) -> Request:
    ctx = context({})
    return Request(number=1, tab=tab, doc=doc, ctx=ctx, language="en", whole=whole)


def test_every_tab_shows_what_would_be_exported(doc: Communique) -> None:
    studio, ctx = Studio(), context({})
    pdf = studio.answer(request(doc, Tab.PDF)).content

    assert studio.answer(request(doc, Tab.WEB)).content == WebPage(HtmlExporter().export(doc, ctx).decode())
    for tab, exporter in ((Tab.XML, NewsmlExporter()), (Tab.TEXT, TextExporter())):
        source = studio.answer(request(doc, tab)).content
        assert isinstance(source, Source)
        assert source.text == exporter.export(doc, ctx).decode()
        assert {"headline", "lead", "body/0"} <= {place.field for place in source.places}
    assert isinstance(pdf, Pdf)
    assert pdf.data == preview(doc, ctx).data
    assert {"headline", "lead", "body/0/text"} <= {spot.field for spot in pdf.spots}


def test_after_the_first_page_only_the_parts_that_changed_are_answered(doc: Communique) -> None:
    studio = Studio()
    studio.answer(request(doc, Tab.WEB))

    edited = msgspec.structs.replace(doc, headline="Un autre titre")
    patch = studio.answer(request(edited, Tab.WEB)).content

    assert isinstance(patch, WebPatch)
    assert list(patch.changed) == ["head"]
    assert "Un autre titre" in patch.changed["head"]


def test_a_block_that_goes_is_no_longer_in_the_order(doc: Communique) -> None:
    studio = Studio()
    studio.answer(request(doc, Tab.WEB))

    patch = studio.answer(request(msgspec.structs.replace(doc, body=doc.body[:-1]), Tab.WEB)).content

    assert isinstance(patch, WebPatch)
    assert not patch.changed
    assert f"body-{len(doc.body) - 1}" not in patch.order
    assert f"body-{len(doc.body) - 2}" in patch.order


@pytest.mark.parametrize("whole", [False, True])
def test_another_language_or_a_lost_page_is_answered_whole(doc: Communique, whole: bool) -> None:
    studio = Studio()
    studio.answer(request(doc, Tab.WEB))
    other = doc if whole else msgspec.structs.replace(doc, language="ar")

    assert isinstance(studio.answer(request(other, Tab.WEB, whole=whole)).content, WebPage)


def test_an_image_is_given_once_and_stands_in_the_page_as_a_short_address(doc: Communique) -> None:
    studio = Studio()
    pictured = msgspec.structs.replace(doc, body=(*doc.body, Figure(media="photo.png", alt="Salle", caption="Bamako")))
    photo = drawn(Image.frombytes("L", (400, 250), random.Random(1).randbytes(100_000)))

    def answered(edited: Communique, *, whole: bool = False) -> WebPage | WebPatch:
        asked = replace(request(edited, Tab.WEB, whole=whole), ctx=context({"photo.png": photo}))
        content = studio.answer(asked).content
        assert isinstance(content, (WebPage, WebPatch))
        return content

    first = answered(pictured)
    captioned = msgspec.structs.replace(
        pictured, body=(*doc.body, Figure(media="photo.png", alt="Salle", caption="Bamako, le matin"))
    )
    second = answered(captioned)

    assert isinstance(first, WebPage)
    assert isinstance(second, WebPatch)
    ((address, uri),) = first.images.items()
    assert uri == data_uri(photo)
    assert first.html.replace(address, uri) == HtmlExporter().export(pictured, context({"photo.png": photo})).decode()
    assert address in second.changed[f"body-{len(doc.body)}"]
    assert len("".join(second.changed.values())) < 2_000
    assert second.images == {}
    assert answered(captioned, whole=True).images == first.images


def test_what_is_no_image_is_told_as_in_the_export(doc: Communique) -> None:
    ctx = context({"photo.png": b"no image at all"})
    pictured = msgspec.structs.replace(doc, body=(Figure(media="photo.png", alt="Salle"),))

    content = Studio().answer(replace(request(pictured, Tab.WEB), ctx=ctx)).content

    assert content == WebPage(HtmlExporter().export(pictured, ctx).decode())


def test_an_empty_document_has_every_face() -> None:
    studio = Studio()

    contents = [studio.answer(request(Communique(), tab)).content for tab in Tab]

    assert not [content for content in contents if isinstance(content, Failure)]


def test_an_error_of_an_exporter_is_told_in_its_own_sentence(doc: Communique, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise ExportError("The record cannot be written.")

    monkeypatch.setattr(NewsmlExporter, "export", fail)

    assert Studio().answer(request(doc, Tab.XML)).content == Failure("The record cannot be written.")


def test_a_defect_of_an_exporter_says_what_and_where_and_the_next_answer_is_whole(
    doc: Communique, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = Studio()
    with monkeypatch.context() as broken:
        broken.setattr("exporters.html.parts.parts", lambda *_: next(iter(())))
        failure = studio.answer(request(doc, Tab.WEB)).content

    assert isinstance(failure, Failure)
    assert failure.sentence.startswith("A defect of the program stops the web page from being shown: StopIteration")
    assert "Traceback" in failure.details
    assert isinstance(studio.answer(request(doc, Tab.WEB)).content, WebPage)


def test_hostile_text_is_shown_as_text() -> None:
    doc = Communique(
        headline="<script>alert(1)</script>\u202e\x00\x1b",
        body=(Paragraphs(text="[lien](javascript:alert(1)) <img src=x onerror=alert(1)>"),),
    )

    contents = [Studio().answer(request(doc, tab)).content for tab in Tab]

    assert not [content for content in contents if isinstance(content, Failure)]
