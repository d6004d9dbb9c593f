"""The pass over a whole communiqué: every text that people read, each in its own language."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from aes_editor.document import Communique, Quote
from aes_editor.document import edit as changing
from aes_editor.document.fields import Field, Kind, fields, spec
from aes_editor.typography.correcting import edits
from aes_editor.typography.edit import Edit, applied
from aes_editor.typography.profile import base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aes_editor.document.edit import Place
    from aes_editor.typography.profile import Profile

_TEXTS = {Kind.LINE, Kind.TEXT, Kind.MARKDOWN}
_WITHIN = {Kind.PART, Kind.PARTS, Kind.BLOCKS}
_CODES = {"reference", "code", "email", "guid", "url"}
"""Fields of a line that machines read, or that are quoted letter for letter."""


class PlacedEdit(NamedTuple):
    """A correction of the text at *place*."""

    place: Place
    edit: Edit


class Text(NamedTuple):
    """A text of a document that people read, where it stands, and its language (BCP 47)."""

    place: Place
    text: str
    language: str


def texts(doc: Communique) -> Iterator[Text]:
    """Yield every text of *doc* that a person wrote for others to read, in the order of the document."""
    return _texts(doc, (), doc.language)


def _texts(value: object, place: Place, language: str) -> Iterator[Text]:
    if isinstance(value, str):
        if value:
            yield Text(place, value, language)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*place, index), language)
    elif isinstance(value, msgspec.Struct):
        for field in fields(type(value)):
            if below := _language_below(value, field, language):
                yield from _texts(getattr(value, field.name), (*place, field.name), below)


def _language_below(owner: msgspec.Struct, field: Field, language: str) -> str:
    """Return the language of what stands in *field* of *owner*, itself in *language*; "" where machines read it."""
    if field.name in _CODES or field.spec.kind not in _TEXTS | _WITHIN:
        return ""
    return (isinstance(owner, Quote) and field.name == "text" and owner.language) or language


def language_at(doc: Communique, place: Place) -> str:
    """Return the language (BCP 47) of the text at *place*; "" where no text stands that people read."""
    value: object = doc
    language = doc.language
    for step in place:
        if isinstance(step, int) and isinstance(value, tuple):
            value = value[step]
        elif isinstance(step, str) and isinstance(value, msgspec.Struct):
            language = _language_below(value, Field(step, spec(type(value), step)), language)
            value = getattr(value, step)
        else:
            return ""
        if not language:
            return ""
    return language if isinstance(value, str) else ""


def pass_over(doc: Communique, profile: Profile | None = None) -> tuple[PlacedEdit, ...]:
    """Return what is to be corrected in *doc*, text by text in its order; nothing where that was done.

    *profile* is for what is in the language of the document; a quotation in another has the profile of its own.
    """
    return tuple(
        PlacedEdit(place, edit)
        for place, text, language in texts(doc)
        for edit in edits(text, profile=profile if base(language) == base(doc.language) else None, language=language)
    )


def apply_to(doc: Communique, placed: Iterable[PlacedEdit]) -> Communique:
    """Return *doc* with the corrections made, all or some, in the order in which :func:`pass_over` gave them."""
    for place, group in groupby(placed, key=lambda correction: correction.place):
        text = applied(changing.value_at(doc, place), [correction.edit for correction in group])
        doc = changing.replaced(doc, place, text)
    return doc
