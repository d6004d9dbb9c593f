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
