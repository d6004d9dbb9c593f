"""Images on the page."""

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageCms

from aes_editor.images import opening
from exporters.pdf.images import Raster, prepare


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def gradient(size: tuple[int, int] = (320, 200)) -> Image.Image:
    """Return a picture of many colours: red to the right, green downwards."""
    across = Image.linear_gradient("L").rotate(90).resize(size)
    down = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (across, down, Image.effect_noise(size, 40)))


def shown(raster: Raster | None) -> Image.Image:
    """Return what a reader sees of *raster*."""
    assert raster is not None
    if b"DCTDecode" in raster.dictionary:
        return Image.open(io.BytesIO(raster.data)).convert("RGB")
    import zlib  # noqa: PLC0415

    mode = "L" if b"DeviceGray" in raster.dictionary else "RGB"
    return Image.frombytes(mode, (raster.width, raster.height), zlib.decompress(raster.data)).convert("RGB")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_of_any_kind_is_shown(kind: str) -> None:
    picture = gradient()

    raster = prepare(encoded(picture, kind), 2000)

    assert shown(raster).size == picture.size
    assert shown(raster).getpixel((310, 10))[0] > 200  # type: ignore[index]


def test_a_drawing_is_kept_without_loss() -> None:
    drawing = Image.new("RGB", (40, 30), "#0b5d3b")
    drawing.paste("#ffffff", (10, 10, 20, 20))

    raster = prepare(encoded(drawing, "PNG"), 2000)

    assert shown(raster).tobytes() == drawing.tobytes()


def test_the_camera_s_orientation_is_applied() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the top of the scene is at the right

    raster = prepare(encoded(gradient((300, 200)), "JPEG", exif=exif), 2000)

    assert shown(raster).size == (200, 300)


def test_private_metadata_do_not_leave() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Le photographe"
    exif.get_ifd(0x8825)[1] = "N"

    raster = prepare(encoded(gradient(), "JPEG", exif=exif, comment=b"un secret"), 2000)

    assert raster is not None
    assert not any(secret in raster.data for secret in (b"Le photographe", b"un secret", b"Exif", b"ICC_PROFILE"))


def test_what_is_transparent_shows_the_paper() -> None:
    clear = Image.new("RGBA", (20, 20), (200, 0, 0, 0))

    assert shown(prepare(encoded(clear, "PNG"), 2000)).getpixel((5, 5)) == (255, 255, 255)


def test_four_inks_become_three_lights() -> None:
    raster = prepare(encoded(gradient().convert("CMYK"), "JPEG"), 2000)

    assert raster is not None
    assert b"/DeviceRGB" in raster.dictionary
    assert shown(raster).getpixel((310, 10))[0] > 180  # type: ignore[index]


def test_colours_are_taken_through_their_profile() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    plain = encoded(gradient(), "PNG")

    assert prepare(encoded(gradient(), "PNG", icc_profile=lab), 2000) is not None
    assert prepare(plain, 2000) is not None


def test_no_finer_than_asked_for() -> None:
    raster = prepare(encoded(gradient((1200, 600)), "JPEG"), 300)

    assert raster is not None
    assert (raster.width, raster.height) == (300, 150)


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"",
        lambda: b"\x89PNG\r\n\x1a\n broken",
        lambda: b"<svg/>",
        lambda: encoded(gradient(), "PNG")[:400],
        lambda: encoded(gradient(), "BMP"),
    ],
)
def test_what_is_no_image_is_none(make: Callable[[], bytes]) -> None:
    assert prepare(make(), 2000) is None


def test_a_file_that_would_unfold_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_PIXELS", 1000)

    assert prepare(encoded(Image.new("L", (100, 100)), "PNG"), 2000) is None


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "CMYK"])
def test_every_mode_is_shown(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    data = encoded(Image.new(mode, (8, 8)), "JPEG" if kind == "TIFF" else kind)

    assert shown(prepare(data, 2000)).size == (8, 8)
