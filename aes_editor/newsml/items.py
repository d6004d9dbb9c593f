"""The items in a file: the news item that is read, alone or the first one of a message, and those beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.errors import InputError
from aes_editor.i18n import N_, _
from aes_editor.newsml.record import local_name, path
from aes_editor.newsml.terms import NAR

if TYPE_CHECKING:
    from lxml.etree import _Element

_OTHER_ITEMS = {
    "packageItem": N_("a package of other items"),
    "conceptItem": N_("the definition of a concept"),
    "knowledgeItem": N_("a vocabulary"),
    "planningItem": N_("an editorial plan"),
    "catalogItem": N_("a catalogue of vocabularies"),
}
_ITEMS = frozenset(f"{{{NAR}}}{kind}" for kind in ("newsItem", *_OTHER_ITEMS))


def news_item(root: _Element, name: str) -> tuple[_Element, tuple[str, ...]]:
    """Return the news item below or at *root*, and a sentence for each item that is not read.

    Raises :class:`InputError`, saying what the file is instead, where there is none.
    """
    found = every_item(root, name)
    item = next((each for each in found if local_name(each) == "newsItem"), None)
    if item is None:
        what = _(_OTHER_ITEMS[local_name(found[0])])
        raise InputError(_("“{name}” is no news item but {what}; there is no text in it.").format(name=name, what=what))
    return item, tuple(
        _("The record {guid} in the same file was not read.").format(guid=each.get("guid") or "?")
        for each in found
        if each is not item
    )


def every_item(root: _Element, name: str) -> list[_Element]:
    """Return the items below or at *root*; :class:`InputError` where there is none."""
    found = _items(root)
    if not found:
        raise InputError(_("“{name}” is XML, but no NewsML-G2 record.").format(name=name))
    return found


def _items(root: _Element) -> list[_Element]:
    """Return the items of any kind below or at *root*."""
    inside = root.findall(path("itemSet/*")) if root.tag == f"{{{NAR}}}newsMessage" else [root]
    return [item for item in inside if item.tag in _ITEMS]
