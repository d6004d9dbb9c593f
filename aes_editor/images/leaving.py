"""An image as it leaves the house: cut as the document says, upright, without private metadata, same bytes each time.

One that is shown whole and upright keeps its pixels bit for bit; only what stands beside them is left out. The
original stays in the communiqué.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from aes_editor.images import bare, framing, opening
from aes_editor.images.framing import Box

if TYPE_CHECKING:
    from PIL.Image import Image

    from aes_editor.document import Crop, Focus

_QUALITY = 90
_FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "PNG"}


@dataclass(frozen=True, slots=True)
class Picture:
    """An image ready to leave: its bytes and extension, pixels across and down."""

    data: bytes
    extension: str
    width: int
    height: int


@lru_cache(maxsize=48)
def picture(
    data: bytes,
    crop: Crop | None = None,
    *,
    widest: int = 0,
    ratio: float = 0.0,
    focus: Focus | None = None,
) -> Picture | None:
    """Return what *crop* leaves of the image *data*, at most *widest* pixels across (0: as many as there are).

    With a *ratio* of width to height, the largest part of that form around *focus* (a point of the whole image).
    None where *data* is no whole image.
    """
    told = opening.facts(data)
    if told is None:
        return None
    box = framing.box_of(crop, told.width, told.height)
    if ratio:
        box = framing.around(framing.focus_within(focus, crop), box, ratio)
    width = min(box.width, widest) if widest else box.width
    height = max(1, round(box.height * width / box.width))
    try:
        if not told.turned and told.kind != "gif" and box == (0, 0, told.width, told.height) and width == told.width:
            return Picture(bare.bare(data), told.kind, width, height)
        return _made(data, box, (width, height), told)
    except (bare.Broken, opening.Unreadable):
        return None


def _made(data: bytes, box: Box, size: tuple[int, int], told: opening.Facts) -> Picture:
    from PIL import Image  # noqa: PLC0415 - only images that are cut or turned need it

    with opening.opened(data) as source:
        shown = opening.upright(source)
        profile = shown.info.get("icc_profile")
        part = shown.crop(box)
        if size != part.size:
            part = _smooth(part).resize(size, Image.Resampling.LANCZOS)
        extension = "png" if told.kind == "gif" else told.kind
        if extension == "jpg" and part.mode not in {"L", "RGB", "CMYK"}:
            part = part.convert("RGB")
        if extension == "webp" and part.mode not in {"RGB", "RGBA"}:
            part = part.convert("RGBA" if part.has_transparency_data else "RGB")
        transparency = part.info.get("transparency") if part.mode in {"P", "L", "RGB"} else None
        part.info.clear()  # Pillow would write comments and dates again
        if transparency is not None:
            part.info["transparency"] = transparency
        buffer = io.BytesIO()
        part.save(buffer, _FORMATS[extension], quality=_QUALITY, icc_profile=profile)
    return Picture(bare.bare(buffer.getvalue()), extension, *size)


def _smooth(picture: Image) -> Image:
    """Return *picture* with colours that can be mixed."""
    if picture.mode in {"P", "PA"} or picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("L") if picture.mode == "1" else picture
