"""Press contacts: names, positions, organisations, telephones and addresses, however they are laid out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aes_editor.document import Contact
from aes_editor.importers.ledger import Reason
from aes_editor.importers.structure.lexicon import lexicon, speech
from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from aes_editor.importers.structure.account import Account
    from aes_editor.importers.structure.page import Line

_EMAIL = re.compile(r"[\w.+-]+(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w@/.-])(?:\d{8,14}\+|(?:(?:\+|00)\s?\d|\(?0?\d{2,3}\)?[\s.-])(?:[\s.\u00a0()/-]*\d){5,13})(?![\w@])"
)
_URL = re.compile(r"(?:https?://|www\.)[^\s|,;]+")
_LABEL = re.compile(
    r"(?:t[ée]l[ée]phones?|t[ée]l|phone|mobile|mob|port|cell|office|bureau|fixe|fax|e-?mail|courriel|m[ée]l|mail|adresse|web|site"
    r"|hotline|whatsapp|t|m|e|هاتف|جوال|بريد(?: إلكتروني)?|البريد الإلكتروني|الهاتف|فاكس)\s?\.?\s?:\s*"
    r"|\bt[ée]l\.?\s(?=[+(\d])|(?:e-?mail|courriel|m[ée]l)\s(?=\S+@)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s[–—|•·-]\s|[|;•]|\s[/]\s|\n|(?<=[^\d]),\s|،\s|\s{3,}|\t")
_INVITATION = re.compile(
    r"[^:@+\d]{0,120}?\b(?:contact|contacter|joindre|(?:adresser|écrire) à|appeler|reach)\s(?=[A-ZÀ-Þ])"
)  # “For more information, please contact Awa Koné at …”
_BETWEEN = r"(?:or|and|ou|et|at|on|au|à|via|by|par|sur|(?:par |by )?(?:t[ée]l[ée]phone|phone|e-?mail|courriel))"
_JOINED = re.compile(rf"(?:{_BETWEEN}\s+)*(?P<words>.*?)(?:(?:^|\s+){_BETWEEN})*[\s.]*", re.IGNORECASE)
_PROPER = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w’'.-]*|\b(?:de|du|ben|ould|el|al|van|von|da)\b)(?:\s+|\Z)")


@dataclass(slots=True)
class _Draft:
    """A contact under way."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    email: str = ""
    phones: list[str] = field(default_factory=list)

    def is_full(self, name: str) -> bool:
        """Whether one more *name* belongs to the next contact."""
        if name == "organisation":
            return bool(self.organisation and (self.email or self.phones))
        return name in {"name", "email"} and bool(getattr(self, name))

    def add(self, name: str, text: str) -> None:
        """Put *text* into the field *name*."""
        if name == "phones":
            self.phones.append(text)
        elif name == "email":
            self.email = re.sub(r"\s?[\[(]at[\])]\s?", "@", text)
        elif name == "organisation" and self.organisation:
            self.organisation = f"{self.organisation}, {text}"
        else:
            setattr(self, name, text)

    def done(self) -> Contact:
        return Contact(
            name=self.name, role=self.role, organisation=self.organisation, phones=tuple(self.phones), email=self.email
        )


def read(lines: Sequence[Line], account: Account) -> tuple[Contact, ...]:
    """Return the contacts that *lines* give; their headings, and what no contact has a field for, are told left out."""
    drafts: list[_Draft] = []
    for line in lines:
        words = line.text
        start = _heading_end(words)
        if start:
            account.leave(line.cut(0, start), Reason.HEADING)
        for piece in _pieces(line.cut(start)):
            _place(piece, drafts, account)
    return tuple(draft.done() for draft in drafts if draft.name or draft.email or draft.phones or draft.organisation)


def looks_like_one(line: Line) -> bool:
    """Whether *line*, without a heading above it, gives a way to reach somebody."""
    text = line.text
    return len(text.split()) <= 40 and (_EMAIL.search(text) is not None or _PHONE.search(text) is not None)


