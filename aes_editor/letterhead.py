"""Letterheads: the look of an institution, as data (``resources/letterheads``)."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

import msgspec

import resources

DEFAULT = "confederation"

Ink = Literal["primary", "accent", "ink", "paper"]
Hex = Annotated[str, msgspec.Meta(pattern=r"^#[0-9a-fA-F]{6}$")]


class Colours(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The inks of a letterhead, as ``#rrggbb``."""

    primary: Hex
    accent: Hex
    ink: Hex = "#1a1a1a"
    paper: Hex = "#ffffff"


class Stroke(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One filled outline of the emblem: an SVG path of absolute M, L, C and Z commands only."""

    path: str
    fill: Ink


class Emblem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A vector emblem on a square of *size* units, y downwards."""

    size: float
    strokes: tuple[Stroke, ...]


class Letterhead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An institution as its readers see it.

    *authority* is the domain that mints the identifiers of its communiqués; *members* are the states it speaks for;
    *language* is the BCP 47 tag of its words.
    """

    institution: str
    short_name: str
    authority: str
    colours: Colours
    members: tuple[str, ...] = ()
    motto: str = ""
    service: str = ""
    contact_line: str = ""
    url: str = ""
    language: str = "fr"
    emblem: Emblem | None = None


@cache
def load(name: str = DEFAULT) -> Letterhead:
    """Return the letterhead called *name*; :class:`KeyError` where none is called so."""
    if name not in names():
        raise KeyError(name)
    return msgspec.toml.decode(resources.text(f"letterheads/{name}.toml"), type=Letterhead)


def load_or_default(name: str) -> Letterhead:
    """Return the letterhead called *name*; the default one where none is called so, as in old settings."""
    try:
        return load(name)
    except KeyError:
        return load(DEFAULT)


def names() -> tuple[str, ...]:
    """Return the names of the letterheads that ship."""
    return resources.names("letterheads", ".toml")
