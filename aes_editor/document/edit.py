"""Changing a frozen document: a path names a place in it, and a change returns a new document.

A path is what messages, previews and records call a place: ``headline``, ``body/3/text``, ``related/0/title``,
``embargo/until``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

if TYPE_CHECKING:
    from aes_editor.document.communique import Communique

Path = tuple[str | int, ...]

T = TypeVar("T")


def parse(text: str) -> Path:
    """Return the path that *text* names."""
    return tuple(int(step) if step.isdecimal() else step for step in text.split("/"))


def join(path: Path) -> str:
    """Return *path* as text."""
    return "/".join(str(step) for step in path)


def value_at(doc: Communique, path: Path) -> Any:
    """Return what stands at *path*; :class:`LookupError` where nothing does."""
    value: Any = doc
    for step in path:
        if isinstance(step, int):
            value = value[step]
        elif isinstance(value, msgspec.Struct) and step in value.__struct_fields__:
            value = getattr(value, step)
        else:
            raise LookupError(join(path))
    return value


def replaced(doc: Communique, path: Path, value: object) -> Communique:
    """Return *doc* with *value* at *path*."""
    return cast("Communique", _replaced(doc, path, value))


def _replaced(owner: Any, path: Path, value: object) -> Any:
    if not path:
        return value
    step, *rest = path
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