def _heading_end(text: str) -> int:
    """Return where the words after « Contact presse : » begin; the whole of a line that is only a heading."""
    if lexicon().is_line("contacts", text):
        return len(text)
    if not lexicon().starts_as("contacts", text):
        return 0
    if invited := _INVITATION.match(text):
        return invited.end()
    colon = text.find(":")
    return colon + 1 if 0 <= colon <= 140 else 0 if _EMAIL.search(text) or _PHONE.search(text) else len(text)


def _pieces(line: Line) -> Iterator[Line]:
    """Yield the addresses and the words between them, each a piece of *line*."""
    text = line.text
    position = 0
    for match in _finds(text):
        yield from _words(line, position, match.start())
        yield line.cut(match.start(), match.end())
        position = match.end()
    yield from _words(line, position, len(text))


def _finds(text: str) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    for pattern in (_EMAIL, _URL, _PHONE):
        for match in pattern.finditer(text):
            if all(match.end() <= other.start() or match.start() >= other.end() for other in found):
                found.append(match)
    return sorted(found, key=lambda match: match.start())


def _words(line: Line, start: int, stop: int) -> Iterator[Line]:
    position = start
    text = line.text
    cuts = [match.span() for pattern in (_SEPARATOR, _LABEL) for match in pattern.finditer(text, start, stop)]
    for cut_start, cut_end in sorted(cuts):
        if cut_start >= position:
            yield from _piece(line, position, cut_start)
        position = max(position, cut_end)
    yield from _piece(line, position, stop)


def _piece(line: Line, start: int, stop: int) -> Iterator[Line]:
    piece = line.cut(start, stop)
    if joined := _JOINED.fullmatch(piece.text):
        piece = piece.cut(*joined.span("words"))
    if any(char.isalnum() for char in piece.text):
        yield piece


def _place(piece: Line, drafts: list[_Draft], account: Account) -> None:
    text = piece.text.strip(" .,:;()–-|")
    if _URL.fullmatch(text):
        account.leave(piece, Reason.UNPLACED)
        return
    name = _field_of(text, drafts[-1] if drafts else _Draft())
    if not drafts or drafts[-1].is_full(name):
        drafts.append(_Draft())
    drafts[-1].add(name, text)
    account.put(piece, f"contacts/{len(drafts) - 1}/{name}")


def _field_of(text: str, last: _Draft) -> str:
    """Return the field of a contact that *text* belongs to, behind what is known of the *last* one."""
    if _EMAIL.fullmatch(text):
        return "email"
    if _PHONE.fullmatch(text):
        return "phones"
    if _is_name(text) and (last.name or not last.email):
        return "name"
    return "role" if last.name and not last.role and _is_role(text) else "organisation"


def _is_name(text: str) -> bool:
    """Whether *text* is two to four capitalised words and no organisation, nor an address."""
    words = text.split()
    if not 2 <= len(words) <= 5 or any(char.isdigit() for char in text):
        return False
    bare = [word for word in words if key(word).rstrip(".") not in {"m", "mme", "mr", "mrs", "ms", "dr"}]
    folded = [key(word) for word in bare]
    if any(word in lexicon().institutions or word in _roles() for word in folded):
        return False
    arabic = all("\u0621" <= char <= "\u06d3" or char in " .-" for char in text)
    if arabic:
        return len(words) <= 4 and not all(word.startswith("ال") for word in words)
    return all(_PROPER.fullmatch(word) for word in words)


def _is_role(text: str) -> bool:
    return any(word in _roles() for word in re.findall(r"[\w-]+", key(text))[:4])


def _roles() -> frozenset[str]:
    return frozenset().union(*(speech(language).roles for language in ("fr", "en", "ar"))) | _PRESS_ROLES


_PRESS_ROLES = frozenset(
    {
        "attache",
        "attachee",
        "charge",
        "chargee",
        "communication",
        "presse",
        "press",
        "media",
        "relations",
        "service",
        "agence",
        "agency",
        "headquarters",
    }
)
