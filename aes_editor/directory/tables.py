"""One table of the directory as CSV (RFC 4180): a head with the names of the fields, a row an entry.

Persons have a row for each of their titles. Several values in a cell are separated by ``|``. Written with a byte order
mark and semicolons, as the spreadsheets of the region read it; commas, semicolons and tabs are read. Cells that a
spreadsheet would take for a formula begin with an apostrophe (OWASP, « CSV Injection »), which is taken off on reading.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from aes_editor.directory import rules
from aes_editor.directory.changes import MOST
from aes_editor.directory.codec import LARGEST, Reading
from aes_editor.directory.entries import TABLES, PersonEntry, Title
from aes_editor.directory.merging import Row
from aes_editor.document.fields import Kind, fields
from aes_editor.errors import InputError, UsageError
from aes_editor.i18n import _
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aes_editor.directory.entries import Directory, Entry

_SEPARATORS = ";,\t"
_SEVERAL = " | "
_BETWEEN = re.compile(r"[|;\n]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_YES = frozenset({"oui", "yes", "true", "vrai", "1", "x"})
_NO = frozenset({"non", "no", "false", "faux", "0"})
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")

FRENCH: dict[str, tuple[str, ...]] = {
    "given_name": ("prenom", "prenoms"),
    "family_name": ("nom de famille",),
    "name": ("ville", "denomination"),
    "honorific": ("civilite", "grade"),
    "title": ("titre", "titre long"),
    "short_title": ("titre court",),
    "country": ("pays",),
    "since": ("depuis", "du", "valable du", "date de debut"),
    "until": ("jusqu'au", "jusqu’au", "au", "date de fin"),
    "short_name": ("sigle", "nom court"),
    "other_names": ("autres noms",),
    "role": ("fonction",),
    "phones": ("telephone", "telephones", "tel"),
    "email": ("courriel", "e-mail", "mail"),
    "languages": ("langues",),
    "language": ("langue",),
    "text": ("texte",),
}
"""Heads in French, folded, that are understood beside the names of the fields. « nom » depends on the table."""

_ALSO = {head: name for name, heads in FRENCH.items() for head in heads}


class _Column(NamedTuple):
    name: str
    kind: Kind
    of_title: bool = False


def columns(table: str) -> tuple[str, ...]:
    """Return the heads of the columns of *table*, in the order in which they are written."""
    return tuple(column.name for column in _columns(table))


def _columns(table: str) -> tuple[_Column, ...]:
    made = []
    for field in fields(TABLES[table]):
        if field.spec.kind is Kind.PARTS:
            made += [_Column(each.name, each.spec.kind, of_title=True) for each in fields(Title)]
        else:
            made.append(_Column(field.name, field.spec.kind))
    return tuple(made)


# -- writing


def write(directory: Directory, table: str) -> bytes:
    """Return *table* of *directory* as CSV; same entries, same bytes."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns(table))
    for entry in directory.table(table):
        for title in entry.titles or (Title(),) if isinstance(entry, PersonEntry) else (None,):
            writer.writerow(
                _guarded(_cell(getattr(title if column.of_title else entry, column.name))) for column in _columns(table)
            )
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dt.date():
            return value.isoformat()
        case tuple():
            return _SEVERAL.join(value)
        case _:
            return str(value)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) or re.match(r"'+[=+\-@\t\r]", cell) else cell


# -- reading


