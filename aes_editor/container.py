"""The ``.communique`` file: a ZIP of ``mimetype``, ``document.json``, ``media/<sha256>.<ext>`` and its versions.

The first entry is stored uncompressed, so that the kind of the file can be told from its first bytes (the practice of
OpenDocument and EPUB). Nothing in it depends on the clock or the machine: same document, same bytes. The versions
(:mod:`aes_editor.versions`) share the images with the document.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aes_editor import codec, entries, files, salvage, versions
from aes_editor.errors import DamagedFile, InputError, NotACommunique
from aes_editor.history import History
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from aes_editor.document import Communique
    from aes_editor.entries import Entries

MEDIA_TYPE = "application/vnd.aes.communique+zip"
SUFFIX = files.SUFFIX

_DOCUMENT = "document.json"
_MEDIA = "media/"
_MEDIA_NAME = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{1,8}\Z")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_MEDIA = 256 * 1024 * 1024
_MOST_OLD_MEDIA = 64 * 1024 * 1024
"""Bytes of images that only versions show; beyond them, those of the oldest versions are no longer kept."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read: document, images by name, versions, and one sentence for each thing that was lost."""

    doc: Communique
    media: Mapping[str, bytes] = field(default_factory=dict)
    losses: tuple[str, ...] = ()
    history: History = field(default_factory=History)


def media_name(data: bytes, extension: str) -> str:
    """Return the name under which the image *data* is kept: its SHA-256 and *extension* (without the dot)."""
    return f"{hashlib.sha256(data).hexdigest()}.{extension.lower()}"


def pack(doc: Communique, media: Mapping[str, bytes], history: History | None = None) -> bytes:
    """Return the file of *doc* and its *history*, with those of *media* that they show."""
    history = history or History()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", MEDIA_TYPE.encode("ascii"), zipfile.ZIP_STORED)
        _add(archive, _DOCUMENT, codec.encode(doc), zipfile.ZIP_DEFLATED)
        images = sorted(doc.media_names() & media.keys()) + _of_versions(doc, media, history)
        for name in images:
            _add(archive, _MEDIA + name, media[name], zipfile.ZIP_STORED)
        for name, data in versions.entries(history, frozenset(images)):
            _add(archive, name, data, zipfile.ZIP_STORED)
    return buffer.getvalue()


def _of_versions(doc: Communique, media: Mapping[str, bytes], history: History) -> list[str]:
    """Return the names of the images that versions alone show, those of the newest first to find room."""
    room = _MOST_OLD_MEDIA
    kept: list[str] = []
    wanted = [name for version in reversed(history.versions) for name in version.media]
    for name in dict.fromkeys(wanted):
        if name in media and name not in doc.media_names() and len(media[name]) <= room:
            room -= len(media[name])
            kept.append(name)
    return sorted(kept)


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
    found = entries.of(data, name, rescue=rescue, room=_MOST_MEDIA)
    _require_communique(found, name)
    losses = [_("The end of the file is missing or broken; what stands before it was read.")] if found.cause else []
    history, lost = versions.read(found.names, found.read) if rescue else (History(), ())
    if found.cause and not history:
        losses.append(_("Older versions, if the file had any, are lost with its end."))
    doc, loss = _document(found, name, history)
    media, lost_media = _media(found, sorted(doc.media_names()))
    older, absent = _media(found, sorted(history.media_names() - doc.media_names()))
    return Contents(doc, {**media, **older}, (*losses, *loss, *lost_media, *absent, *lost), history)


def _require_communique(found: Entries, name: str) -> None:
    """Raise what is to be said of a file that has no text: it is none of ours, or its list of contents is lost."""
    if found.cause is None and _DOCUMENT in found.listed:
        return
    if not (found.data.startswith(b"PK") and MEDIA_TYPE.encode("ascii") in found.data[:200]) and (
        _DOCUMENT not in found.names
    ):
        raise NotACommunique(_("“{name}” is not a .communique file.").format(name=name)) from found.cause
    if not found.rescue:
        raise DamagedFile(_("“{name}” is damaged: its end is missing or broken.").format(name=name)) from found.cause


def _document(found: Entries, name: str, history: History) -> tuple[Communique, tuple[str, ...]]:
    """Return the document; where it is damaged and the file is to be rescued, the newest version or what is left."""
    document = found.read(_DOCUMENT, codec.LARGEST)
    if document is not None:
        try:
            return codec.decode(document), ()
        except InputError as cause:
            raise type(cause)(_("“{name}”: {cause}").format(name=name, cause=cause)) from cause
    if history:
        newest = history.versions[-1]
        loss = _("The text is damaged. What you see is the version of {time}; what was written later is lost.")
        return history.document(newest.number), (loss.format(time=f"{newest.time:%Y-%m-%d %H:%M}"),)
    if found.rescue and (rest := salvage.document(found.data, _DOCUMENT, codec.LARGEST)) is not None:
        return rest[0], (rest[1],)
    if found.cause is not None:
        raise DamagedFile(_("“{name}” is damaged: its end is missing or broken.").format(name=name)) from found.cause
    raise DamagedFile(_("“{name}” is damaged: its text cannot be read.").format(name=name))


def _media(found: Entries, names: Iterable[str]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    media: dict[str, bytes] = {}
    losses: list[str] = []
    room = _MOST_MEDIA
    for name in names:
        data = found.read(_MEDIA + name, room) if _MEDIA_NAME.match(name) else None
        if data is None and not (_MEDIA_NAME.match(name) and _MEDIA + name in found.names):
            losses.append(_("The image {name} is missing.").format(name=name[:12]))
        elif data is None:
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


def document(path: Path) -> Communique:
    """Return the document of the file at *path* alone: its images and versions are not read.

    Raises :class:`InputError` where the file or its document is not whole.
    """
    try:
        with files.opened(path) as file, zipfile.ZipFile(file) as archive, archive.open(_DOCUMENT) as stored:
            data = stored.read(codec.LARGEST + 1)
    except (KeyError, *entries.BROKEN) as cause:
        raise DamagedFile(_("“{name}” is damaged: its text cannot be read.").format(name=path.name)) from cause
    return codec.decode(data)


def save(path: Path, doc: Communique, media: Mapping[str, bytes], history: History | None = None) -> bytes:
    """Write *doc* and its *history* to *path*, whole or not at all, and return what was written."""
    data = pack(doc, media, history)
    files.write_atomically(path, data)
    return data
