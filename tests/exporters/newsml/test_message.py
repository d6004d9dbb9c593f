"""Several records in one message."""

from __future__ import annotations

import msgspec
import pytest
from lxml import etree

from aes_editor.errors import ExportError
from aes_editor.importers import Source
from aes_editor.importers.newsml import NewsmlImporter
from aes_editor.newsml.terms import DS
from aes_editor.newsml.validation import validate
from exporters.newsml import NewsmlExporter, message
from tests.exporters.newsml.samples import DOC, changed, context, values

OTHER = changed(guid="tag:aes.example,2025-12-24:communique:suite", headline="La suite  du pont")
RECORDS = [NewsmlExporter().export(doc, context()) for doc in (DOC, OTHER)]


def test_a_message_of_several_records_is_valid(iptc_schema: etree.XMLSchema) -> None:
    root = etree.fromstring(message.write(RECORDS, context()))

    iptc_schema.assertValid(root)
    assert values(root, "g:itemSet/g:newsItem/@guid") == [DOC.guid, OTHER.guid]
    assert values(root, "g:header/g:sent | g:header/g:sender") == ["2026-01-02T09:30:00Z", "aes.example"]


def test_its_first_record_comes_back_whole_and_the_others_are_named() -> None:
    data = message.write([RECORDS[1], RECORDS[0]], context())
    imported = NewsmlImporter().read(Source("message.xml", data))

    assert imported.doc == OTHER
    assert f"The record {DOC.guid} in the same file was not read." in imported.losses
    assert validate(data) == ()


def test_the_same_records_make_the_same_message() -> None:
    assert message.write(RECORDS, context()) == message.write(RECORDS, context())


def test_there_is_no_message_of_nothing() -> None:
    with pytest.raises(ExportError, match="at least one"):
        message.write([], context())


def test_a_signed_record_travels_by_itself() -> None:
    root = etree.fromstring(RECORDS[0])
    root.insert(0, etree.fromstring(f'<ds:Signature xmlns:ds="{DS}"/>'))

    with pytest.raises(ExportError, match="by itself"):
        message.write([etree.tostring(root)], context())


def test_line_ends_and_edges_of_texts_survive_the_message() -> None:
    doc = msgspec.structs.replace(DOC, lead="\n\nun\n\n", boilerplate=("a\n\nb",))
    data = message.write([NewsmlExporter().export(doc, context())], context())

    assert NewsmlImporter().read(Source("message.xml", data)).doc == doc
