"""XML made to hurt: refused by one sentence, before it costs anything."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest

from aes_editor.errors import InputError
from aes_editor.importers import Source
from aes_editor.importers.newsml import NewsmlImporter
from aes_editor.newsml import parsing

OPEN = '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">'
CLOSE = "</newsItem>"

ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
BOMB = f'<!DOCTYPE a [<!ENTITY a "ha">{ENTITIES}]>{OPEN}&k;{CLOSE}'
ATTRIBUTE_BOMB = (
    f'<!DOCTYPE a [<!ENTITY a "ha">{ENTITIES}]><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" a="&k;"/>'
)
OUTSIDE = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>{OPEN}&x;{CLOSE}'
REMOTE = f'<!DOCTYPE a SYSTEM "http://elsewhere.example/a.dtd">{OPEN}{CLOSE}'

HOSTILE: dict[str, tuple[Callable[[], str | bytes], str]] = {
    "entity bomb": (lambda: BOMB, "document type"),
    "entity bomb in an attribute": (lambda: ATTRIBUTE_BOMB, "document type"),
    "external entity": (lambda: OUTSIDE, "document type"),
    "external subset": (lambda: REMOTE, "document type"),
    "10,000 levels": (lambda: OPEN + "<a>" * 10_000 + "</a>" * 10_000 + CLOSE, "levels"),
    "a million elements": (lambda: OPEN + "<a/>" * 1_000_000 + CLOSE, "elements"),
    "a million attributes": (lambda: "<newsItem " + " ".join(f"a{n}='1'" for n in range(1_000_000)) + "/>", "elements"),
    "100 MB": (lambda: OPEN + "x" * 100_000_000 + CLOSE, "larger than 16 MB"),
    "one text of 15 MB": (lambda: OPEN + "x" * 15_000_000 + CLOSE, "too long"),
    "undeclared entity": (lambda: f"{OPEN}&nbsp;{CLOSE}", "not well-formed"),
    "undeclared prefix": (lambda: f"{OPEN}<x:a/>{CLOSE}", "not well-formed"),
    "cut off": (lambda: OPEN + "<itemMeta>", "not well-formed"),
    "wrong encoding": (lambda: f"{OPEN}é{CLOSE}".encode("latin-1"), "not in the encoding"),
    "UTF-16 that is none": (lambda: f'<?xml version="1.0" encoding="UTF-16"?>{OPEN}{CLOSE}', "not in the encoding"),
    "unknown encoding": (lambda: f'<?xml version="1.0" encoding="klingon"?>{OPEN}{CLOSE}', "encoding"),
    "an encoding of several bytes": (lambda: f'<?xml version="1.0" encoding="utf-7"?>{OPEN}{CLOSE}', "encoding"),
    "a ZIP by the name of XML": (lambda: b"PK\x03\x04" + b"\x00" * 100, "ZIP archive"),
    "nothing": (lambda: b"", "is empty"),
    "NUL": (lambda: b"\x00" * 100, "not well-formed"),
}


def trap(make: Callable[[], str | bytes]) -> Source:
    data = make()
    return Source("piege.xml", data.encode() if isinstance(data, str) else data)


@pytest.mark.parametrize(("make", "words"), HOSTILE.values(), ids=HOSTILE.keys())
def test_it_is_refused_by_one_sentence(make: Callable[[], str | bytes], words: str) -> None:
    source = trap(make)

    with pytest.raises(InputError, match=words) as refusal:
        NewsmlImporter().read(source)

    assert refusal.value.exit_code == 4
    assert str(refusal.value).startswith("“piege.xml” ")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", ["entity bomb", "10,000 levels", "a million elements", "a million attributes"])
def test_the_refusal_costs_next_to_no_memory(name: str) -> None:
    source = trap(HOSTILE[name][0])
    tracemalloc.start()
    try:
        with pytest.raises(InputError):
            NewsmlImporter().read(source)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 20_000_000


def test_a_document_type_inside_the_text_is_text() -> None:
    data = f"{OPEN}<itemMeta><title><![CDATA[<!DOCTYPE html>]]></title></itemMeta>{CLOSE}"

    assert NewsmlImporter().read(Source("depeche.xml", data.encode())).doc.headline == "<!DOCTYPE html>"


def test_an_archive_inside_the_text_is_never_unpacked() -> None:
    data = (
        f'{OPEN}<itemMeta><title>T</title></itemMeta><contentSet><inlineData encoding="encd:zip" '
        f'contenttype="application/zip">UEsDBBQ=</inlineData></contentSet>{CLOSE}'
    )
    imported = NewsmlImporter().read(Source("depeche.xml", data.encode()))

    assert imported.doc.body == ()
    assert "UEsDBBQ=" in [entry.text for entry in imported.ledger.left_out]


@pytest.mark.parametrize(
    "note",
    [
        '<aes:exact at="guid">{"a":1}</aes:exact>',
        '<aes:exact at="nowhere/at/all">1</aes:exact>',
        '<aes:exact at="">1</aes:exact>',
        '<aes:exact at="body/99999999999999999999">1</aes:exact>',
        '<aes:exact at="guid">not JSON</aes:exact>',
        f'<aes:exact at="body/0">{"[" * 100_000}</aes:exact>',
    ],
)
def test_a_forged_note_changes_nothing(note: str) -> None:
    data = (
        f'{OPEN}<itemMeta><title>T</title><aes:source xmlns:aes="tag:aes.example,2026:ns:communique">'
        f"{note}</aes:source></itemMeta>{CLOSE}"
    )

    assert NewsmlImporter().read(Source("depeche.xml", data.encode())).doc.headline == "T"


def test_a_note_of_another_type_than_its_field_is_refused() -> None:
    data = (
        f'{OPEN}<itemMeta><title>T</title><aes:source xmlns:aes="tag:aes.example,2026:ns:communique">'
        f'<aes:exact at="boilerplate/0">{{"a":1}}</aes:exact></aes:source></itemMeta>{CLOSE}'
    )

    with pytest.raises(InputError, match="no communiqué can hold"):
        NewsmlImporter().read(Source("depeche.xml", data.encode()))


def test_the_limits_leave_room_for_the_longest_communique() -> None:
    paragraphs = "<p>" + "mot " * 50 + "</p>"
    body = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{paragraphs * 10_000}</body></html>'
    data = f"{OPEN}<contentSet><inlineXML>{body}</inlineXML></contentSet>{CLOSE}".encode()

    assert len(data) < parsing.LARGEST
    assert NewsmlImporter().read(Source("depeche.xml", data)).doc.body
