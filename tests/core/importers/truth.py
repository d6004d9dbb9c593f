"""What is known of a communiqué, held against what an importer makes of it.

A truth stands beside its text as ``.json``, or both are in one ``.toml``: ``text``, the ``suffix`` that says its kind
(``.txt``), and the fields ``language``, ``kind``, ``reference``, ``kicker``, ``headline``, ``subtitle``, ``lead``,
``place``, ``date``, ``embargo``, ``begins`` and ``ends`` (of the body), ``paragraphs`` (a number, or least and most),
``subheads``, ``quotes`` (begin, end, speaker, position), ``related`` (titles), ``contacts``, ``boilerplate`` (begins),
``signatories`` (name, position), ``lost`` (what has no field). A field that a ``.toml`` does not tell is empty.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aes_editor import markup
from aes_editor.document import Paragraphs, Quote, Subheading
from aes_editor.document.quotation import spoken
from aes_editor.importers import Reason, Source
from aes_editor.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from aes_editor.document import Communique
    from aes_editor.importers import Imported

SUFFIXES = {".txt", ".html", ".htm", ".md", ".docx", ".odt", ".rtf", ".eml", ".mhtml"}
_EMPTY: dict[str, Any] = {
    "kind": "communique",
    "reference": "",
    "kicker": "",
    "subtitle": "",
    "lead": "",
    "place": "",
    "embargo": "",
    "subheads": [],
    "quotes": [],
    "related": [],
    "contacts": [],
    "boilerplate": [],
    "signatories": [],
    "lost": [],
}
_LONG = 4  # words: shorter pieces without a field are a matter of taste


@dataclass(frozen=True)
class Case:
    """A text and its truth."""

    source: Source
    truth: dict[str, Any] = field(hash=False)


@dataclass(frozen=True)
class Check:
    """Whether the *field* agrees with the truth, and what it says."""

    field: str
    agrees: bool
    said: str


def cases(folder: Path) -> Iterator[Case]:
    """Yield what is in *folder*."""
    for path in sorted(folder.iterdir()):
        if path.suffix == ".toml":
            yield of_toml(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        elif path.suffix in SUFFIXES:
            yield Case(Source(path.name, path.read_bytes()), _of_json(path.with_suffix(".json")))


def of_toml(stem: str, table: dict[str, Any]) -> Case:
    """Return the case that *table* describes, its source called *stem*."""
    truth = _EMPTY | table
    text = truth.pop("text").removeprefix("\n")
    if "paragraphs" in truth and isinstance(truth["paragraphs"], int):
        truth["paragraphs"] = [truth["paragraphs"]] * 2
    return Case(Source(stem + truth.pop("suffix", ".txt"), text.encode()), truth)


def _of_json(path: Path) -> dict[str, Any]:
    told = json.loads(path.read_text(encoding="utf-8"))
    dateline = told["dateline"] or {"place": "", "date": told.get("publication_date")}
    truth = {
        "language": told["language"],
        "headline": [told["headline"], *told.get("headline_alt", [])],
        "lead": told["lead"] or "",
        "place": dateline["place"],
        "date": dateline["date"],
        "begins": told["body_first_words"],
        "ends": [told["body_last_words"], *told.get("body_last_alt", [])],
        "paragraphs": told["paragraph_count"],
        "quotes": [[q["text_starts"], q["text_ends"], q["speaker"], q.get("role")] for q in told["quotes"]],
        "related": told["related"],
        "has contacts": told["contacts_present"],
        "embargo": told["embargo"] or "",
        "unsure": told.get("unsure", []),
    }
    if "boilerplate_starts" in told:
        truth["boilerplate"] = [told["boilerplate_starts"]]
    if "subheads" in told:
        truth["subheads"] = told["subheads"]
    return truth


def checks(imported: Imported, truth: dict[str, Any]) -> list[Check]:
    """Return the outcome of each field that *truth* tells and is sure of."""
    unsure = truth.get("unsure", [])
    return [check for check in _checks(imported, truth) if check.field not in unsure]


def _checks(imported: Imported, truth: dict[str, Any]) -> Iterator[Check]:
    doc = imported.doc
    for name in ("language", "kind", "reference", "kicker", "headline", "subtitle", "lead"):
        if name in truth:
            said = str(getattr(doc, name))
            told = truth[name] if isinstance(truth[name], list) else [truth[name]]
            yield Check(name, any(same(said, one) for one in told), said)
    yield Check("dateline place", same(doc.dateline.place, truth["place"]), doc.dateline.place)
    date = doc.dateline.date.isoformat() if doc.dateline.date else None
    yield Check("dateline date", date == truth.get("date"), str(date))
    yield from _body(doc, truth)
    yield from _quotes(doc, truth)
    yield from _foot(doc, truth)
    until = doc.embargo.until.isoformat() if doc.embargo and doc.embargo.until else "indefinite" if doc.embargo else ""
    yield Check("embargo", until == truth["embargo"], until)
    if "lost" in truth:
        unplaced = [entry.text for entry in imported.ledger.left_out if entry.reason is Reason.UNPLACED]
        lost = [text for text in unplaced if len(text.split()) > _LONG and text not in truth["lost"]]
        yield Check("nothing lost", not lost, str(lost))


def _body(doc: Communique, truth: dict[str, Any]) -> Iterator[Check]:
    texts = [" ".join(plain(block.text).split()) for block in doc.body if isinstance(block, Paragraphs | Quote)]
    first, last = (texts[0], texts[-1]) if texts else ("", "")
    agrees = key(first).lstrip("0123456789. ").startswith(key(truth["begins"]))
    yield Check("body begins", agrees, first[:60])
    ends = truth["ends"] if isinstance(truth["ends"], list) else [truth["ends"]]
    yield Check("body ends", any(trimmed(last).endswith(trimmed(end)) for end in ends), last[-60:])
    least, most = truth["paragraphs"]
    yield Check("paragraphs", least <= len(texts) <= most, str(len(texts)))
    if "subheads" in truth:
        found = [block.text for block in doc.body if isinstance(block, Subheading)]
        yield Check("subheads", list(map(key, found)) == list(map(key, truth["subheads"])), str(found))


def _quotes(doc: Communique, truth: dict[str, Any]) -> Iterator[Check]:
    found = [(segment, block.speaker) for block in doc.body if isinstance(block, Quote) for segment in spoken(block)]
    told = truth["quotes"]
    yield Check("quotes", len(found) == len(told), f"{len(found)} for {len(told)}: {found}")
    for start, end, speaker, *role in told:
        match = next((entry for entry in found if key(entry[0]).startswith(key(start))), None)
        ended = match is not None and trimmed(match[0]).endswith(trimmed(end))
        yield Check("quote text", ended, f"{start}: {match}")
        person = match[1] if match else None
        names = {key(person.name), key(f"{person.honorific} {person.name}")} if person else set()
        yield Check("speaker", key(speaker) in names, f"{start}: {person}")
        if role and role[0] is not None:
            yield Check("role", person is not None and same(person.role, role[0]), f"{start}: {person}")


def _foot(doc: Communique, truth: dict[str, Any]) -> Iterator[Check]:
    titles = [item.title for item in doc.related]
    wanted = truth["related"]
    yield Check("related", len(titles) == len(wanted) and all(map(same, titles, wanted)), str(titles))
    if "has contacts" in truth:
        yield Check("contacts", bool(doc.contacts) == truth["has contacts"], str(doc.contacts))
    if "contacts" in truth:
        told = truth["contacts"]
        agree = len(doc.contacts) == len(told) and all(
            _plain(getattr(contact, name)) == _plain(value)
            for contact, fields in zip(doc.contacts, told, strict=False)
            for name, value in fields.items()
        )
        yield Check("contacts", agree, str(doc.contacts))
    if "boilerplate" in truth:
        starts = truth["boilerplate"]
        agree = len(doc.boilerplate) >= len(starts) and all(
            any(key(text).startswith(key(start)) for text in doc.boilerplate) for start in starts
        )
        yield Check("boilerplate", agree and bool(starts) == bool(doc.boilerplate), str(doc.boilerplate))
    if "signatories" in truth:
        signed = [[one.person.name, one.person.role] for one in doc.signatories]
        wanted = [[*one, ""][:2] for one in truth["signatories"]]
        agree = len(signed) == len(wanted) and all(
            same(name, told_name) and (not told_role or same(role, told_role))
            for (name, role), (told_name, told_role) in zip(signed, wanted, strict=False)
        )
        yield Check("signatories", agree, str(signed))


def _plain(value: object) -> list[str]:
    return [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]


def plain(text: str) -> str:
    """Return Markdown as it prints."""
    return " ".join(markup.plain(markup.inline_of(node)) for node in markup.blocks(text))


def same(found: str, told: str) -> bool:
    """Whether both are one text but for case, accents and spaces."""
    return " ".join(key(found).split()) == " ".join(key(told).split())


def trimmed(text: str) -> str:
    """Return *text* for comparing its end."""
    return key(text).rstrip(' .,»”"!?')
