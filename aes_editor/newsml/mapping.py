"""The table that writer and reader share: which text and which term of the document is which property of the record.

What one value on either side cannot hold (places, persons, links, the body) has functions of its own, a pair of the
same name in :mod:`exporters.newsml` and :mod:`aes_editor.importers.newsml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import cache
from typing import TYPE_CHECKING

from aes_editor.document import Diffusion, ReleaseKind, Status
from aes_editor.newsml.terms import SUMMARY, Role, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aes_editor.document import Communique


class Form(Enum):
    """How a text stands in its property."""

    LINE = auto()  # on one line, single-spaced
    TEXT = auto()  # as it is, line ends as <br/>


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the document and its property.

    *field* is the path in the document; the property is the element *name* in *parent*, told from its namesakes by
    the code *role* in the attribute *marked_by*.
    """

    field: str
    parent: str
    name: str
    role: str = ""
    form: Form = Form.LINE
    marked_by: str = "role"

    def of(self, doc: Communique) -> str:
        """Return the text; "" where the part it belongs to is not there."""
        value: object = doc
        for step in self.field.split("/"):
            value = getattr(value, step, "")
        return str(value)


TEXTS = (
    Text("rights/notice", "rightsInfo", "copyrightNotice", form=Form.TEXT),
    Text("rights/usage", "rightsInfo", "usageTerms", form=Form.TEXT),
    Text("corrects/reason", "itemMeta", "edNote", Role.CORRECTION_NOTE, Form.TEXT),
    Text("embargo/note", "itemMeta", "edNote", Role.EMBARGO_NOTE, Form.TEXT),
    Text("reference", "contentMeta", "altId", Role.REFERENCE, marked_by="type"),
    Text("headline", "contentMeta", "headline"),
    Text("kicker", "contentMeta", "headline", Role.KICKER),
    Text("subtitle", "contentMeta", "headline", Role.SUBTITLE),
    Text("short_title", "contentMeta", "headline", Role.SHORT_TITLE),
    Text("lead", "contentMeta", "description", SUMMARY, Form.TEXT),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A field with a closed vocabulary, and the property that holds its code."""

    field: str
    parent: str
    name: str
    scheme: Scheme
    values: type[StrEnum]

    def code(self, value: StrEnum) -> str:
        """Return the code of *value*."""
        return f"{self.scheme}:{value}"

    def codes(self) -> Iterable[str]:
        """Return every code the property may hold."""
        return (self.code(value) for value in self.values)


STATUS = Term("status", "itemMeta", "role", Scheme.STATUS, Status)
DIFFUSION = Term("diffusion", "contentMeta", "audience", Scheme.CIRCULATION, Diffusion)
KIND = Term("kind", "contentMeta", "genre", Scheme.KIND, ReleaseKind)
TERMS = (STATUS, DIFFUSION, KIND)


@cache
def texts(parent: str, name: str) -> tuple[Text, ...]:
    """Return the lines of the table whose property is *name* in *parent*, in the order in which they are written."""
    return tuple(text for text in TEXTS if (text.parent, text.name) == (parent, name))
