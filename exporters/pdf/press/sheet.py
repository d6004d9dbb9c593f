"""The sheet of paper: its size and margins. Lengths are points from the top left corner."""

from __future__ import annotations

WIDTH, HEIGHT = 595.276, 841.89
"""A4 (ISO 216)."""

MARGIN = 70.0
MEASURE = WIDTH - 2 * MARGIN
TOP = 40.0
RUNNING_TOP = 34.0
TEXT_TOP = 74.0
"""Where the text begins on every page but the first."""
TEXT_BOTTOM = HEIGHT - 72.0
FOOT_TOP = HEIGHT - 52.0

BLEED = 3 / 25.4 * 72
"""What is printed beyond the trimmed edge: 3 mm."""
_MARK, _SLUG = 5 / 25.4 * 72, 9 / 25.4 * 72
_HAIR = 0.25

Box = tuple[float, float, float, float]


def boxes(*, trimmed: bool) -> dict[str, Box]:
    """Return the page boxes (ISO 32000-1, 14.11.2); a page to be *trimmed* has a bleed and room for crop marks."""
    if not trimmed:
        return {"MediaBox": (0, 0, WIDTH, HEIGHT)}
    return {"MediaBox": _around(_SLUG), "BleedBox": _around(BLEED), "TrimBox": _around(0)}


def _around(distance: float) -> Box:
    return -distance, -distance, WIDTH + distance, HEIGHT + distance


def crop_marks() -> list[Box]:
    """Return the marks outside the bleed that show where to cut: x, y of each from the top left, width, height."""
    beyond = (-BLEED - _MARK, WIDTH + BLEED)
    above = (-BLEED - _MARK, HEIGHT + BLEED)
    across = [(x, y - _HAIR / 2, _MARK, _HAIR) for x in beyond for y in (0.0, HEIGHT)]
    return [*across, *((x - _HAIR / 2, y, _HAIR, _MARK) for x in (0.0, WIDTH) for y in above)]
