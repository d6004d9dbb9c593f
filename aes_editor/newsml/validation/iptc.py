"""IPTC's own schema, from a folder of the user's: its files are not part of this program, nor fetched by it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from aes_editor import files
from aes_editor.errors import InputError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"NewsML-G2_2\.([0-9]+)-spec-All-Power\.xsd\Z")
_LARGEST = 16 * 1024 * 1024


def load(place: Path) -> etree.XMLSchema:
    """Return the schema in the folder *place*, the newest where it holds several, or in the file *place*.

    IPTC calls it ``NewsML-G2_2.35-spec-All-Power.xsd``, and ``xml.xsd`` is beside it. Raises :class:`InputError`.
    """
    path = _newest(place) if place.is_dir() else place
    files.read(path, _LARGEST)  # says why it cannot be read, where libxml2 does not
    try:
        parser = etree.XMLParser(no_network=True, resolve_entities=False)
        return etree.XMLSchema(etree.parse(path, parser))
    except (etree.LxmlError, OSError) as cause:
        raise InputError(
            _("“{path}” is no XML Schema that can be used: {cause}.").format(path=path, cause=str(cause).rstrip("."))
        ) from cause


def _newest(folder: Path) -> Path:
    found = [(int(match[1]), path) for path in folder.iterdir() if (match := _NAME.match(path.name))]
    if not found:
        message = _("There is no schema of IPTC in “{folder}”: none of its files is called {name}.")
        raise InputError(message.format(folder=folder, name="NewsML-G2_2.35-spec-All-Power.xsd"))
    return max(found)[1]
