"""Changing a frozen document: a place is a path in it, and a change returns a new document.

Messages, previews and records write a place as text: ``headline``, ``body/3/text``, ``related/0/title``,
``embargo/until``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from aes_editor.document.communique import Communique

Place = tuple[str | int, ...]

T = TypeVar("T")


def parse(text: str) -> Place:
    """Return the place that *text* names."""
    return tuple(int(step) if step.isdecimal() else step for step in text.split("/"))


def join(place: Place) -> str:
    """Return *place* as text."""
    return "/".join(str(step) for step in place)


def value_at(doc: Communique, place: Place) -> Any:
    """Return what stands at *place*; :class:`LookupError` where nothing does."""
    value: Any = doc
    for step in place:
        if isinstance(step, int):
            value = value[step]
        elif isinstance(value, msgspec.Struct) and step in value.__struct_fields__:
            value = getattr(value, step)
        else:
            raise LookupError(join(place))
    return value


def position(doc: Communique, place: Place) -> tuple[int, ...]:
    """Return where *place* stands in *doc*, to be sorted by: in the order of the field table, then of the parts."""
    value: Any = doc
    found: list[int] = []
    for step in place:
        if isinstance(step, int):
            found.append(step)
            value = value[step] if step < len(value) else None
        else:
            found.append(value.__struct_fields__.index(step))
            value = getattr(value, step)
    return tuple(found)


def replaced(doc: Communique, place: Place, value: object) -> Communique:
    """Return *doc* with *value* at *place*."""
    return cast("Communique", _replaced(doc, place, value))


def _replaced(owner: Any, place: Place, value: object) -> Any:
    if not place:
        return value
    step, *rest = place
    if isinstance(step, int):
        return (*owner[:step], _replaced(owner[step], tuple(rest), value), *owner[step + 1 :])
    return msgspec.structs.replace(owner, **{step: _replaced(getattr(owner, step), tuple(rest), value)})


def inserted(items: tuple[T, ...], index: int, *new: T) -> tuple[T, ...]:
    """Return *items* with *new* before *index*."""
    return (*items[:index], *new, *items[index:])


def removed(items: tuple[T, ...], index: int) -> tuple[T, ...]:
    """Return *items* without the one at *index*."""
    return (*items[:index], *items[index + 1 :])


def moved(items: tuple[T, ...], start: int, end: int) -> tuple[T, ...]:
    """Return *items* with the one at *start* taken out and put back at *end*."""
    return inserted(removed(items, start), end, items[start])
