"""The versions of a communiqué as entries of its file: ``history/000007`` each, and ``history/index`` of them all.

The index names every version, so that one whose entry is lost is missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from aes_editor.history import LARGEST, MOST, History, Version
from aes_editor.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

FOLDER = "history/"
INDEX = FOLDER + "index"
_encoder = msgspec.json.Encoder(order="sorted")
_header = msgspec.json.Decoder(Version)
_index = msgspec.json.Decoder(list[int])


def entries(history: History, images: Container[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the entries of *history*, of whose images the file has *images*; nothing where there is none."""
    if not history:
        return
    yield INDEX, _encoder.encode([version.number for version in history.versions])
    for version in history.versions:
        media = tuple(name for name in version.media if name in images)
        header = _encoder.encode(msgspec.structs.replace(version, packed=b"", media=media))
        yield _name(version.number), header + b"\n" + version.packed


def _name(number: int) -> str:
    return f"{FOLDER}{number:06}"


def read(names: frozenset[str], entry: Callable[[str, int], bytes | None]) -> tuple[History, tuple[str, ...]]:
    """Return the versions among the entries *names*, read by *entry* (name, limit), and a sentence for what is lost."""
    found = {name for name in names if name.startswith(FOLDER) and name != INDEX}
    if not found and INDEX not in names:
        return History(), ()
    expected = _expected(entry(INDEX, LARGEST))
    wanted = found | {_name(number) for number in expected or ()}
    versions: dict[int, Version] = {}
    room = LARGEST * 2
    for name in sorted(wanted)[: MOST * 2]:
        version = _version(entry(name, room))
        if version is not None and _name(version.number) == name:
            versions[version.number] = version
            room -= len(version.packed)
    history, broken = History(tuple(versions[number] for number in sorted(versions))).readable()
    lost = len(wanted) - len(versions) + len(broken)
    losses = [_lost(lost)] if lost else []
    if expected is None:
        losses.append(_("The list of the versions is damaged; those that were found are there."))
    return history, tuple(losses)


def _expected(data: bytes | None) -> list[int] | None:
    try:
        return _index.decode(data)[: MOST * 2] if data else None
    except (msgspec.DecodeError, RecursionError):
        return None


def _version(data: bytes | None) -> Version | None:
    header, _line, packed = (data or b"").partition(b"\n")
    try:
        return msgspec.structs.replace(_header.decode(header), packed=packed)
    except (msgspec.DecodeError, RecursionError):
        return None


def _lost(count: int) -> str:
    return ngettext(
        "{count} older version of the communiqué cannot be read any more.",
        "{count} older versions of the communiqué cannot be read any more.",
        count,
    ).format(count=count)
