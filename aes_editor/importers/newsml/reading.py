"""A record as a communiqué: each part of the document from the properties that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from aes_editor.document import Communique
from aes_editor.errors import InputError
from aes_editor.i18n import _
from aes_editor.importers.context import Imported
from aes_editor.importers.newsml import body, content, foreign, item, links, people, pictures, texts
from aes_editor.importers.newsml.accounting import account
from aes_editor.newsml import exact, items, parsing
from aes_editor.newsml.record import Record
from aes_editor.newsml.values import version_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.importers.context import Source


def read(source: Source) -> Imported:
    """Return the communiqué in the file *source*.

    Raises :class:`InputError` where it is no record, holds no text, or says something that no document can hold.
    """
    root, losses = items.news_item(parsing.parse(source.data, source.name), source.name)
    record = Record(root)
    try:
        doc, changed = document(record)
    except (msgspec.ValidationError, RecursionError) as cause:
        raise InputError(
            _("“{name}” says what no communiqué can hold: {cause}.").format(name=source.name, cause=cause)
        ) from cause
    media = {} if record.ours else pictures.embedded(record)
    doc = msgspec.structs.replace(doc, body=(*doc.body, *pictures.figures(media)))
    if not (doc.headline or doc.lead or doc.body or record.ours):
        raise InputError(_("“{name}” holds no text that a communiqué could be made of.").format(name=source.name))
    absent = _pictures(doc) if record.ours else pictures.elsewhere(record)
    return Imported(doc=doc, ledger=account(record), media=media, losses=(*losses, *_edited(changed), *absent))


def _edited(places: tuple[str, ...]) -> Iterator[str]:
    for place in places:
        yield _("“{place}” was changed after the record was written; the changed text was read.").format(place=place)


def _pictures(doc: Communique) -> Iterator[str]:
    for name in sorted(doc.media_names()):
        yield _("The image {name} is not in the record; only its name is.").format(name=name[:12])


def communique(record: Record) -> Communique:
    """Return what the properties of *record* say."""
    said = texts.read(record)
    return Communique(
        guid=item.guid(record),
        version=version_said(record.root.get("version", "")),
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
        body=body.blocks(record) if record.ours else foreign.blocks(record, said["headline"], said["lead"]),
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
    fields = {entry.at.partition("/")[0] for entry in entries} & set(said.__struct_fields__)
    values = exact.as_json({name: getattr(said, name) for name in fields})
    changed = exact.restore(values, entries)
    read = msgspec.convert(values, Communique)
    return msgspec.structs.replace(said, **{name: getattr(read, name) for name in fields}), tuple(changed)


def _exact(element: _Element) -> exact.Exact:
    return exact.Exact(element.get("at", ""), element.text or "", element.get("was", ""))
