"""A page → a communiqué: zones first, then a reader for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor import dates
from aes_editor.document import Communique, Dateline
from aes_editor.errors import InputError
from aes_editor.i18n import _
from aes_editor.importers.context import Imported
from aes_editor.importers.structure import body, foot, head, signatures, zones
from aes_editor.importers.structure.account import Account
from aes_editor.importers.structure.language import guess
from aes_editor.importers.structure.page import LONGEST_LINE, MOST_CHARACTERS, MOST_LINES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.importers.structure.page import Page


def structure(page: Page) -> Imported:
    """Return the communiqué of *page*; :class:`InputError` where it holds not one word, or whole books of them."""
    if not any(char.isalpha() for char in page.text):
        raise InputError(_("There is no text in it."))
    too_long = any(len(line.places) > LONGEST_LINE for line in page.lines)
    if too_long or len(page.text) > MOST_CHARACTERS or len(page.lines) > MOST_LINES:
        raise InputError(_("It is longer than any communiqué and was not read."))
    account = Account(page.text, page.outside)
    language, known = guess(page.text, page.hints.language)
    parts = zones.split(page.lines, language)
    above = head.read(parts.head, language, page.hints, account)
    middle = body.read(parts.body, above.fields.get("lead", ""), language, account)
    below = foot.read(parts.foot, language, account)
    unsure = above.unsure | middle.unsure | below.unsure | ({"lead"} if parts.guessed else frozenset())
    dateline = _merged(
        middle.dateline, above.fields.pop("dateline", Dateline()), signatures.dateline(below.signatories)
    )
    unsure |= frozenset() if known else {"language"}
    if dateline.date is None:
        told = head.published((*parts.head, *parts.body, *parts.foot), language, account)
        told = _merged(told, _hinted(page.hints.published, language))
        if middle.day is not None and told.date is not None:  # the year of « 1er mars » is that of its publication
            told = Dateline(date=dates.last_before(*middle.day, told.date))
        dateline = _merged(dateline, told)
        unsure |= {"dateline"}
    doc = Communique(
        **above.fields,
        language=language,
        dateline=dateline,
        body=middle.blocks,
        related=below.related,
        contacts=below.contacts,
        boilerplate=below.boilerplate,
        signatories=below.signatories,
        rights=below.rights,
    )
    return Imported(doc=doc, ledger=account.ledger(), unsure=unsure, media=_shown(doc, page.media), losses=page.losses)


def _shown(doc: Communique, media: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: media[name] for name in sorted(doc.media_names()) if name in media}


def _hinted(published: str, language: str) -> Dateline:
    found = dates.find(published[:10], language)
    return Dateline(date=found[0].day if found else None)


def _merged(*found: Dateline) -> Dateline:
    """Return the first place and the first date of *found*."""
    place = next((one for one in found if one.place), Dateline())
    date = next((one.date for one in found if one.date), None)
    return Dateline(place=place.place, country=place.country, date=date)
