"""The record about itself: what it is called, where it stands in its life, what may be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from aes_editor.document import Diffusion, Embargo, ReleaseKind, Rights, Status
from aes_editor.newsml import mapping, terms, values
from aes_editor.newsml.values import line

if TYPE_CHECKING:
    import datetime as dt
    from enum import StrEnum

    from aes_editor.newsml.record import Record

    T = TypeVar("T", bound=StrEnum)

_WHERE_UNSAID = {terms.WITHHELD: Status.DRAFT, terms.CANCELED: Status.CANCELLED}


def guid(record: Record) -> str:
    """Return ``@guid``."""
    return line(record.root.get("guid", ""))


def kind(record: Record) -> ReleaseKind:
    """Return the type of communiqué."""
    return _term(record, mapping.KIND, ReleaseKind) or ReleaseKind.COMMUNIQUE


def diffusion(record: Record) -> Diffusion:
    """Return who may read it."""
    return _term(record, mapping.DIFFUSION, Diffusion) or Diffusion.PUBLIC


def status(record: Record) -> Status:
    """Return the step of its life; from IPTC's publishing status where only that is said."""
    if found := _term(record, mapping.STATUS, Status):
        return found
    published = next((record.code(record.take(found, "status")) for found in record.all("itemMeta/pubStatus")), "")
    if published in _WHERE_UNSAID:
        return _WHERE_UNSAID[published]
    signals = [record.take(signal, "status") for signal in record.all("itemMeta/signal")]
    return Status.CORRECTED if terms.CORRECTION in map(record.code, signals) else Status.RELEASED


def _term(record: Record, term: mapping.Term, values: type[T]) -> T | None:
    for element in record.all(f"{term.parent}/{term.name}"):
        scheme, _colon, code = record.code(element).partition(":")
        if scheme == term.scheme and code in set(values):
            record.take(element, term.field)
            return values(code)
    return None


def instant(record: Record, steps: str, field: str) -> dt.datetime | None:
    """Return the moment at *steps*; None where there is none, or one without a zone."""
    for element in record.all(steps):
        if moment := values.moment(element.text or ""):
            record.take(element, field)
            return moment
    return None


def embargo(record: Record, said: dict[str, str]) -> Embargo | None:
    """Return the embargo; an empty ``embargoed`` holds until further notice."""
    element = record.find("itemMeta/embargoed")
    if element is None:
        return None
    record.take(element, "embargo")
    return Embargo(until=values.moment(element.text or ""), note=said["embargo/note"])


def rights(record: Record, said: dict[str, str]) -> Rights:
    """Return the rights; what our records say of the institution for want of a word is not the document's."""
    holder = ""
    owner = record.line("rightsInfo/accountable/name") if record.ours else ""
    for element in record.all("rightsInfo/copyrightHolder")[:1]:
        record.take(element, "rights/holder")
        if not record.ours or element.get("literal"):
            holder = owner = record.name_of(element) or line(element.get("literal", ""))
    notice = said["rights/notice"]
    if record.ours and notice == values.made_notice(owner):
        notice = ""
    return Rights(holder=holder, notice=notice, usage=said["rights/usage"])
