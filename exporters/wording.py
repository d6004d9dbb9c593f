"""What every readable export prints besides the author's words, and where: settled once for all formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_editor import markup
from aes_editor.document import Diffusion, Paragraphs, Quote, Status
from aes_editor.document.quotation import stands_alone
from aes_editor.markup import Para

if TYPE_CHECKING:
    import datetime as dt

    from aes_editor.document import Communique, Contact, Person, Rights
    from aes_editor.edition import Edition

_UNFINISHED = {Status.DRAFT, Status.REVIEWED}


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning that stands above everything else. *field* is the path of what it comes from, its name too."""

    field: str
    text: str


def notices(doc: Communique, words: Edition, now: dt.datetime) -> tuple[Notice, ...]:
    """Return the warnings *doc* carries at *now*, the embargo first."""
    found: list[Notice] = []
    if doc.embargo is not None and doc.under_embargo(now):
        found.append(Notice("embargo", one_line(words.embargo(doc.embargo))))
    if doc.status in _UNFINISHED:
        found.append(Notice("status", words.label("draft")))
    elif doc.status is Status.CANCELLED:
        found.append(Notice("status", words.label("cancelled")))
    if doc.diffusion is not Diffusion.PUBLIC:
        found.append(Notice("diffusion", words.label(doc.diffusion.value)))
    if doc.corrects is not None:
        reason = one_line(doc.corrects.reason)
        found.append(Notice("corrects", " – ".join(filter(None, (words.label("corrects"), reason)))))
    return tuple(found)


def shareable(doc: Communique, now: dt.datetime) -> bool:
    """Whether readers may be invited to pass *doc* on: public, approved or out, and under no embargo."""
    return (
        doc.diffusion is Diffusion.PUBLIC
        and doc.status in {Status.APPROVED, Status.RELEASED, Status.CORRECTED}
        and not doc.under_embargo(now)
    )


def opened_by_dateline(doc: Communique) -> int | None:
    """Return the number of the block whose first paragraph the dateline opens; None where it stands by itself.

    It is the first running text of the body; a quotation that stands alone is none.
    """
    for number, block in enumerate(doc.body):
        match block:
            case Paragraphs(text=text) if nodes := markup.blocks(text):
                return number if isinstance(nodes[0], Para) else None
            case Quote(text=text) if text.strip() and not stands_alone(block):
                return number
            case _:
                continue
    return None


def full_name(person: Person) -> str:
    """Return the name with its honorific."""
    return " ".join(filter(None, (one_line(person.honorific), one_line(person.name))))


def title(person: Person | Contact, words: Edition) -> str:
    """Return the position and the organisation, as much of it as there is."""
    return words.patterns["comma"].join(filter(None, (one_line(person.role), one_line(person.organisation))))


def rights_line(rights: Rights) -> str:
    """Return the copyright notice, made from its holder where none was written."""
    return one_line(rights.notice) or (f"© {one_line(rights.holder)}" if rights.holder.strip() else "")


def one_line(text: str) -> str:
    """Return *text* with its line ends and tabs as single spaces, its no-break spaces kept."""
    return " ".join(part for part in text.replace("\t", "\n").replace("\n", " ").split(" ") if part)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a plain *text*: an empty line ends one, a line end inside one is kept."""
    found: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            found[-1].append(line.strip(" \t"))
        elif found[-1]:
            found.append([])
    return ["\n".join(lines) for lines in found if lines]
