"""Images made ready for the page: upright, in sRGB, without private metadata, no finer than print asks for.

A camera writes where and when a picture was taken, and its owner's name; none of it leaves (EXIF, XMP, IPTC, comments
are dropped). What cannot be read, or would unfold beyond measure (:mod:`aes_editor.images.opening`), is no image.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from aes_editor.images import framing, opening
from exporters.pdf import colour
from exporters.pdf.cos import objects
from exporters.pdf.profiles import Space

if TYPE_CHECKING:
    from PIL.Image import Image

    from aes_editor.document import Crop

LEAST_RESOLUTION = 150.0
"""Pixels per inch below which a small image is not enlarged any further."""
_FEW_COLOURS = 4096
_QUALITY = 86
_BAND_MODES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB", "CMYK": b"/DeviceCMYK"}


@dataclass(frozen=True, slots=True)
class Raster:
    """An image of *width* by *height* pixels, encoded for the file."""

    width: int
    height: int
    data: bytes
    dictionary: bytes

    def xobject(self) -> objects.Stream:
        """Return the image as an external object (ISO 32000-1, 8.9.5)."""
        return objects.Stream(
            self.data,
            b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8%b"
            % (self.width, self.height, self.dictionary),
        )


@lru_cache(maxsize=24)
def prepare(
    data: bytes, most: int, space: Space = Space.RGB, icc: bytes = b"", crop: Crop | None = None
) -> Raster | None:
    """Return the image in *data*, at most *most* pixels wide, in the device colours of *space*; None if it is none.

    Only what *crop* leaves of it is there. *icc* is the profile of the press, for inks. What is transparent shows
    white paper.
    """
    from PIL import Image  # noqa: PLC0415 - only a document with images needs it

    share = max(crop.width, 0.01) if crop else 1.0
    try:
        with opening.opened(data) as opened:
            wanted = round(most / share)
            opened.draft(None, (wanted, wanted * opened.height // max(1, opened.width)))
            upright = opening.upright(opened)
            part = upright.crop(framing.box_of(crop, *upright.size)) if crop else upright
            picture = _in_srgb(_on_paper(part))
    except opening.Unreadable:
        return None
    if picture.width > most:
        height = max(1, round(picture.height * most / picture.width))
        picture = picture.resize((most, height), Image.Resampling.LANCZOS)
    return _encoded(_in_space(picture, space, icc))


def _in_space(picture: Image, space: Space, icc: bytes) -> Image:
    """Return a grey or sRGB *picture* in the device colours of *space*; grey is printed with black ink alone."""
    if picture.mode == "L" or space is Space.RGB:
        return picture
    if space is Space.CMYK and icc:
        inked: Image = colour.separate(picture, icc)
        return inked
    return picture.convert(space.value)


def _on_paper(picture: Image) -> Image:
    """Return *picture* without transparency, on white."""
    from PIL import Image  # noqa: PLC0415

    if not picture.has_transparency_data:
        return picture
    profile = picture.info.get("icc_profile")
    layer = picture.convert("RGBA")
    ground = Image.new("RGBA", layer.size, (255, 255, 255, 255))
    ground.alpha_composite(layer)
    flat = ground.convert("RGB")
    if profile:
        flat.info["icc_profile"] = profile
    return flat


def _in_srgb(picture: Image) -> Image:
    """Return *picture* in grey or sRGB, through its colour profile where it carries one that can be used."""
    from PIL import ImageCms  # noqa: PLC0415

    if picture.mode not in {"L", "RGB", "CMYK"}:
        picture = _converted(picture, "L" if picture.mode in {"1", "I", "I;16", "F", "LA"} else "RGB")
    profile = picture.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = "L" if picture.mode == "L" else "RGB"
            if target == "RGB":
                result = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
                return result or picture
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")


def _converted(picture: Image, mode: str) -> Image:
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 257).convert("L")
    converted = picture.convert(mode)
    if profile and mode == "RGB":
        converted.info["icc_profile"] = profile
    return converted


def _encoded(picture: Image) -> Raster:
    """Encode photographs as JPEG, drawings without loss."""
    space = b"/ColorSpace" + _BAND_MODES[picture.mode]
    if picture.getcolors(_FEW_COLOURS) is not None:
        data = objects.deflate(picture.tobytes(), objects.THOROUGH)
        return Raster(picture.width, picture.height, data, space + b"/Filter/FlateDecode")
    picture.info.clear()  # Pillow would write comments and profiles again
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    # Pillow writes four inks the way Adobe's programs do: inverted
    decode = b"/Decode[1 0 1 0 1 0 1 0]" if picture.mode == "CMYK" else b""
    return Raster(picture.width, picture.height, buffer.getvalue(), space + decode + b"/Filter/DCTDecode")
