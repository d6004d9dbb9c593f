"""Colours as operators of the content stream, in the device colours of each profile.

The colours of a letterhead are given in sRGB. On an office printer they become greys of the same lightness; on a press
inks, by the press's own ICC profile where there is one. What is neutral is printed with black ink alone, so that text
never depends on the register of four plates.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from aes_editor.errors import ExportError
from aes_editor.i18n import _
from exporters.pdf.profiles import Space

if TYPE_CHECKING:
    from collections.abc import Callable

_NEUTRAL = 0.06
Rgb = tuple[float, float, float]


def inker(space: Space, icc: bytes = b"") -> Callable[[str], bytes]:
    """Return what turns a colour (``#rrggbb``) into the operator that fills with it."""
    match space:
        case Space.RGB:
            return _rgb
        case Space.GREY:
            return _grey
        case Space.CMYK:
            return lambda colour: _cmyk(colour, icc)


def _rgb(colour: str) -> bytes:
    return _operator(_channels(colour), b"rg")


def _grey(colour: str) -> bytes:
    return _operator((_lightness(_channels(colour)),), b"g")


def _cmyk(colour: str, icc: bytes) -> bytes:
    channels = _channels(colour)
    if max(channels) - min(channels) < _NEUTRAL:
        return _operator((0.0, 0.0, 0.0, 1 - _lightness(channels)), b"k") if max(channels) > 0.2 else b"0 0 0 1 k"
    return _operator(_separated(colour, icc) if icc else _undercolour_removed(channels), b"k")


def _operator(values: tuple[float, ...], operator: bytes) -> bytes:
    numbers = (b"%.3f" % min(1.0, max(0.0, value)) for value in values)
    return b" ".join([*(number.rstrip(b"0").rstrip(b".") for number in numbers), operator])


def _channels(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _lightness(channels: Rgb) -> float:
    """Return the grey of sRGB that is as light as *channels* (IEC 61966-2-1)."""
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return luminance * 12.92 if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055


def _undercolour_removed(channels: Rgb) -> tuple[float, ...]:
    """Return inks with all the black there can be: a fair guess where the press says nothing of itself."""
    black = 1 - max(channels)
    return (*((1 - value - black) / (1 - black) for value in channels), black)


@lru_cache(maxsize=256)
def _separated(colour: str, icc: bytes) -> tuple[float, ...]:
    from PIL import Image  # noqa: PLC0415

    pixel = Image.new("RGB", (1, 1), colour)
    inks: Any = separate(pixel, icc).getpixel((0, 0))
    return tuple(ink / 255 for ink in inks)


def separate(picture: Any, icc: bytes) -> Any:
    """Return an sRGB *picture* in the inks of *icc*; :class:`ExportError` where that is not the profile of a press."""
    from PIL import ImageCms  # noqa: PLC0415

    try:
        return ImageCms.applyTransform(picture, _transform(icc))
    except (ImageCms.PyCMSError, OSError, ValueError) as error:
        raise ExportError(
            _("The colour profile of the print office cannot be used: it is not one of four inks.")
        ) from error


@lru_cache(maxsize=4)
def _transform(icc: bytes) -> Any:
    from PIL import ImageCms  # noqa: PLC0415

    press = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), press, "RGB", "CMYK")
