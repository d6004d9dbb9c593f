"""The versions of a communiqué, as its file keeps them: each is the document as it was saved, exported or restored.

A version is an entry of the file: one line of JSON about it, then its ``document.json``, deflated with the version
before it as dictionary (RFC 1951, RFC 1950 section 2.2), so that one changed word costs a few dozen bytes. Every
:data:`_CHAIN` versions one stands for itself: a damaged entry takes few others with it, and none is far to unpack.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import msgspec

from aes_editor import codec
from aes_editor.document.parts import Instant
from aes_editor.errors import DamagedFile
from aes_editor.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique

MOST = 500
"""Versions that a file keeps; the oldest go first, those with a label and those that were exported last."""
LARGEST = 16 * 1024 * 1024
"""Bytes of packed versions that a file keeps, unless one alone is larger."""
MOST_UNPACKED = 256 * 1024 * 1024
"""Bytes of JSON beyond which the versions of a file are not unpacked."""
_CHAIN = 20
_WINDOW = 1 << 15
_LONGEST_LABEL = 200


class Occasion(StrEnum):
    """Why a version was kept."""

    SAVED = "saved"
    EXPORTED = "exported"
    RESTORED = "restored"
    REPLACED = "replaced"

    @property
    def label(self) -> str:
        """The occasion in the language of the interface."""
        return _(_LABELS[self])


_LABELS = {
    Occasion.SAVED: N_("saved"),
    Occasion.EXPORTED: N_("exported"),
    Occasion.RESTORED: N_("restored"),
    Occasion.REPLACED: N_("changed by another program"),
}

Label = Annotated[str, msgspec.Meta(max_length=_LONGEST_LABEL)]


class Version(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A version, packed. *number* counts from 1 and is never given twice; *digest* is the SHA-256 of its JSON.

    *base* is the number of the version that it is told by, 0 for none; *media* has the names of its images.
    """

    number: Annotated[int, msgspec.Meta(ge=1)]
    time: Instant
    occasion: Occasion
    digest: str
    base: Annotated[int, msgspec.Meta(ge=0)] = 0
    label: Label = ""
    media: tuple[str, ...] = ()
    packed: bytes = b""


