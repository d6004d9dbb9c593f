"""The ``.communique`` file: a ZIP of ``mimetype``, ``document.json`` and ``media/<sha256>.<ext>``.

The first entry is stored uncompressed, so that the kind of the file can be told from its first bytes (the practice of
OpenDocument and EPUB). Nothing in it depends on the clock or the machine: same document, same bytes.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aes_editor import codec, files, salvage
from aes_editor.errors import DamagedFile, InputError, NotACommunique
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set
    from pathlib import Path

    from aes_editor.document import Communique

MEDIA_TYPE = "application/vnd.aes.communique+zip"
SUFFIX = files.SUFFIX

_DOCUMENT = "document.json"
_MEDIA = "media/"
_MEDIA_NAME = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{1,8}\Z")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_ENTRIES = 2000
_MOST_MEDIA = 256 * 1024 * 1024
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError),
)
"""What :mod:`zipfile` raises on bytes that are no ZIP, or no longer."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read: the document, its images by name, and one sentence for each thing that was lost."""

    doc: Communique
    media: Mapping[str, bytes] = field(default_factory=dict)
    losses: tuple[str, ...] = ()


def media_name(data: bytes, extension: str) -> str:
    """Return the name under which the image *data* is kept: its SHA-256 and *extension* (without the dot)."""
    return f"{hashlib.sha256(data).hexdigest()}.{extension.lower()}"


def pack(doc: Communique, media: Mapping[str, bytes]) -> bytes:
    """Return the file of *doc*, with those of *media* that it shows."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", MEDIA_TYPE.encode("ascii"), zipfile.ZIP_STORED)
        _add(archive, _DOCUMENT, codec.encode(doc), zipfile.ZIP_DEFLATED)
        for name in sorted(doc.media_names() & media.keys()):
            _add(archive, _MEDIA + name, media[name], zipfile.ZIP_STORED)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes, compression: int) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = compression
    entry.create_system = 3  # the default tells on which system it was written
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data, compresslevel=9)


def unpack(data: bytes, name: str, *, rescue: bool = False) -> Contents:
    """Return what can be read of the file *data*; *name* is what messages call it.

    With *rescue*, for a person who looks at what there is left, a file that was cut off or whose list of contents is
    broken opens as far as it goes; a program that works on files unseen gets :class:`DamagedFile`. Raises
    :class:`NotACommunique` where it is another kind of file, :class:`DamagedFile` where its document cannot be read,
    and what :func:`aes_editor.codec.decode` raises.
    """
    entries, losses = _entries(data, name, rescue=rescue)
    document = entries.read(_DOCUMENT, codec.LARGEST)
    if document is None:
        raise DamagedFile(_("“{name}” is damaged: its text cannot be read.").format(name=name))
    try:
        doc = codec.decode(document)
    except InputError as cause:
        raise type(cause)(_("“{name}”: {cause}").format(name=name, cause=cause)) from cause
    media, lost_media = _media(entries, doc)
    return Contents(doc, media, (*losses, *lost_media))


@dataclass(frozen=True, slots=True)
class _Entries:
    """The entries of a file: *read* takes a name and a limit, and gives None where the bytes are damaged or more."""

    names: Set[str]
    read: Callable[[str, int], bytes | None]


def _entries(data: bytes, name: str, *, rescue: bool) -> tuple[_Entries, tuple[str, ...]]:
    """Return the entries of *data*, the document at least among them, and what was lost in getting at them."""
    cause = None
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as broken:
        cause = broken
    else:
        listed = {entry.filename: entry for entry in archive.infolist()}
        if len(listed) > _MOST_ENTRIES:
            raise InputError(_("“{name}” holds more than {most} entries.").format(name=name, most=_MOST_ENTRIES))
        if _DOCUMENT in listed:
            return _Entries(listed.keys(), lambda entry, limit: _read(archive, listed[entry], limit)), ()
    if not (data.startswith(b"PK") and MEDIA_TYPE.encode("ascii") in data[:200]):
        raise NotACommunique(_("“{name}” is not a .communique file.").format(name=name)) from cause
    saved = salvage.entries(data, _MOST_MEDIA) if rescue else {}
    if _DOCUMENT not in saved:
        raise DamagedFile(_("“{name}” is damaged: its end is missing or broken.").format(name=name)) from cause
    loss = _("The end of the file is missing or broken; what stands before it was read.")
    return _Entries(saved.keys(), lambda entry, limit: saved[entry] if len(saved[entry]) <= limit else None), (loss,)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes | None:
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return None
    try:
        with archive.open(entry) as file:
            data = file.read(limit + 1)
    except _BROKEN:
        return None
    return data if len(data) <= limit else None


def _media(entries: _Entries, doc: Communique) -> tuple[dict[str, bytes], tuple[str, ...]]:
    media: dict[str, bytes] = {}
    losses: list[str] = []
    room = _MOST_MEDIA
    for name in sorted(doc.media_names()):
        if not _MEDIA_NAME.match(name) or _MEDIA + name not in entries.names:
            losses.append(_("The image {name} is missing.").format(name=name[:12]))
            continue
        data = entries.read(_MEDIA + name, room)
        if data is None:
            losses.append(_("The image {name} cannot be read.").format(name=name[:12]))
        elif hashlib.sha256(data).hexdigest() != name.partition(".")[0]:
            losses.append(_("The image {name} was altered.").format(name=name[:12]))
        else:
            media[name] = data
            room -= len(data)
    return media, tuple(losses)


def load(path: Path, *, rescue: bool = False) -> Contents:
    """Return what can be read of the file at *path*; raises as :func:`unpack` and :func:`aes_editor.files.read` do."""
    return unpack(files.read(path), path.name, rescue=rescue)


def save(path: Path, doc: Communique, media: Mapping[str, bytes]) -> None:
    """Write *doc* to *path*, whole or not at all."""
    files.write_atomically(path, pack(doc, media))
