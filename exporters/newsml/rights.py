"""``rightsInfo``: who answers for the text, who owns it, what may be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.newsml import parties
from exporters.newsml.tree import add_text, g2, line

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        *usage_terms(writing),
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
    rights = writing.doc.rights
    element = g2("copyrightNotice", lang=writing.language)
    owner = line(rights.holder) or writing.ctx.letterhead.institution
    add_text(element, rights.notice if rights.notice.strip() else f"© {owner}")
    return element


def usage_terms(writing: Writing) -> Iterator[_Element]:
    """Yield ``usageTerms``."""
    if usage := writing.doc.rights.usage:
        element = g2("usageTerms", lang=writing.language)
        add_text(element, usage)
        yield element
