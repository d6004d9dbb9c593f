"""``rightsInfo``: who answers for the text, who owns it, what may be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml import values
from aes_editor.newsml.values import line
from exporters.newsml import parties
from exporters.newsml.texts import texts
from exporters.newsml.tree import g2

if TYPE_CHECKING:
    from lxml.etree import _Element

    from exporters.newsml.writing import Writing

_UNSPECIFIED = "plus:DMI-UNSPECIFIED"


def rights_info(writing: Writing) -> _Element:
    """Return ``rightsInfo``; what the document leaves unsaid is said of the institution."""
    return g2(
        "rightsInfo",
        "",
        parties.institution(writing, "accountable"),
        copyright_holder(writing),
        copyright_notice(writing),
        *texts(writing, "rightsInfo", "usageTerms"),
        g2("dataMining", qcode=_UNSPECIFIED),
    )


def copyright_holder(writing: Writing) -> _Element:
    """Return ``copyrightHolder``: by name where the document names one, else the institution by its code."""
    holder = line(writing.doc.rights.holder)
    if not holder:
        return parties.institution(writing, "copyrightHolder")
    return g2("copyrightHolder", "", g2("name", holder), literal=holder)


def copyright_notice(writing: Writing) -> _Element:
    """Return ``copyrightNotice``, made from the holder where none was written."""
    for element in texts(writing, "rightsInfo", "copyrightNotice"):
        return element
    owner = line(writing.doc.rights.holder) or line(writing.ctx.letterhead.institution)
    return g2("copyrightNotice", values.made_notice(owner), lang=writing.language)
