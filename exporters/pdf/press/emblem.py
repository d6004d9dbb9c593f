"""The vector emblem of a letterhead."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.pdf.cos import objects

if TYPE_CHECKING:
    from aes_editor.letterhead import Emblem
    from exporters.pdf.press.palette import Palette

_COMMAND = re.compile(r"([MLCZ])([^MLCZ]*)")
_OPERATORS = {"M": b"m", "L": b"l", "C": b"c"}
_POINTS = {"M": 2, "L": 2, "C": 6}


def drawn(emblem: Emblem, palette: Palette, x: float, y: float, side: float) -> bytes:
    """Return the operators that draw *emblem* into a square whose top left corner is *x*, *y* (PDF's, upwards)."""
    scale = objects.number(side / emblem.size)
    strokes = b"\n".join(palette.of(stroke.fill) + b" " + _path(stroke.path) + b" f" for stroke in emblem.strokes)
    return b"q %b 0 0 -%b %b %b cm\n%b\nQ" % (scale, scale, objects.number(x), objects.number(y), strokes)


@lru_cache(maxsize=64)
def _path(path: str) -> bytes:
    """Return an SVG path of absolute M, L, C and Z commands as path operators."""
    parts: list[bytes] = []
    for command, arguments in _COMMAND.findall(path):
        if command == "Z":
            parts.append(b"h")
            continue
        numbers = [objects.number(float(number)) for number in arguments.replace(",", " ").split()]
        count = _POINTS[command]
        parts.extend(
            b" ".join([*numbers[start : start + count], _OPERATORS[command]])
            for start in range(0, len(numbers) - count + 1, count)
        )
    return b" ".join(parts)
