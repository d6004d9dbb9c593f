"""What is said of a finished file before it leaves."""

from dataclasses import replace

import pytest

from aes_editor.document import Figure
from exporters.pdf import PdfExporter, compose, preflight
from tests import documents
from tests.documents import PICTURE
from tests.exporters.pdf.files import article, context
from tests.strategies import ABSENT_IMAGE, BROKEN_IMAGE, images, media_for


@pytest.mark.parametrize("profile", ["archive", "bureau"])
def test_a_sound_file_leaves_nothing_to_say(profile: str) -> None:
    doc = article()
    ctx = replace(context(), profile=profile)

    assert preflight(doc, ctx, PdfExporter().export(doc, ctx)) == ()


def test_characters_without_a_font_are_named_with_their_field() -> None:
    doc = article("Un mot en 中文.", headline="Ici 😀")
    ctx = context()

    head, body = preflight(doc, ctx, compose(doc, ctx).data)

    assert head.field == "headline"
    assert "U+1F600 Grinning face" in head.message
    assert body.field == "body/0/text"
    assert "“中” U+4E2D" in body.message
    assert "“文” U+6587" in body.message


@pytest.mark.parametrize(("name", "told"), [(ABSENT_IMAGE, "not there"), (BROKEN_IMAGE, "cannot be read")])
def test_an_image_that_is_not_shown_is_told(name: str, told: str) -> None:
    doc = article(body=(Figure(media=PICTURE, alt="Le pont"), Figure(media=name, alt="Le bac")))
    ctx = context(media={**images(), **media_for(doc)})

    (finding,) = preflight(doc, ctx, compose(doc, ctx).data)

    assert finding.field == "body/1/media"
    assert told in finding.message


def test_a_page_for_the_press_needs_its_profile() -> None:
    doc = article()
    ctx = replace(context(), profile="presse")

    (finding,) = preflight(doc, ctx, compose(doc, ctx).data)

    assert "colour profile" in finding.message


def test_a_file_that_breaks_a_standard_is_told_by_the_rule() -> None:
    doc = documents.full()
    ctx = context(media=media_for(doc))
    data = compose(doc, ctx).data.replace(b"pdfuaid:part=", b"pdfuaid:peur=")

    messages = [finding.message for finding in preflight(doc, ctx, data) if not finding.field]

    assert any("PDF/UA-1 is not kept" in message for message in messages)
