"""``link``: what the record belongs with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.document import Corrects, Related, Translation
from aes_editor.importers.newsml.texts import text_of
from aes_editor.newsml import terms
from aes_editor.newsml.mapping import Form
from aes_editor.newsml.record import path
from aes_editor.newsml.values import line, version_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from aes_editor.newsml.record import Record


def _related_by(record: Record, *relations: str) -> Iterator[_Element]:
    return (link for link in record.all("itemMeta/link") if record.code(link, "rel") in relations)


def corrects(record: Record, said: dict[str, str]) -> Corrects | None:
    """Return the release that this one corrects."""
    for link in _related_by(record, terms.PREVIOUS_VERSION, terms.Relation.CORRECTS):
        record.take(link, "corrects")
        return Corrects(
            guid=line(link.get("residref", "")),
            version=version_said(link.get("version", "")),
            reason=said["corrects/reason"],
        )
    return None


def translations(record: Record) -> tuple[Translation, ...]:
    """Return the same communiqué in other languages."""
    return tuple(
        Translation(language=_tag(record.take(link, "translations")), guid=line(link.get("residref", "")))
        for link in _related_by(record, terms.Relation.TRANSLATION)
    )


def _tag(link: _Element) -> str:
    element = link.find(path("language"))
    return "" if element is None else element.get("tag", "")


def related(record: Record) -> tuple[Related, ...]:
    """Return « À lire également », in its order."""
    links = [record.take(link, "related") for link in _related_by(record, terms.SEE_ALSO)]
    return tuple(_related(link, exact=record.ours) for link in sorted(links, key=_rank))


def _rank(link: _Element) -> int:
    rank = link.get("rank", "")
    return int(rank) if rank.isascii() and rank.isdigit() and len(rank) < 12 else 0


def _related(link: _Element, *, exact: bool) -> Related:
    def text(name: str, form: Form) -> str:
        element = link.find(path(name))
        return "" if element is None else text_of(element, form, exact=exact)

    icon = link.find(path("icon"))
    return Related(
        title=text("title", Form.LINE),
        summary=text("description", Form.TEXT),
        url=line(link.get("href", "")),
        guid=line(link.get("residref", "")),
        media="" if icon is None else icon.get("href", "").removeprefix("media/"),
    )
