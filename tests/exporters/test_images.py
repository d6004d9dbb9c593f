"""What leaves of an image: in every format it is cut as the document says, and tells nobody where it was taken."""

import base64
import io

import pytest
from PIL import Image

from aes_editor.container import media_name
from aes_editor.document import Communique, Crop, Figure, Focus, Related
from aes_editor.importers import Source
from aes_editor.importers.newsml import NewsmlImporter
from exporters import EXPORTERS
from exporters.images import leaving
from tests.exporters.newsml.samples import context


def _photograph() -> bytes:
    """Return a picture whose left half is black and right half white, taken somewhere."""
    exif = Image.Exif()
    exif[0x013B] = "Le photographe"
    exif.get_ifd(0x8825)[1] = "N"
    picture = Image.new("RGB", (1200, 600), "white")
    picture.paste("black", (0, 0, 600, 600))
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif, quality=95)
    return file.getvalue()


PHOTO = _photograph()
NAME = media_name(PHOTO, "jpg")
RIGHT_HALF = Figure(
    media=NAME,
    alt="Le pont",
    credit="A. Maïga",
    rights="© AES, reproduction libre",
    crop=Crop(x=0.5, width=0.5),
    focus=Focus(x=0.75, y=0.5),
)
DOC = Communique(guid="tag:aes.example,2026:1", headline="Le pont", body=(RIGHT_HALF,))


def exported(name: str, doc: Communique = DOC) -> bytes:
    exporter = next(each for each in EXPORTERS if each.name == name)
    return exporter.export(doc, context(media={NAME: PHOTO}))


@pytest.mark.parametrize("exporter", [each.name for each in EXPORTERS])
def test_nobody_is_told_where_it_was_taken_and_the_bytes_are_the_same_each_time(exporter: str) -> None:
    for doc in (DOC, Communique(body=(Figure(media=NAME, alt="Le pont"),), related=(Related(title="A", media=NAME),))):
        data = exported(exporter, doc)
        assert b"photographe" not in data
        assert base64.b64encode(PHOTO[:600])[:300] not in data
        assert data == exported(exporter, doc)


@pytest.mark.parametrize("exporter", ["html", "newsml", "ninjs", "text"])
def test_whose_image_it_is_stands_beside_it(exporter: str) -> None:
    assert "© AES, reproduction libre" in exported(exporter).decode()


def test_only_the_frame_is_on_the_page() -> None:
    head, _comma, rest = exported("html").decode().partition('<img src="data:image/jpeg;base64,')
    with Image.open(io.BytesIO(base64.b64decode(rest.partition('"')[0]))) as shown:
        assert head
        assert shown.size == (600, 600)
        assert min(shown.convert("L").tobytes()) > 200


def test_the_record_names_the_picture_that_leaves_and_remembers_the_one_that_stays() -> None:
    record = exported("newsml")
    ((left, data),) = leaving(DOC, {NAME: PHOTO})[1].items()

    assert left == media_name(data, "jpg") != NAME
    assert f'src="media/{left}"'.encode() in record
    assert b'width="600" height="600"' in record
    assert NewsmlImporter().read(Source("record.xml", record)).doc == DOC


def test_what_left_once_leaves_again_as_it_is() -> None:
    doc = Communique(body=(RIGHT_HALF,), related=(Related(title="A", media=NAME, focus=Focus(x=1, y=0)),))
    once = leaving(doc, {NAME: PHOTO}, 333)

    assert leaving(*once, 333) == (once[0], once[1])
    assert doc.body[0] is RIGHT_HALF


def test_a_related_picture_is_cut_around_what_matters() -> None:
    doc, media = leaving(Communique(related=(Related(title="A", media=NAME, focus=Focus(x=1, y=0.5)),)), {NAME: PHOTO})

    with Image.open(io.BytesIO(media[doc.related[0].media])) as shown:
        assert abs(shown.width / shown.height - 16 / 9) < 0.02
        assert min(shown.convert("L").crop((shown.width - 20, 0, shown.width, 20)).tobytes()) > 200


def test_what_is_no_image_is_none_that_leaves() -> None:
    doc, media = leaving(Communique(body=(Figure(media="x.svg"),)), {"x.svg": b"<svg onload='alert(1)'/>"})

    assert (doc.body[0], media) == (Figure(media="x.svg"), {})
