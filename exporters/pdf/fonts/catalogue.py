"""The faces that ship, by family and style, and who stands in for whom."""

from __future__ import annotations

from enum import Enum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import resources
from exporters.pdf.fonts.lastresort import LAST_RESORT
from exporters.pdf.fonts.typeface import Typeface

_BOLD = 700
_REGULAR = 400
_AMIRI_SCALE = 1.22
"""Amiri draws its letters smaller on the body than Noto does."""


class Family(Enum):
    """A family of four styles."""

    SERIF = "serif"
    SANS = "sans"
    NASKH = "naskh"


_NOTO = {Family.SERIF: ("fontpkg_noto_serif", "NotoSerif"), Family.SANS: ("fontpkg_noto_sans", "NotoSans")}


@cache
def face(family: Family, *, bold: bool = False, italic: bool = False) -> Typeface:
    """Return one style of *family*."""
    style = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
    suffix = style[bold, italic]
    name = f"{family.value.title()}{suffix}"
    if family is Family.NASKH:
        path = _folder("fontpkg_amiri") / f"Amiri-{suffix}.ttf"
        return Typeface(name, path, f"Amiri-{suffix}", scale=_AMIRI_SCALE)
    package, stem = _NOTO[family]
    path = _folder(package) / f"{stem}{'-Italic' if italic else ''}[wdth,wght].ttf"
    return Typeface(name, path, f"{stem}-{suffix}", {"wght": _BOLD if bold else _REGULAR, "wdth": 100})


def _folder(package: str) -> Path:
    """Return where *package* keeps its font files, without running it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent / "files"


@cache
def _tifinagh() -> Typeface:
    """Return the one face there is for Tifinagh; it comes with the program, as no package brings it."""
    return Typeface("Tifinagh", resources.path("fonts/NotoSansTifinagh-Regular.ttf"), "NotoSansTifinagh-Regular")


@cache
def chain(family: Family, *, bold: bool = False, italic: bool = False) -> tuple[Typeface, ...]:
    """Return the faces to try in turn for a character; the last one has them all."""
    others = [other for other in Family if other is not family]
    return (*(face(member, bold=bold, italic=italic) for member in (family, *others)), _tifinagh(), LAST_RESORT)
