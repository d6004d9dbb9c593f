"""A document laid out for a terminal: every field that says something, under the names of the form."""

from __future__ import annotations

import datetime as dt
import textwrap
from enum import Enum
from typing import TYPE_CHECKING, Any

import msgspec

from aes_editor import workflow
from aes_editor.document import Communique, Figure, Paragraphs, Quote, Subheading
from aes_editor.document.fields import fields
from aes_editor.i18n import N_, _
from exporters.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = {
    Paragraphs: N_("Paragraphs"),
    Quote: N_("Quotation"),
    Subheading: N_("Subheading"),
    Figure: N_("Image"),
}
_SAID_BY_ITS_BLOCK = frozenset({"text"})
_GAP = "  "


def readable(doc: Communique, width: int) -> str:
    """Return *doc* as lines of at most *width* columns, where words allow it, without control characters.

    The last ones say what the approval trail proves, where there is anything to say.
    """
    shown = [(_(field.spec.label), getattr(cleaned(doc), field.name)) for field in fields(Communique)]
    verdict, sound = workflow.verdict(doc)
    shown.append((_("Approval"), verdict if sound else f"⚠ {verdict}"))
    filled = [(label, list(_lines(value))) for label, value in shown]
    filled = [(label, lines) for label, lines in filled if lines]
    column = max(len(label) for label, _lines_ in filled)
    return "".join(_entry(label, lines, column, width) for label, lines in filled)


def _entry(label: str, lines: list[str], column: int, width: int) -> str:
    room = max(width - column - len(_GAP), 20)
    wrapped = [part for line in lines for part in _wrapped(line, room)]
    first, *rest = wrapped
    indent = " " * column + _GAP
    return "\n".join([f"{label:<{column}}{_GAP}{first}".rstrip(), *((indent + line).rstrip() for line in rest), ""])


def _wrapped(line: str, room: int) -> list[str]:
    hanging = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(
        line, room, initial_indent="", subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
    ) or [""]


def _lines(value: Any) -> Iterator[str]:
    """Yield *value* for people; nothing for one that is empty."""
    match value:
        case None | "" | ():
            return
        case Enum():
            yield value.label  # type: ignore[attr-defined]
        case bool():
            yield _("yes") if value else _("no")
        case dt.datetime():
            yield value.isoformat(" ")
        case tuple():
            yield from _items(value)
        case msgspec.Struct():
            yield from _part(value)
        case _:
            yield from str(value).split("\n")


def _items(values: tuple[Any, ...]) -> Iterator[str]:
    for number, value in enumerate(values, 1):
        if number > 1 and isinstance(value, msgspec.Struct):
            yield ""
        first, *rest = list(_lines(value)) or [""]
        head = f"{number}. {first}"
        yield head
        yield from (" " * (len(head) - len(first)) + line if line else "" for line in rest)


def _part(part: msgspec.Struct) -> Iterator[str]:
    """Yield the fields of *part* that differ from its defaults; the text of a block stands under its kind."""
    if kind := _BLOCKS.get(type(part)):
        yield _(kind)
        yield from _lines(getattr(part, "text", ""))
    empty = type(part)()
    for field in fields(type(part)):
        value = getattr(part, field.name)
        if value == getattr(empty, field.name) or (kind and field.name in _SAID_BY_ITS_BLOCK):
            continue
        inner = list(_lines(value))
        if len(inner) == 1:
            yield f"{_(field.spec.label)}: {inner[0]}"
        elif inner:
            yield f"{_(field.spec.label)}:"
            yield from (f"  {line}" for line in inner)
