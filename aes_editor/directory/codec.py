"""The directory as JSON: one object, a table a key, an entry an object (format 1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from aes_editor import __version__
from aes_editor.directory import rules
from aes_editor.directory.changes import MOST, sorted_directory
from aes_editor.directory.entries import TABLES, Directory
from aes_editor.directory.merging import Row
from aes_editor.errors import DamagedFile, InputError, NewerFormat
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 1
LARGEST = 16 * 1024 * 1024
"""Bytes beyond which a directory is not read."""

_BOM = b"\xef\xbb\xbf"
_BYTE = re.compile(r"\(?byte (\d+)\)?")
_encoder = msgspec.json.Encoder(order="sorted")


def encode(directory: Directory) -> bytes:
    """Return *directory* as UTF-8 JSON, two-space indent; same directory, same bytes."""
    return msgspec.json.format(_encoder.encode({"format": FORMAT, **msgspec.to_builtins(directory)}), indent=2) + b"\n"


class Reading(NamedTuple):
    """What a file says: its *rows*, and a sentence for each entry that is not as it should be."""

    rows: tuple[Row, ...]
    losses: tuple[str, ...] = ()

    @property
    def directory(self) -> Directory:
        """The directory of the rows."""
        return sorted_directory(row.entry for row in self.rows)


def read(data: bytes, name: str) -> Reading:
    """Return what the file *name*, which holds *data*, says.

    Raises :class:`DamagedFile` where that is no JSON, :class:`NewerFormat` where a later version wrote it, and
    :class:`InputError` where it is no directory, or too large.
    """
    if len(data) > LARGEST:
        raise InputError(_("“{path}” is larger than {size} MB and was not read.").format(path=name, size=LARGEST >> 20))
    data = data.removeprefix(_BOM)
    tables = _decoded(data, dict[str, msgspec.Raw], data, name)
    _check_format(tables.pop("format", None), name)
    if strange := next((key for key in tables if key not in TABLES), None):
        message = _("“{name}” is no directory: it has “{key}”, where {keys} are known.")
        raise InputError(message.format(name=name, key=strange, keys=", ".join(TABLES)))
    rows: list[Row] = []
    losses: list[str] = []
    for key, line, raw in _entries(tables, data, name):
        said = _row(key, line, raw)
        if isinstance(said, Row):
            rows.append(said)
        else:
            losses.append(_("“{name}”, line {line}: {problem}").format(name=name, line=line, problem=said))
    return Reading(tuple(rows), tuple(losses))


def _decoded(part: Any, kind: Any, data: bytes, name: str) -> Any:
    """Return the JSON *part* of *data* as *kind*."""
    try:
        return msgspec.json.decode(part, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as cause:
        start = max(data.find(part), 0)
        byte = _BYTE.search(str(cause))
        line = data.count(b"\n", 0, start + int(byte[1]) if byte else start) + 1
        message = _("“{name}”, line {line}: this is not the JSON of a directory: {cause}.")
        raise DamagedFile(message.format(name=name, line=line, cause=cause)) from cause


def _check_format(raw: msgspec.Raw | None, name: str) -> None:
    try:
        number = msgspec.json.decode(raw, type=int) if raw is not None else FORMAT
    except msgspec.DecodeError as cause:
        raise InputError(_("“{name}” is no directory: its format is not a number.").format(name=name)) from cause
    if number > FORMAT:
        message = _(
            "“{name}” was written by a newer version of the program; this is version {version}. Install the newer "
            "version to read it."
        )
        raise NewerFormat(message.format(name=name, version=__version__))


def _entries(tables: dict[str, msgspec.Raw], data: bytes, name: str) -> Iterator[tuple[str, int, msgspec.Raw]]:
    """Yield each entry: its table, the line on which it begins, and its JSON."""
    at, line = 0, 1
    for key, table in tables.items():
        raws: list[msgspec.Raw] = _decoded(table, list[msgspec.Raw], data, name)
        if len(raws) > MOST:
            raise InputError(_("A directory holds at most {most} entries of a kind.").format(most=MOST))
        for raw in raws:
            begins = data.find(raw, at)
            line += data.count(b"\n", at, begins)
            at = begins
            yield key, line, raw


def _row(key: str, line: int, raw: msgspec.Raw) -> Row | str:
    """Return the entry of the table *key* in *raw*; a sentence where it is not as it should be."""
    try:
        given = frozenset(msgspec.json.decode(raw, type=dict[str, msgspec.Raw]))
        entry = rules.cleaned(msgspec.json.decode(raw, type=TABLES[key]))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as cause:
        return _("the entry is not as it should be: {cause}.").format(cause=cause)
    wrong = rules.problems(entry)
    return wrong[0].sentence if wrong else Row(entry, given, line)
