"""The ZIP around a document of a word processor, read with a limit on everything."""

from __future__ import annotations

import io
import zipfile
import zlib

from aes_editor.errors import DamagedFile, InputError
from aes_editor.i18n import _

_MOST_ENTRIES = 5000
_LARGEST_TEXT = 64 * 1024 * 1024
_MOST_BYTES = 256 * 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError, ValueError)


def holds(data: bytes, entry: str) -> bool:
    """Whether *data* is a ZIP with an entry of that name."""
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return entry in archive.NameToInfo
    except _BROKEN:
        return entry.encode() in data


class Archive:
    """The entries of *data*; together no more than a budget of bytes comes out of them."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = _MOST_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as cause:
            raise DamagedFile(_("“{name}” is damaged: its end is missing or broken.").format(name=name)) from cause
        if len(self._zip.namelist()) > _MOST_ENTRIES:
            raise InputError(_("“{name}” holds more than {most} entries.").format(name=name, most=_MOST_ENTRIES))

    def text(self, entry: str) -> bytes:
        """Return the bytes of *entry*, which the document cannot do without."""
        data = self.find(entry, _LARGEST_TEXT)
        if data is None:
            raise DamagedFile(_("“{name}” is damaged: its text cannot be read.").format(name=self._name))
        return data

    def find(self, entry: str, limit: int = _LARGEST_TEXT) -> bytes | None:
        """Return the bytes of *entry*; None where there is none, or it is broken, or larger than *limit*."""
        try:
            with self._zip.open(entry) as file:
                data = file.read(min(limit, self._left) + 1)
        except (KeyError, *_BROKEN):
            return None
        if len(data) > min(limit, self._left):
            return None
        self._left -= len(data)
        return data
