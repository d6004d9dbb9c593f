"""What the pages show where: for a click in the preview that leads to the field, and the other way round."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle of a page that shows a field.

    *page* counts from 0; the sides are PDF points from the top left corner of the page (of the trimmed page, where
    there is a bleed), ``x0 < x1``, ``y0 < y1``. *field* is a path such as ``headline``, ``body/3/text``,
    ``body/3/speaker`` or ``related/0/title`` (:mod:`aes_editor.document.edit`). A field that runs over several pages,
    or over several paragraphs, has several places; where two overlap, the smaller one is meant (the dateline lies on
    the first paragraph).
    """

    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    field: str


@dataclass(frozen=True, slots=True)
class Composed:
    """A finished file, and where on its pages each field is shown, in reading order."""

    data: bytes
    places: tuple[Place, ...]
