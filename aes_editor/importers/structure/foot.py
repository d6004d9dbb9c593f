"""What stands below the body: related communiqués, contacts, « À propos », signatures, rights, the rest of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from aes_editor.document import Contact, Related, Rights, Signatory
from aes_editor.importers.ledger import Reason
from aes_editor.importers.structure import contacts, signatures
from aes_editor.importers.structure.head import LEFT_OUT
from aes_editor.importers.structure.lexicon import lexicon
from aes_editor.importers.structure.marks import SENTENCE_END, Mark, is_paragraph
from aes_editor.importers.structure.page import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aes_editor.importers.structure.account import Account
    from aes_editor.importers.structure.marks import Marked
    from aes_editor.importers.structure.page import Line

_OPENING = {Mark.RELATED, Mark.CONTACTS, Mark.ABOUT, Mark.NOTES, Mark.DONE, Mark.END}
_LONGEST_SIGNATURE = 20  # words of a line
_BULLET = re.compile(r"\s*(?:[•·▪■●○◦►▶‣➢➤→👉*+–—-]|\d{1,2}[.)])\s+(?=\S)")
_LONG_TITLE = 14  # words: below a shorter title without a summary this is its summary


@dataclass(frozen=True, slots=True)
class Foot:
    """The fields found below the body."""

    related: tuple[Related, ...] = ()
    contacts: tuple[Contact, ...] = ()
    boilerplate: tuple[str, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    rights: Rights = field(default_factory=Rights)
    unsure: frozenset[str] = field(default_factory=frozenset)


@dataclass(slots=True)
class _Sections:
    related: list[list[Marked]] = field(default_factory=list)
    contacts: list[Line] = field(default_factory=list)
    boilerplate: list[list[Line]] = field(default_factory=list)
    signed: list[Line] = field(default_factory=list)
    rights: list[Line] = field(default_factory=list)


def read(lines: Sequence[Marked], language: str, account: Account) -> Foot:
    """Return the fields that the *lines* below the body give, everything told to *account*."""
    sections = _sorted(lines, account)
    signatories = signatures.read(sections.signed, language, account)
    related = _related(sections.related, account)
    return Foot(
        related=related,
        contacts=contacts.read(sections.contacts, account),
        boilerplate=_boilerplate(sections.boilerplate, account),
        signatories=signatories,
        rights=_rights(sections.rights, account),
        unsure=frozenset({"signatories"} if signatories and not signatories[0].person.name else ()),
    )


def _sorted(lines: Sequence[Marked], account: Account) -> _Sections:
    """Return the *lines* by the section that the last heading opened."""
    sections = _Sections()
    mode = Mark.END
    for entry in lines:
        if entry.mark in _OPENING:
            mode = entry.mark
        _sort(entry, mode, sections, account)
    return sections


def _sort(entry: Marked, mode: Mark, sections: _Sections, account: Account) -> None:  # noqa: PLR0912 - one arm per kind
    line = entry.line
    match entry.mark, mode:
        case Mark.END, _:
            account.leave(line, Reason.END_MARK)
        case Mark.RELATED, _:
            account.leave(line, Reason.HEADING)
            sections.related.append([])
        case Mark.CONTACTS, _:
            sections.contacts.append(line)
        case Mark.ABOUT | Mark.NOTES, _:
            sections.boilerplate.append([line])
        case Mark.DONE, _:
            sections.signed.append(line)
        case Mark.RIGHTS, _:
            sections.rights.append(line)
        case Mark.IMAGE_NAME, Mark.RELATED:
            sections.related[-1].append(entry)
        case marked, _ if marked in LEFT_OUT and not (marked is Mark.CAPTION and mode is Mark.CONTACTS):
            account.leave(line, LEFT_OUT[marked])
        case _, Mark.RELATED:
            sections.related[-1].append(entry)
        case _, Mark.CONTACTS if not is_paragraph(entry.text) or contacts.looks_like_one(line):
            sections.contacts.append(line)
        case _, Mark.ABOUT | Mark.NOTES:
            sections.boilerplate[-1].append(line)
        case _, Mark.DONE if len(entry.text.split()) <= _LONGEST_SIGNATURE:
            sections.signed.append(line)
        case _, Mark.END if contacts.looks_like_one(line) or _near_contact(line, entry):
            sections.contacts.append(line)
        case _:
            account.leave(line, Reason.UNPLACED)


def _near_contact(line: Line, entry: Marked) -> bool:
    """Whether a line after the end mark may be the name or the place of a contact."""
    return (
        len(line.text.split()) <= 6
        and not SENTENCE_END.search(entry.text)
        and any(char.isalpha() for char in line.text)
    )


# Related communiqués.


def _related(boxes: Sequence[Sequence[Marked]], account: Account) -> tuple[Related, ...]:
    found: list[Related] = []
    for entry in (entry for box in boxes for entry in box):
        if (bullet := _BULLET.match(entry.line.text)) is not None:
            account.leave(entry.line.cut(0, bullet.end()), Reason.MARKUP)
    for box in boxes:
        for item in _items([_without_bullet(entry) for entry in box]):
            index = len(found)
            title, *rest = item
            found.append(
                Related(title=title.text.strip(), summary=" ".join(line.text.strip() for line in rest), url=_url(title))
            )
            account.put(title, f"related/{index}/title")
            for line in rest:
                account.put(line, f"related/{index}/summary")
        for entry in box:
            if entry.mark is Mark.IMAGE_NAME:
                account.leave(entry.line, Reason.IMAGE_NAME)
    return tuple(found)


def _without_bullet(entry: Marked) -> Marked:
    bullet = _BULLET.match(entry.line.text)
    return entry if bullet is None else replace(entry, line=entry.line.cut(bullet.end()))


def _items(box: Sequence[Marked]) -> list[list[Line]]:
    """Return the titles of *box*, each with the lines of its summary.

    The names of their images part them where there are any, else their headings, else what is set together, else a line
    that reads as a sentence belongs to the title above it.
    """
    if any(entry.mark is Mark.IMAGE_NAME for entry in box):
        parts = [list(part) for named, part in groupby(box, lambda entry: entry.mark is Mark.IMAGE_NAME) if not named]
        return [[entry.line for entry in part] for part in parts]
    lines = [entry.line for entry in box]
    if any(line.shape is Shape.HEADING for line in lines):
        return _parted(lines, lambda line, _item: line.shape is Shape.HEADING)
    sizes = [len(list(part)) for _group, part in groupby(lines, lambda line: line.group)]
    if len(sizes) > 1 and set(sizes) == {2}:
        return _parted(lines, lambda line, item: line.group != item[0].group)
    return _parted(lines, lambda line, item: not (len(item) == 1 and _is_summary(line, item[0])))


def _parted(lines: Sequence[Line], begins: object) -> list[list[Line]]:
    items: list[list[Line]] = []
    for line in lines:
        if not items or begins(line, items[-1]):  # type: ignore[operator]
            items.append([line])
        else:
            items[-1].append(line)
    return items


def _is_summary(line: Line, title: Line) -> bool:
    text = line.text.strip()
    return SENTENCE_END.search(text) is not None or len(text.split()) > max(_LONG_TITLE, len(title.text.split()))


def _url(line: Line) -> str:
    return next((run.href for run in line.runs if run.href.startswith(("https://", "http://"))), "")


# « À propos de … ».


def _boilerplate(parts: Sequence[Sequence[Line]], account: Account) -> tuple[str, ...]:
    texts: list[str] = []
    for part in parts:
        heading, *rest = part
        bare = lexicon().is_line("about", heading.text)
        if bare:
            account.leave(heading, Reason.HEADING)
        kept = rest if bare else part
        if not kept:
            continue
        for line in kept:
            account.put(line, f"boilerplate/{len(texts)}")
        joint = "\n" if not bare and len(heading.text.split()) <= 12 else "\n\n"
        texts.append(joint.join([kept[0].text.strip(), "\n\n".join(line.text.strip() for line in kept[1:])]).strip())
    return tuple(texts)


def _rights(lines: Sequence[Line], account: Account) -> Rights:
    if not lines:
        return Rights()
    account.put(lines[0], "rights/notice")
    for line in lines[1:]:
        account.leave(line, Reason.REPEATED)
    return Rights(notice=lines[0].text.strip())
