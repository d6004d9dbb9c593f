"""A record as a communiqué: each part of the document from the properties that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from aes_editor.document import Communique
from aes_editor.importers.newsml import body, content, item, links, people, texts
from aes_editor.newsml import exact

if TYPE_CHECKING:
    from lxml.etree import _Element

    from aes_editor.importers.newsml.record import Record


def communique(record: Record) -> Communique:
    """Return what the properties of *record* say."""
    said = texts.read(record)
    return Communique(
        guid=item.guid(record),
        version=item.version(record.root),
        kind=item.kind(record),
        language=record.language,
        status=item.status(record),
        diffusion=item.diffusion(record),
        embargo=item.embargo(record, said),
        created=item.instant(record, "itemMeta/firstCreated", "created"),
        modified=item.instant(record, "itemMeta/versionCreated", "modified"),
        released=item.instant(record, "pubHistory/published/timestamp", "released"),
        corrects=links.corrects(record, said),
        related=links.related(record),
        translations=links.translations(record),
        reference=said["reference"],
        kicker=said["kicker"],
        headline=said["headline"],
        subtitle=said["subtitle"],
        short_title=said["short_title"],
        lead=said["lead"],
        rights=item.rights(record, said),
        dateline=content.dateline(record),
        subjects=content.subjects(record),
        contacts=people.contacts(record),
        signatories=people.signatories(record),
        body=body.blocks(record),
        boilerplate=body.boilerplate(record),
    )


def document(record: Record) -> tuple[Communique, tuple[str, ...]]:
    """Return the document that *record* holds, letter for letter where it is ours, and the places changed by others.

    At such a place the record no longer says what it said when its exact value was noted, so the new one stands.
    Raises :class:`msgspec.ValidationError` where an exact value is of another type than its field.
    """
    said = communique(record)
    entries = [_exact(record.take(element, "document")) for element in record.exact_values()]
    if not entries:
        return said, ()
    values = exact.as_json(said)
    changed = exact.restore(values, entries)
    return msgspec.convert(values, Communique), tuple(changed)


def _exact(element: _Element) -> exact.Exact:
    return exact.Exact(element.get("at", ""), element.text or "", element.get("was", ""))
