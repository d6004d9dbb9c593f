"""The field table: what a field is called, how it is edited, and the standard terms it carries.

A field of a document type is declared once, as ``name: Annotated[type, Spec(...)] = default``. Form, checks,
container and exports read the table through :func:`fields`.
"""

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any, get_type_hints

import msgspec


class Kind(Enum):
    """How a field is edited."""

    LINE = auto()
    TEXT = auto()
    MARKDOWN = auto()
    LINES = auto()
    CHOICE = auto()
    LANGUAGE = auto()
    COUNTRY = auto()
    DATE = auto()
    INSTANT = auto()
    FLAG = auto()
    NUMBER = auto()
    MEDIA = auto()
    PART = auto()
    PARTS = auto()
    BLOCKS = auto()
    SYSTEM = auto()  # kept by the program, never typed


class Section(Enum):
    """Where in the form a field of the communiqué stands, in reading order."""

    DOCUMENT = auto()
    HEAD = auto()
    DATELINE = auto()
    BODY = auto()
    RELATED = auto()
    CONTACTS = auto()
    BOILERPLATE = auto()
    SIGNATORIES = auto()
    RIGHTS = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One line of the field table.

    *label* and *hint* are message ids; *newsml* is the NewsML-G2 element or attribute, *schema_org* the
    schema.org property (both empty where the standard has no term).
    """

    label: str
    kind: Kind
    section: Section = Section.NONE
    required: bool = False
    hint: str = ""
    newsml: str = ""
    schema_org: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A declared field: its name in every file and on every command line, and its line of the table."""

    name: str
    spec: Spec


@cache
def fields(owner: type[msgspec.Struct]) -> tuple[Field, ...]:
    """Return the fields of *owner* in the order of declaration."""
    hints: dict[str, Any] = get_type_hints(owner, include_extras=True)
    return tuple(
        Field(name, next(extra for extra in hints[name].__metadata__ if isinstance(extra, Spec)))
        for name in owner.__struct_fields__
    )


def spec(owner: type[msgspec.Struct], name: str) -> Spec:
    """Return the line of the table for the field *name* of *owner*; :class:`KeyError` where there is none."""
    return {field.name: field.spec for field in fields(owner)}[name]
