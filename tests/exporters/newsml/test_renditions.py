"""The pages of an export set, told in its record."""

from __future__ import annotations

import hashlib

import pytest
from lxml import etree

from aes_editor.document import Status
from aes_editor.errors import ExportError
from aes_editor.importers import Source
from aes_editor.importers.newsml import NewsmlImporter
from aes_editor.newsml.terms import DS
from aes_editor.newsml.validation import validate
from exporters.newsml import NewsmlExporter
from exporters.newsml.renditions import with_renditions
from tests.exporters.newsml.samples import DOC, changed, context, values

RECORD = NewsmlExporter().export(DOC, context())
FILES = {"pont.pdf": b"%PDF-1.7", "Le pont n° 1.html": b"<!doctype html>"}
PAGES = "g:contentSet/g:remoteContent[@rendition='aesrole:page']"


def test_each_page_is_told_by_name_type_size_and_digest(iptc_schema: etree.XMLSchema) -> None:
    root = etree.fromstring(with_renditions(RECORD, FILES))

    iptc_schema.assertValid(root)
    assert values(root, f"{PAGES}/@href") == ["Le%20pont%20n%C2%B0%201.html", "pont.pdf"]
    assert values(root, f"{PAGES}/@contenttype") == ["text/html", "application/pdf"]
    assert values(root, f"{PAGES}/@size") == ["15", "8"]
    assert values(root, f"{PAGES}/g:hash") == [hashlib.sha256(FILES[name]).hexdigest() for name in sorted(FILES)]


def test_it_is_still_the_record_of_the_document() -> None:
    data = with_renditions(RECORD, FILES)

    assert validate(data) == ()
    assert NewsmlImporter().read(Source("record.xml", data)).doc == DOC


def test_what_was_there_is_written_as_it_was() -> None:
    added = with_renditions(RECORD, FILES).decode()
    before, after = RECORD.decode().split("  </contentSet>")

    assert added.startswith(before)
    assert added.endswith("  </contentSet>" + after)


def test_without_files_nothing_changes() -> None:
    assert with_renditions(RECORD, {}) == RECORD


def test_a_cancelled_record_gets_no_content_back() -> None:
    cancelled = NewsmlExporter().export(changed(status=Status.CANCELLED), context())

    assert with_renditions(cancelled, FILES) == cancelled


def test_a_signed_record_is_complete() -> None:
    root = etree.fromstring(RECORD)
    root.insert(0, etree.fromstring(f'<ds:Signature xmlns:ds="{DS}"/>'))

    with pytest.raises(ExportError, match="complete"):
        with_renditions(etree.tostring(root), FILES)
