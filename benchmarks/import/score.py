"""How much of what people know of a text the importer finds: one line per text, one per field, the share of both.

    .venv/bin/python benchmarks/import/score.py FOLDER

FOLDER holds texts in any format the importers read, each beside a ``.json`` of the same name that tells the truth:
``language``, ``headline``, ``lead``, ``dateline`` (place, date), ``body_first_words``, ``body_last_words``,
``paragraph_count`` (least, most), ``quotes`` (text_starts, text_ends, speaker, role), ``related``,
``contacts_present``, ``embargo``, ``subheads``, ``boilerplate_starts``. Fields named in ``unsure`` are not counted.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aes_editor import importers, markup
from aes_editor.document import Paragraphs, Quote, Subheading
from aes_editor.document.quotation import spoken
from aes_editor.importers.structure.lexicon import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
SUFFIXES = {".txt", ".html", ".htm", ".md", ".docx", ".odt", ".rtf", ".eml", ".mhtml"}

Check = tuple[str, bool, str]


def checks(doc: Communique, truth: dict[str, Any]) -> Iterator[Check]:
    """Yield the name of each field that the truth tells, whether the document agrees, and what it says instead."""
    yield "language", doc.language == truth["language"], doc.language
    headlines = [truth["headline"], *truth.get("headline_alt", [])]
    yield "headline", any(same(doc.headline, told) for told in headlines), doc.headline
    yield "lead", same(doc.lead, truth["lead"] or ""), doc.lead
    yield from dateline(doc, truth)
    yield from body(doc, truth)
    yield from quotes(doc, truth)
    titles = [item.title for item in doc.related]
    wanted = truth["related"]
    yield "related", len(titles) == len(wanted) and all(map(same, titles, wanted)), str(titles)
    yield "contacts", bool(doc.contacts) == truth["contacts_present"], str(doc.contacts)
    until = doc.embargo.until.isoformat() if doc.embargo and doc.embargo.until else None
    yield "embargo", until == truth["embargo"], str(doc.embargo)
    if "boilerplate_starts" in truth:
        start = truth["boilerplate_starts"]
        yield "boilerplate", any(key(text).startswith(key(start)) for text in doc.boilerplate), str(doc.boilerplate)
    if "subheads" in truth:
        found = [block.text for block in doc.body if isinstance(block, Subheading)]
        yield "subheads", list(map(key, found)) == list(map(key, truth["subheads"])), str(found)


def dateline(doc: Communique, truth: dict[str, Any]) -> Iterator[Check]:
    """Yield the checks of place and date; a date of publication is where a page without a dateline has its date."""
    told = truth["dateline"] or {"place": "", "date": truth.get("publication_date")}
    date = doc.dateline.date.isoformat() if doc.dateline.date else None
    yield "dateline place", same(doc.dateline.place, told["place"]), doc.dateline.place
    yield "dateline date", date == told["date"], str(date)


def body(doc: Communique, truth: dict[str, Any]) -> Iterator[Check]:
    """Yield the checks of the first and the last words and of the number of paragraphs."""
    texts = [" ".join(plain(block.text).split()) for block in doc.body if isinstance(block, Paragraphs | Quote)]
    first, last = (texts[0], texts[-1]) if texts else ("", "")
    yield "body begins", key(first).lstrip("0123456789. ").startswith(key(truth["body_first_words"])), first[:60]
    ends = [truth["body_last_words"], *truth.get("body_last_alt", [])]
    yield "body ends", any(trimmed(last).endswith(trimmed(end)) for end in ends), last[-60:]
    least, most = truth["paragraph_count"]
    yield "paragraphs", least <= len(texts) <= most, str(len(texts))


def quotes(doc: Communique, truth: dict[str, Any]) -> Iterator[Check]:
    """Yield the checks of each quotation told, and of there being no other."""
    found = [(segment, block.speaker) for block in doc.body if isinstance(block, Quote) for segment in spoken(block)]
    told = truth["quotes"]
    yield "quotes", len(found) == len(told), f"{len(found)} for {len(told)}"
    for quote in told:
        match = next((entry for entry in found if key(entry[0]).startswith(key(quote["text_starts"]))), None)
        yield "quote text", match is not None and trimmed(match[0]).endswith(trimmed(quote["text_ends"])), str(match)
        person = match[1] if match else None
        names = {key(person.name), key(f"{person.honorific} {person.name}")} if person else set()
        yield "speaker", key(quote["speaker"]) in names, str(person)
        if "role" in quote:
            yield "role", person is not None and same(person.role, quote["role"]), str(person)


def plain(text: str) -> str:
    """Return Markdown as it prints."""
    return " ".join(markup.plain(markup.inline_of(node)) for node in markup.blocks(text))


def same(found: str, told: str) -> bool:
    """Whether both are one text but for case, accents and spaces."""
    return " ".join(key(found).split()) == " ".join(key(told).split())


def trimmed(text: str) -> str:
    """Return *text* for comparing its end."""
    return key(text).rstrip(' .,»”"!?')


def main(folder: Path) -> int:
    """Score the texts of *folder*; return 1 where less than 97 % agrees."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for path in sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES):
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        source = importers.Source(path.name, path.read_bytes())
        doc = importers.read(source, now=NOW, authority="aes.example").doc
        results = [check for check in checks(doc, truth) if check[0] not in truth.get("unsure", [])]
        wrong = [check for check in results if not check[1]]
        print(f"{len(results) - len(wrong):3} / {len(results):<3} {path.name}")
        for name, _agrees, said in wrong:
            print(f"          {name}: {said[:200]}")
        asked.update(name for name, _agrees, _said in results)
        right.update(name for name, agrees, _said in results if agrees)
    print()
    for name, count in asked.items():
        print(f"{right[name] / count:7.1%}  {name} ({right[name]} / {count})")
    share = right.total() / asked.total()
    print(f"{share:7.1%}  all fields ({right.total()} / {asked.total()})")
    return 0 if share >= 0.97 else 1


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
