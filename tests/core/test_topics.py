"""The topics a press office finds, and what it finds them by."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from aes_editor import topics
from aes_editor.document import Subject


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("electricite", "20000260"),
        ("ÉLECTRICITÉ", "20000260"),
        ("chef etat", "20000610"),
        ("president", "20000610"),
        ("armee", "20000599"),
        ("deuil", "20000810"),
        ("roads", None),
        ("road transport", "20000341"),
        ("medtop:20000641", "20000641"),
        ("20000641", "20000641"),
        ("d’État", "20000640"),
    ],
)
def test_a_topic_is_found_by_its_words_whatever_their_accents(words: str, code: str | None) -> None:
    assert (code in [found.code for found in topics.search(words)]) is (code is not None)


def test_a_label_that_begins_with_the_words_comes_first() -> None:
    assert topics.search("transport")[0].fr == "Transports"
    assert topics.search("sante")[0].fr == "Santé"


def test_no_words_find_everything() -> None:
    assert topics.search("  ") == topics.topics()


def test_a_topic_becomes_a_subject_in_the_language_of_the_document() -> None:
    treaty = topics.topic("medtop:20000641")

    assert treaty is not None
    assert treaty.subject("fr-ML") == Subject(code="medtop:20000641", name="Traité et accord")
    assert treaty.subject("en") == Subject(code="medtop:20000641", name="Treaty")


def test_an_unknown_code_is_no_topic() -> None:
    assert topics.topic("medtop:99999999") is None
    assert topics.topic("20000641") is None


def test_no_topic_is_there_twice() -> None:
    known = topics.topics()

    assert len({each.code for each in known}) == len({each.fr for each in known}) == len(known)


def test_every_code_is_a_media_topic_in_use(shared: Path) -> None:
    current = {code for code, retired in media_topics(shared) if not retired}

    assert {f"medtop:{each.code}" for each in topics.topics()} <= current


def media_topics(shared: Path) -> list[tuple[str, bool]]:
    """Return the codes of IPTC's list, each with whether it is retired."""
    sheet = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(shared / "data/newsml-g2/catalogs/IPTC-MediaTopic-NewsCodes_2025-03-31.xlsx") as book:
        strings = [
            "".join(piece.text or "" for piece in item.iter(f"{sheet}t"))
            for item in etree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        rows = etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{sheet}row")
    found: list[tuple[str, bool]] = []
    columns: dict[str, str] = {}
    for row in rows:
        cells: dict[str, str] = {}
        for cell in row:
            value = cell.findtext(f"{sheet}v")
            column = re.match("[A-Z]+", cell.get("r", ""))
            if value is not None and column:
                cells[column[0]] = strings[int(str(value))] if cell.get("t") == "s" else str(value)
        if "RetiredDate" in cells.values():
            columns = {name: column for column, name in cells.items()}
        elif columns:
            found.append((cells.get(columns["NewsCode-QCode (flat)"], ""), columns["RetiredDate"] in cells))
    return found
