"""Every text of a communiqué that a person can type, where it stands and what the form calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from aes_editor.document import Figure, Paragraphs, Quote, Subheading
from aes_editor.document.fields import Kind, fields, spec
from aes_editor.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique
    from aes_editor.document.edit import Place

_TEXTS = {Kind.LINE, Kind.TEXT, Kind.MARKDOWN}
_WITHIN = {Kind.PART, Kind.PARTS, Kind.BLOCKS}
_BLOCKS: dict[type, str] = {
    Paragraphs: N_("Paragraph"),
    Subheading: N_("Subheading"),
    Quote: N_("Quotation"),
    Figure: N_("Image"),
}


class Field(NamedTuple):
    """A text of a document: its place, what the form calls it, and whether it is one line."""

    place: Place
    label: str
    text: str
    line: bool


def texts(doc: Communique) -> Iterator[Field]:
    """Yield every text of *doc* that a person can type, in the order of the field table."""
    return _texts(doc, (), "")


def label_at(doc: Communique, place: Place) -> str:
    """Return what the form calls the field at *place*: « Body 3 (quotation) › Speaker › Name »."""
    value: Any = doc
    label = ""
    for step in place:
        if isinstance(step, int):
            value = value[step]
            label = _numbered(label, step, value)
        else:
            if step != "text" or type(value) not in _BLOCKS:
                label = _joined(label, _(spec(type(value), step).label))
            value = getattr(value, step)
    return label


def _texts(part: Any, place: Place, label: str) -> Iterator[Field]:
    owner: type[msgspec.Struct] = type(part)
    for field in fields(owner):
        value = getattr(part, field.name)
        own_text = field.name == "text" and owner in _BLOCKS
        here, name = (*place, field.name), label if own_text else _joined(label, _(field.spec.label))
        if field.spec.kind in _TEXTS and isinstance(value, str):
            if value:
                yield Field(here, name, value, field.spec.kind is Kind.LINE)
        elif isinstance(value, tuple) and field.spec.kind in {*_WITHIN, Kind.LINES}:
            for index, item in enumerate(value):
                if isinstance(item, str):
                    yield Field((*here, index), name, item, field.spec.kind is Kind.LINES)
                elif isinstance(item, msgspec.Struct):
                    yield from _texts(item, (*here, index), _numbered(name, index, item))
        elif isinstance(value, msgspec.Struct) and field.spec.kind in _WITHIN:
            yield from _texts(value, here, name)


def _numbered(name: str, index: int, item: object) -> str:
    kind = _BLOCKS.get(type(item))
    return f"{name} {index + 1} ({_(kind).lower()})" if kind else f"{name} {index + 1}"


def _joined(first: str, second: str) -> str:
    return f"{first} › {second}" if first else second
