"""What an entry must be before it is kept, whoever wrote it: a person, a spreadsheet, another program."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from aes_editor.directory import phones
from aes_editor.directory.entries import BoilerplateEntry, ContactEntry, PersonEntry, Title
from aes_editor.document.fields import Kind, fields
from aes_editor.i18n import _
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.directory.entries import Entry

LONGEST_LINE = 300
LONGEST_TEXT = 20_000
"""Characters of a field."""
MOST_PARTS = 60
"""Titles of a person, telephone numbers of a contact, names of a place."""

_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # RFC 5646, 2.1, without private and old tags
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_BLANKS = re.compile(r"[ \t\r\n\u2028\u2029]+")
_DIRECTIONS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Marks that turn the direction of what follows: they can make a name look like another."""

P = TypeVar("P", bound=msgspec.Struct)


class Problem(NamedTuple):
    """What is wrong with the field *name* of an entry, in a sentence."""

    name: str
    sentence: str


def cleaned(entry: P) -> P:
    """Return *entry* with its texts as they are kept.

    Composed characters (NFC), no control characters, no blanks around; telephone numbers in E.164 and countries by
    their code where they can be told.
    """
    values: dict[str, Any] = {}
    for field in fields(type(entry)):
        value = getattr(entry, field.name)
        match value:
            case str():
                values[field.name] = _text(value, field.spec.kind)
            case tuple():
                parts = tuple(_text(item, Kind.LINE) if isinstance(item, str) else cleaned(item) for item in value)
                values[field.name] = tuple(part for part in parts if part and part != Title())
            case _:
                values[field.name] = value
    if "phones" in values:
        values["phones"] = tuple(phones.e164(phone) or phone for phone in values["phones"])
    return type(entry)(**values)


def _text(text: str, kind: Kind) -> str:
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    whole = unicodedata.normalize("NFC", whole).translate(_DIRECTIONS)
    if kind is not Kind.TEXT:
        whole = _BLANKS.sub(" ", whole)
    whole = whole.replace("\r\n", "\n").replace("\r", "\n")
    whole = "".join(char for char in whole if char == "\n" or unicodedata.category(char) != "Cc").strip()
    return country_code(whole) if kind is Kind.COUNTRY else whole


def country_code(text: str) -> str:
    """Return the ISO 3166-1 alpha-2 code that *text* is or names in French or English; else *text* itself."""
    if _COUNTRY.fullmatch(text.upper()):
        return text.upper()
    return _countries().get(fold(text), text) if text else ""


@cache
def _countries() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 - 20 ms that only files with names of countries pay

    named = [(name, code) for tag in ("en", "fr") for code, name in Locale(tag).territories.items()]
    return {fold(name): code for name, code in named if _COUNTRY.fullmatch(code)}


def problems(entry: Entry) -> tuple[Problem, ...]:
    """Return what keeps *entry* from being kept, in the order of its fields; nothing where all is well."""
    return (*_of_fields(entry), *_of_kind(entry))


def _of_fields(part: msgspec.Struct) -> Iterator[Problem]:
    for field in fields(type(part)):
        value, label = getattr(part, field.name), _(field.spec.label)
        if field.spec.required and not value:
            yield Problem(field.name, _("“{field}” is empty; fill it in.").format(field=label))
        texts = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        if len(texts) > MOST_PARTS:
            message = _("“{field}” has more than {most} items.").format(field=label, most=MOST_PARTS)
            yield Problem(field.name, message)
        most = LONGEST_TEXT if field.spec.kind is Kind.TEXT else LONGEST_LINE
        for text in texts:
            if isinstance(text, str) and len(text) > most:
                message = _("“{field}” is longer than {most} signs.").format(field=label, most=most)
                yield Problem(field.name, message)
        yield from _of_codes(field.name, field.spec.kind, value)


def _of_codes(name: str, kind: Kind, value: Any) -> Iterator[Problem]:
    if kind is Kind.COUNTRY and value and not _COUNTRY.fullmatch(value):
        message = _("“{text}” is no country; write its code of two letters, for instance ML.").format(text=value)
        yield Problem(name, message)
    tags = value if name == "languages" else (value,) if kind is Kind.LANGUAGE and value else ()
    for tag in tags:
        if not _LANGUAGE.fullmatch(tag):
            message = _("“{text}” is no language; write its code, for instance fr or dje.").format(text=tag)
            yield Problem(name, message)


def _of_kind(entry: Entry) -> Iterator[Problem]:
    match entry:
        case PersonEntry():
            for title in entry.titles:
                yield from (Problem("titles", problem.sentence) for problem in _of_fields(title))
                if title.since and title.until and title.until < title.since:
                    message = _("The title “{title}” ends before it begins.").format(title=title.title)
                    yield Problem("titles", message)
        case ContactEntry():
            if not (entry.name or entry.role or entry.organisation):
                yield Problem("name", _("The contact has neither name nor position; give one."))
            for phone in entry.phones:
                if not phones.e164(phone):
                    message = _("“{phone}” is no telephone number; write it with the code of the country, +223 …")
                    yield Problem("phones", message.format(phone=phone))
            if entry.email and not _EMAIL.fullmatch(entry.email):
                message = _("“{text}” is no e-mail address.").format(text=entry.email)
                yield Problem("email", message)
        case BoilerplateEntry() | _:
            return