def read(data: bytes, name: str, table: str = "") -> Reading:
    """Return what the CSV file *name*, which holds *data*, says of *table*, or of the table that its head tells.

    Raises :class:`InputError` where it is no such table, and :class:`UsageError` where it could be several.
    """
    if len(data) > LARGEST:
        raise InputError(_("“{path}” is larger than {size} MB and was not read.").format(path=name, size=LARGEST >> 20))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        line = data.count(b"\n", 0, cause.start) + 1
        message = _("“{name}”, line {line}: the text is not in UTF-8. Save it as “CSV UTF-8” and try again.")
        raise InputError(message.format(name=name, line=line)) from cause
    lines = _lines(text, name)
    _number, head = next(lines, (1, []))
    table, known = _understood(head, name, table)
    rows: list[Row] = []
    losses: list[str] = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        said = _row(cells, known, table, line)
        if isinstance(said, Row):
            rows.append(said)
        else:
            losses.append(_("“{name}”, line {line}: {problem}").format(name=name, line=line, problem=said))
        if len(rows) > MOST:
            raise InputError(_("A directory holds at most {most} entries of a kind.").format(most=MOST))
    return Reading(tuple(rows), tuple(losses))


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row with the line on which it begins."""
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as cause:
            message = _("“{name}”, line {line}: the row cannot be read: {cause}.")
            raise InputError(message.format(name=name, line=reader.line_num, cause=cause)) from cause
        if cells:
            yield line, cells
        line = reader.line_num + 1


def _understood(head: Sequence[str], name: str, asked: str) -> tuple[str, list[_Column]]:
    """Return the table that *head* is of, and its columns."""
    fitting = {}
    for table in [asked] if asked else TABLES:
        named = {column.name: column for column in _columns(table)}
        known = [named.get(_field(cell, named)) for cell in head]
        needed = {field.name for field in fields(TABLES[table]) if field.spec.required and field.name != "language"}
        found = [column for column in known if column is not None]
        if head and len(found) == len(head) and needed <= {column.name for column in found}:
            fitting[table] = found
    if len(fitting) == 1:
        ((table, found),) = fitting.items()
        if len({column.name for column in found}) < len(found):
            raise InputError(_("“{name}”, line 1: two columns have the same head.").format(name=name))
        return table, found
    if fitting:
        message = _("“{name}” could be several tables ({tables}); say which with --kind.")
        raise UsageError(message.format(name=name, tables=", ".join(fitting)))
    message = _("“{name}”, line 1: these heads are of no table. Expected are, for instance: {heads}.")
    raise InputError(message.format(name=name, heads=", ".join(columns(asked or "persons"))))


def _field(cell: str, named: Iterable[str]) -> str:
    said = fold(cell.strip()).replace("_", " ")
    if said == "nom":
        return "family_name" if "family_name" in named else "name"
    return _ALSO.get(said, said.replace(" ", "_"))


def _row(cells: Sequence[str], known: Sequence[_Column], table: str, line: int) -> Row | str:
    if len(cells) > len(known):
        return _("there are more cells than heads.")
    values: dict[str, Any] = {}
    title: dict[str, Any] = {}
    for cell, column in zip(cells, known, strict=False):
        try:
            said = _value(cell, column)
        except ValueError as problem:
            return str(problem)
        if said not in ("", None, ()):
            (title if column.of_title else values)[column.name] = said
    if title:
        values["titles"] = (Title(**title),)
    entry: Entry = rules.cleaned(TABLES[table](**values))
    wrong = rules.problems(entry)
    return wrong[0].sentence if wrong else Row(entry, frozenset(values), line)


def _value(cell: str, column: _Column) -> object:
    text = cell.strip()
    text = text[1:] if re.match(r"'+[=+\-@\t\r]", text) else text
    match column.kind:
        case Kind.LINES:
            return tuple(part.strip() for part in _BETWEEN.split(text) if part.strip())
        case Kind.FLAG:
            return _flag(text)
        case Kind.DATE:
            return _day(text)
        case _:
            return text


def _flag(text: str) -> bool | None:
    said = fold(text)
    if said and said not in _YES | _NO:
        raise ValueError(_("“{text}” is neither yes nor no.").format(text=text))
    return said in _YES if said else None


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    found = _DAY_FIRST.fullmatch(text)
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])) if found else dt.date.fromisoformat(text)
    except ValueError as cause:
        raise ValueError(_("“{text}” is no date; write 2026-03-01.").format(text=text)) from cause
