"""Characters that none of the embedded fonts can draw: each is printed as an empty box, and reported here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from aes_editor.document import Contact
from aes_editor.document.fields import Kind, fields
from exporters.clean import cleaned
from exporters.pdf.fonts import catalogue, fallback
from exporters.pdf.fonts.catalogue import Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique

_PRINTED = {Kind.LINE, Kind.TEXT, Kind.MARKDOWN, Kind.LINES, Kind.PART, Kind.PARTS, Kind.BLOCKS}
_UNPRINTED = {"guid", "country"}


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A *character* that the field at the path *field* asks for and no font has."""

    character: str
    field: str


def missing_characters(doc: Communique) -> tuple[MissingCharacter, ...]:
    """Return what the page of *doc* shows as boxes, each character once for each field, in reading order."""
    faces = catalogue.chain(Family.SERIF)
    return tuple(
        MissingCharacter(character, path)
        for path, text in _texts(cleaned(doc), "")
        for character in fallback.missing(text.split(), faces)
    )


def _texts(owner: msgspec.Struct, path: str) -> Iterator[tuple[str, str]]:
    """Yield the printed texts below *owner* with their paths."""
    if isinstance(owner, Contact) and not owner.public:
        return
    for field in fields(type(owner)):
        if field.spec.kind in _PRINTED and field.name not in _UNPRINTED:
            yield from _values(getattr(owner, field.name), f"{path}{field.name}")


def _values(value: object, path: str) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield path, value
        case tuple():
            for number, inner in enumerate(value):
                yield from _values(inner, f"{path}/{number}")
        case msgspec.Struct():
            yield from _texts(value, f"{path}/")
        case _:
            return
