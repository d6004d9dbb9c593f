"""Texts of the document as the shared table says (:mod:`aes_editor.newsml.mapping`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml.mapping import TEXTS, Form
from aes_editor.newsml.record import local_name
from aes_editor.newsml.values import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.newsml.mapping import Text
    from aes_editor.newsml.record import Record


def read(record: Record) -> dict[str, str]:
    """Return every text of the table by its field, "" where the record does not say it."""
    return {row.field: _read(record, row) for row in TEXTS}


def _read(record: Record, row: Text) -> str:
    found = list(record.with_role(f"{row.parent}/{row.name}", row.role, row.marked_by))
    if not found and not record.ours:
        found = _elsewhere(record, row)
    texts = [text_of(record.take(element, row.field), row.form, exact=record.ours) for element in found]
    return "\n".join(text for text in texts if text)


def _elsewhere(record: Record, row: Text) -> list[_Element]:
    """Return where the records of others say what ours say under a role of our own."""
    match row.field:
        case "headline":
            return (record.all("contentMeta/headline") or record.all("itemMeta/title"))[:1]
        case "lead":
            return record.all("contentMeta/description")[:1]
        case "reference":
            return record.all("contentMeta/altId")[:1]
        case _:
            return []


_BREAK = "\v"  # no XML file can hold one


def text_of(element: _Element, form: Form, *, exact: bool) -> str:
    """Return the text of *element*, line breaks as line feeds; other white space is kept where *exact*."""
    text = "".join(_pieces(element)) if len(element) else element.text or ""
    if form is Form.LINE:
        return line(text.replace(_BREAK, "\n"))
    if exact:
        return text.replace(_BREAK, "\n")
    return "\n".join(map(line, text.split(_BREAK))).strip("\n")


def _pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name == "br":
            yield _BREAK
        elif name:
            yield from _pieces(child)
        yield child.tail or ""
