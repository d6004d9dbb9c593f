"""The manifest of checksums beside a set of exports, kept up over one export after another into the same folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor import files
from aes_editor.errors import WriteError
from aes_editor.i18n import _
from exporters import manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def update(folder: Path, digests: Mapping[str, str]) -> Path:
    """Vouch for the files of *folder* in *digests* (SHA-256 by name) in its manifest, whose path is returned.

    What it says of other files stays, unless they are gone. Raises :class:`WriteError`, also where a file of another
    kind has the name of the manifest.
    """
    path = folder / manifest.NAME
    known: dict[str, str] = {}
    if path.exists():
        try:
            known = manifest.digests(files.read(path))
        except ValueError as cause:
            raise WriteError(
                _("“{path}” is there and is no list of checksums; it was left as it is.").format(path=path)
            ) from cause
    kept = {name: digest for name, digest in known.items() if (folder / name).is_file()}
    files.write_atomically(path, manifest.manifest({**kept, **digests}))
    return path
