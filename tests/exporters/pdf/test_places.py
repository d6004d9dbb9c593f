"""Where on the pages the fields are shown."""

import io

from pypdf import PdfReader

from aes_editor.document import Communique
from exporters.pdf import Place
from tests import documents
from tests.exporters.pdf.files import PROSE, article, made

WIDTH, HEIGHT = 595.276, 841.89


def fields(doc: Communique) -> set[str]:
    return {place.field for place in made(doc).places}


def test_every_printed_field_has_a_place() -> None:
    assert fields(documents.full()) >= {
        "corrects",
        "kind",
        "reference",
        "kicker",
        "headline",
        "subtitle",
        "lead",
        "dateline",
        "body/0/text",
        "body/1/text",
        "body/3/speaker",
        "body/5/caption",
        "body/5/media",
        "body/7/media",
        "body/8/text",
        "signatories/0/place",
        "signatories/0/person/name",
        "related/0/title",
        "related/0/summary",
        "contacts/0/email",
        "boilerplate/0",
        "rights/notice",
    }


def test_places_lie_on_their_pages() -> None:
    composed = made(article(*PROSE * 12))
    pages = len(PdfReader(io.BytesIO(composed.data)).pages)

    for place in composed.places:
        assert 0 <= place.page < pages
        assert 0 <= place.x0 < place.x1 <= WIDTH
        assert 0 <= place.y0 < place.y1 <= HEIGHT


def test_a_paragraph_over_several_pages_has_a_place_on_each() -> None:
    places = [place for place in made(article(" ".join(PROSE * 14))).places if place.field == "body/0/text"]

    assert [place.page for place in places] == [0, 1, 2]


def test_the_dateline_lies_on_the_first_paragraph() -> None:
    places = {place.field: place for place in reversed(made(article()).places)}

    assert area(places["dateline"]) < area(places["body/0/text"])
    assert places["body/0/text"].x0 <= places["dateline"].x0 < places["dateline"].x1 <= places["body/0/text"].x1


def area(place: Place) -> float:
    return (place.x1 - place.x0) * (place.y1 - place.y0)
