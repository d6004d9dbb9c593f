"""Finding and replacing words in every text of a communiqué, by plain words or by a regular expression.

The library ``regex`` lets go of the interpreter while it looks, so that a thread that searches keeps no window waiting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from aes_editor.document import edit
from aes_editor.finding.expression import BadPattern, Query
from aes_editor.finding.matcher import Matcher
from aes_editor.finding.texts import Field, texts

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from aes_editor.document.edit import Place

__all__ = ["BadPattern", "Field", "Found", "Query", "find", "replace_all", "replace_one", "texts"]

MOST_FOUND = 10_000


class Found(NamedTuple):
    """A place where the query is: the characters [*start*, *end*) of the text at *place*, called *label*."""

    place: Place
    label: str
    start: int
    end: int


def find(doc: Communique, query: Query) -> tuple[Found, ...]:
    """Return where *query* is in *doc*, at most :data:`MOST_FOUND` places; matches of no character do not count.

    Raises :class:`BadPattern`.
    """
    matcher = Matcher(query)
    found: list[Found] = []
    for field in texts(doc):
        for _match, start, end in matcher.matches(field.text):
            found.append(Found(field.place, field.label, start, end))
            if len(found) == MOST_FOUND:
                return tuple(found)
    return tuple(found)


def replace_all(doc: Communique, query: Query, template: str) -> tuple[Communique, int]:
    """Return *doc* with every match replaced by *template*, and how many there were. Raises :class:`BadPattern`."""
    matcher = Matcher(query)
    total = 0
    for field in tuple(texts(doc)):
        text, count = matcher.replaced(field, template)
        if count:
            doc = edit.replaced(doc, field.place, text)
            total += count
    return doc, total


def replace_one(doc: Communique, query: Query, template: str, found: Found) -> tuple[Communique, int] | None:
    """Return *doc* with the match at *found* replaced, and where the new words end; None where it is no match any more.

    Raises :class:`BadPattern`.
    """
    matcher = Matcher(query)
    field = next((field for field in texts(doc) if field.place == found.place), None)
    if field is None:
        return None
    for match, start, end in matcher.matches(field.text):
        if (start, end) == (found.start, found.end):
            new = matcher.expanded(match, field, template)
            text = field.text[:start] + new + field.text[end:]
            return edit.replaced(doc, field.place, text), start + len(new)
    return None
