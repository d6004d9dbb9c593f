"""What part of an image is shown: a crop in shares of the image becomes a box of pixels.

Shares are those of the upright image, from its top left corner, so that they hold for any size of it.
"""

from __future__ import annotations

from typing import NamedTuple

from aes_editor.document import Crop, Focus

_CENTRE = Focus(x=0.5, y=0.5)


class Box(NamedTuple):
    """A part of an image in pixels; *right* and *bottom* are just outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.bottom - self.top


def box_of(crop: Crop | None, width: int, height: int) -> Box:
    """Return what *crop* leaves of an image of *width* by *height* pixels: one pixel at least, all of it for None."""
    if crop is None:
        return Box(0, 0, width, height)
    left, top = min(round(crop.x * width), width - 1), min(round(crop.y * height), height - 1)
    right = max(left + 1, min(width, round((crop.x + crop.width) * width)))
    bottom = max(top + 1, min(height, round((crop.y + crop.height) * height)))
    return Box(left, top, right, bottom)


def focus_within(focus: Focus | None, crop: Crop | None) -> Focus | None:
    """Return the point *focus* of an image in shares of what *crop* leaves of it."""
    if focus is None or crop is None or not crop.width or not crop.height:
        return focus
    return Focus(x=_share((focus.x - crop.x) / crop.width), y=_share((focus.y - crop.y) / crop.height))


def around(focus: Focus | None, box: Box, ratio: float) -> Box:
    """Return the largest part of *box* that is *ratio* times as wide as high, as near around *focus* as it can be.

    *focus* is in shares of *box*; None is its centre.
    """
    point = focus or _CENTRE
    if abs(box.width - box.height * ratio) <= max(1.0, ratio):
        return box  # but for a pixel it has that form: what was cut once is not cut again
    width = min(box.width, max(1, round(box.height * ratio)))
    height = min(box.height, max(1, round(box.width / ratio)))
    left = box.left + _begin(point.x * box.width, width, box.width)
    top = box.top + _begin(point.y * box.height, height, box.height)
    return Box(left, top, left + width, top + height)


def _begin(centre: float, size: int, room: int) -> int:
    return max(0, min(room - size, round(centre - size / 2)))


def _share(value: float) -> float:
    return round(max(0.0, min(1.0, value)), 4)
