"""The entries of a ``.communique`` file, by its list of contents and, to rescue one, by their own headers too."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aes_editor import salvage
from aes_editor.errors import InputError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST = 2000
"""Entries beyond which a file is not read."""
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, ValueError),
)
"""What :mod:`zipfile` raises on bytes that are no ZIP, or no longer."""


@dataclass(frozen=True)
class Entries:
    """The entries of the file *data*; with *rescue*, also those that the list of contents does not lead to.

    *room* is how many bytes are unpacked in the search for those. *cause* is why there is no list of contents, None
    where there is one.
    """

    data: bytes
    listed: Mapping[str, zipfile.ZipInfo]
    rescue: bool
    room: int
    cause: Exception | None = None

    @property
    def names(self) -> frozenset[str]:
        """The names of the entries that there are, or that there seem to be."""
        seen = frozenset(self.listed)
        if self.rescue and self.data.count(salvage.SIGNATURE) != len(seen):
            seen |= frozenset(self._saved)
        return seen

    def read(self, name: str, limit: int) -> bytes | None:
        """Return the content of the entry *name*; None where it is missing, damaged or larger than *limit*."""
        data = self._listed(name, limit)
        if data is None and (saved := self._saved.get(name)) is not None and len(saved) <= limit:
            return saved
        return data

    def _listed(self, name: str, limit: int) -> bytes | None:
        entry = self.listed.get(name)
        if entry is None or entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            return None
        try:
            with self._archive.open(entry) as file:
                data = file.read(limit + 1)
        except BROKEN:
            return None
        return data if len(data) <= limit else None

    @cached_property
    def _archive(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self.data))

    @cached_property
    def _saved(self) -> dict[str, bytes]:
        return salvage.entries(self.data, self.room) if self.rescue else {}


def of(data: bytes, name: str, *, rescue: bool, room: int) -> Entries:
    """Return the entries of *data*; :class:`InputError` where there are too many. *name* is what messages call it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        listed = {entry.filename: entry for entry in archive.infolist()}
    except BROKEN as broken:
        return Entries(data, {}, rescue, room, broken)
    if len(listed) > MOST:
        raise InputError(_("“{name}” holds more than {most} entries.").format(name=name, most=MOST))
    return Entries(data, listed, rescue, room)
