"""Which images are taken into a communiqué."""

import io
from pathlib import Path

import pytest
from PIL import Image

from aes_editor import images
from aes_editor.document import Crop, Focus
from aes_editor.errors import InputError
from aes_editor.images import taking


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (2, 2)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize(("kind", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_an_image_is_known_by_its_bytes_whatever_it_is_called(tmp_path: Path, kind: str, extension: str) -> None:
    (tmp_path / "image.txt").write_bytes(picture(kind))

    assert images.read(tmp_path / "image.txt") == (picture(kind), extension)


@pytest.mark.parametrize("data", [picture("PPM"), b"", b"<svg/>", b"%PDF-", b"RIFF1234WAVE"])
def test_anything_else_is_not_taken_and_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "image.png").write_bytes(data)

    with pytest.raises(InputError, match=r"“image\.png” is not a JPEG, PNG or WebP image"):
        images.read(tmp_path / "image.png")


def test_an_image_beyond_the_limit_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "LARGEST", 10)
    (tmp_path / "image.png").write_bytes(picture("PNG"))

    with pytest.raises(InputError, match="was not read"):
        images.read(tmp_path / "image.png")


@pytest.mark.parametrize(("kind", "extension"), [("GIF", "png"), ("BMP", "png"), ("TIFF", "png")])
def test_older_kinds_are_converted(kind: str, extension: str) -> None:
    data, found = images.taken(picture(kind), "image")

    assert (found, images.extension(data)) == (extension, extension)


def photograph(**saving: object) -> bytes:
    made = io.BytesIO()
    Image.linear_gradient("L").resize((300, 200)).convert("RGB").save(made, "JPEG", **saving)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (photograph()[:900], "damaged or cut off"),
        (picture("PNG")[:40], "damaged or cut off"),
        (photograph() + b"PK\x03\x04 an archive", "holds another file besides"),
        (picture("PNG") + b"<script>alert(1)</script>", "holds another file besides"),
        (photograph(comment=b"%PDF-1.7"), "holds another file besides"),
        (b"\0\0\0\x18ftypheic" + bytes(64), "save it as JPEG"),
    ],
)
def test_what_is_not_whole_or_more_than_an_image_is_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=f"“vue.jpg”.*{sentence}"):
        images.taken(data, "vue.jpg")


def test_an_image_that_would_unfold_without_end_is_refused() -> None:
    made = io.BytesIO()
    Image.new("1", (12_000, 8_000)).save(made, "PNG")
    assert len(made.getvalue()) < 100_000

    with pytest.raises(InputError, match="more than 80 million pixels"):
        images.taken(made.getvalue(), "bombe.png")


def test_what_stands_behind_a_photograph_of_a_telephone_is_no_reason_to_refuse_it() -> None:
    data = photograph() + b"\0\0\0\x18ftypmp42 a second of film"

    assert images.taken(data, "vue.jpg") == (data, "jpg")
    assert (shown := images.picture(data)) is not None
    assert b"film" not in shown.data


def secrets() -> dict[str, bytes]:
    """Return images that say where they were taken."""
    exif = Image.Exif()
    exif[0x010F] = "Le photographe"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (12.0, 38.0, 21.0)
    made = {}
    for kind in ("JPEG", "PNG", "WEBP"):
        file = io.BytesIO()
        Image.linear_gradient("L").resize((300, 200)).convert("RGB").save(file, kind, exif=exif)
        made[kind] = file.getvalue()
    return made


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nobody_is_told_where_a_picture_was_taken(kind: str) -> None:
    data = secrets()[kind]
    assert b"Le photographe" in data

    for crop in (None, Crop(x=0.1, y=0.1, width=0.5, height=0.5)):
        shown = images.picture(data, crop)
        assert shown is not None
        assert b"photographe" not in shown.data
        with Image.open(io.BytesIO(shown.data)) as left:
            assert not left.getexif()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_an_image_that_is_shown_whole_keeps_its_pixels(kind: str) -> None:
    data = secrets()[kind]
    shown = images.picture(data)

    assert shown is not None
    with Image.open(io.BytesIO(data)) as before, Image.open(io.BytesIO(shown.data)) as after:
        assert before.tobytes() == after.tobytes()


def test_a_picture_that_lies_on_its_side_is_cut_as_it_is_seen() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    made = io.BytesIO()
    sideways = Image.new("RGB", (300, 200), "white")
    sideways.paste("black", (0, 0, 150, 200))  # seen upright, the upper half
    sideways.save(made, "JPEG", exif=exif, quality=95)

    shown = images.picture(made.getvalue(), Crop(y=0.5, height=0.5))

    assert shown is not None
    assert (shown.width, shown.height) == (200, 150)
    with Image.open(io.BytesIO(shown.data)) as left:
        assert min(left.convert("L").tobytes()) > 200


def test_the_focal_point_stays_where_an_image_is_cut_to_a_form() -> None:
    wide = images.box_of(None, 400, 100)

    assert images.around(Focus(x=0.9, y=0.5), wide, 1.0) == (300, 0, 400, 100)
    assert images.around(None, wide, 1.0) == (150, 0, 250, 100)
    assert images.focus_within(Focus(x=0.5, y=0.5), Crop(x=0.25, y=0, width=0.5, height=1)) == Focus(x=0.5, y=0.5)


@pytest.mark.parametrize("crop", [Crop(width=0, height=0), Crop(x=1, y=1), Crop(x=0.9, width=1)])
def test_a_frame_that_makes_no_sense_still_leaves_a_picture(crop: Crop) -> None:
    shown = images.picture(photograph(), crop)

    assert shown is not None
    assert shown.width >= 1
    assert shown == images.picture(bytes(bytearray(photograph())), crop)