class History(msgspec.Struct, frozen=True):
    """The versions of one communiqué, the oldest first."""

    versions: tuple[Version, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.versions)

    def media_names(self) -> frozenset[str]:
        """Return the names of the images that the versions show."""
        return frozenset(name for version in self.versions for name in version.media)

    def with_version(self, doc: Communique, time: dt.datetime, occasion: Occasion, label: str = "") -> History:
        """Return the history with *doc* as its newest version; one that says the same as the newest is saved once."""
        data = codec.encode(doc)
        digest = hashlib.sha256(data).hexdigest()
        last = self.versions[-1] if self.versions else None
        if last and last.digest == digest and occasion is Occasion.SAVED:
            return self
        version = Version(
            number=last.number + 1 if last else 1,
            time=time,
            occasion=occasion,
            digest=digest,
            label=label[:_LONGEST_LABEL],
            media=tuple(sorted(doc.media_names())),
        )
        return History((*self.versions, self._packed(version, data))).bounded()

    def labelled(self, number: int, label: str) -> History:
        """Return the history with *label* on version *number*."""
        return History(
            tuple(
                msgspec.structs.replace(version, label=label[:_LONGEST_LABEL]) if version.number == number else version
                for version in self.versions
            )
        )

    def document(self, number: int) -> Communique:
        """Return version *number* as a document; :class:`DamagedFile` where it cannot be unpacked."""
        return codec.decode(self.data(number))

    def data(self, number: int) -> bytes:
        """Return the JSON of version *number*; :class:`DamagedFile` where it is missing or not what was kept."""
        by_number = {version.number: version for version in self.versions}
        chain = [by_number.get(number)]
        while (last := chain[-1]) is not None and last.base:
            if last.base >= last.number or len(chain) > _CHAIN:
                chain.append(None)
            else:
                chain.append(by_number.get(last.base))
        data = b""
        for version in reversed(chain):
            if version is None:
                raise _damaged(number)
            data = _inflated(version.packed, data if version.base else b"")
        if not chain or chain[0] is None or hashlib.sha256(data).hexdigest() != chain[0].digest:
            raise _damaged(number)
        return data

    def bounded(self, most: int = MOST, largest: int = LARGEST) -> History:
        """Return the history within its limits; what goes is the oldest that is neither labelled nor exported."""
        history = self
        while len(history.versions) > 1 and (
            len(history.versions) > most or sum(len(version.packed) for version in history.versions) > largest
        ):
            older = history.versions[:-1]
            history = history.without(min(older, key=lambda version: (_is_dear(version), version.number)).number)
        return history

    def without(self, number: int) -> History:
        """Return the history without version *number*; what was told by it is told anew."""
        kept = tuple(version for version in self.versions if version.number != number)
        stood_alone = not all(version.base for version in self.versions if version.number == number)
        history = History(kept)
        for version in kept:
            if version.base == number:
                try:
                    data = self.data(version.number)
                except DamagedFile:
                    continue
                anew = History(tuple(other for other in history.versions if other.number < version.number))
                replaced = anew._packed(version, data, alone=stood_alone)
                history = History(tuple(replaced if other is version else other for other in history.versions))
        return history

    def readable(self, room: int = MOST_UNPACKED) -> tuple[History, tuple[int, ...]]:
        """Return the versions that are whole, *room* bytes of JSON in all at most, and the numbers of the others."""
        whole: dict[int, bytes] = {}
        for version in self.versions:
            base = whole.get(version.base)
            if version.base and base is None:
                continue
            data = _inflated(version.packed, base or b"", min(room, codec.LARGEST))
            if hashlib.sha256(data).hexdigest() == version.digest:
                whole[version.number] = data
                room -= len(data)
        lost = tuple(version.number for version in self.versions if version.number not in whole)
        return History(tuple(version for version in self.versions if version.number in whole)), lost

    def _packed(self, version: Version, data: bytes, *, alone: bool = False) -> Version:
        """Return *version* with *data* packed, told by the newest of ours or, at the end of a chain, by itself."""
        base = self.versions[-1] if self.versions and not alone else None
        before = b""
        if base is not None and self._depth(base) < _CHAIN - 1:
            try:
                before = self.data(base.number)
            except DamagedFile:
                base = None
        else:
            base = None
        packed = _deflated(data, before)
        return msgspec.structs.replace(version, base=base.number if base else 0, packed=packed)

    def _depth(self, version: Version) -> int:
        by_number = {other.number: other for other in self.versions}
        return sum(1 for _step in _bases(version, by_number))


def _bases(version: Version, by_number: dict[int, Version]) -> Iterator[Version]:
    while version.base and (base := by_number.get(version.base)) is not None and base.number < version.number:
        yield base
        version = base


def _is_dear(version: Version) -> bool:
    return bool(version.label) or version.occasion is Occasion.EXPORTED


def _damaged(number: int) -> DamagedFile:
    return DamagedFile(_("Version {number} is damaged and cannot be read.").format(number=number))


def _deflated(data: bytes, before: bytes) -> bytes:
    dictionary = before[-_WINDOW:]
    maker = (
        zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=dictionary)
        if dictionary
        else zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    )
    return maker.compress(data) + maker.flush()


def _inflated(packed: bytes, before: bytes, most: int = codec.LARGEST) -> bytes:
    """Return what *packed* holds; anything but the original where it is damaged, which its digest will tell."""
    dictionary = before[-_WINDOW:]
    try:
        reader = (
            zlib.decompressobj(-zlib.MAX_WBITS, zdict=dictionary) if dictionary else zlib.decompressobj(-zlib.MAX_WBITS)
        )
        return reader.decompress(packed, most) if most > 0 else b""
    except zlib.error:
        return b""
