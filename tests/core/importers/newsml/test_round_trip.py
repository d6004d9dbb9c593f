"""Communiqué → record → communiqué is the identity."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from aes_editor.document import Communique, Contact, Paragraphs, Status
from aes_editor.importers import Source
from aes_editor.importers.newsml import NewsmlImporter
from exporters.newsml import NewsmlExporter
from exporters.newsml.published import COMPLETE, RELEASE, published
from tests.exporters.newsml.samples import DOC, changed, context
from tests.strategies import communiques, media_for

LONG = "Un mot, **deux** mots et [un lien](https://aes.example/). " * 4000


def read(data: bytes) -> Communique:
    return NewsmlImporter().read(Source("record.xml", data)).doc


@settings(max_examples=200)
@given(doc=communiques(), profile=st.sampled_from([RELEASE, COMPLETE]))
@example(doc=changed(body=(Paragraphs(text=LONG),)), profile=RELEASE)
@example(doc=changed(headline="\ud800 seul", body=(Paragraphs(text="\udfff\x00\x1b]]>"),)), profile=RELEASE)
def test_any_document_is_valid_and_comes_back_letter_for_letter(
    iptc_schema: etree.XMLSchema, doc: Communique, profile: str
) -> None:
    ctx = context(media=media_for(doc), profile=profile)
    data = NewsmlExporter().export(doc, ctx)

    iptc_schema.assertValid(etree.fromstring(data))
    assert NewsmlExporter().export(doc, ctx) == data
    assert read(data) == published(doc, profile)


@given(doc=communiques())
def test_the_archive_profile_tells_everything(doc: Communique) -> None:
    assert published(doc, COMPLETE) is doc


@given(doc=communiques().filter(lambda doc: doc.status is not Status.CANCELLED))
def test_the_release_profile_leaves_out_contacts_that_are_not_public_and_who_approved_and_nothing_else(
    doc: Communique,
) -> None:
    told = published(doc, RELEASE)

    assert told.contacts == tuple(contact for contact in doc.contacts if contact.public)
    assert {name for name in doc.__struct_fields__ if getattr(told, name) != getattr(doc, name)} <= {
        "contacts",
        "trail",
    }


def test_an_ordinary_document_needs_no_help_of_the_extension() -> None:
    data = NewsmlExporter().export(DOC, context())

    assert read(data) == DOC
    assert b"<aes:exact" not in data


def test_what_the_properties_cannot_spell_is_noted_where_it_stands() -> None:
    doc = changed(headline="Deux  espaces", body=(Paragraphs(text="_souligné_ devient *italique*"),))
    root = etree.fromstring(NewsmlExporter().export(doc, context()))

    assert [element.get("at") for element in root.iter("{*}exact")] == ["headline", "body/0/text"]


def test_the_record_of_one_process_is_the_record_of_another() -> None:
    script = (
        "import sys; from exporters.newsml import NewsmlExporter;"
        "from tests.exporters.newsml.samples import DOC, context;"
        "sys.stdout.buffer.write(NewsmlExporter().export(DOC, context()))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)

    assert run.stdout == NewsmlExporter().export(DOC, context())


@pytest.mark.parametrize(
    ("written", "edited", "field"),
    [
        ("Un  pont  sur le fleuve", "Un tunnel sous le fleuve", "headline"),
        ("Un pont sur le  fleuve", "Un tunnel", "headline"),
    ],
)
def test_a_record_edited_by_others_is_read_as_edited(written: str, edited: str, field: str) -> None:
    data = NewsmlExporter().export(changed(headline=written, short_title="Pont"), context())
    tree = etree.fromstring(data)
    next(tree.iterfind("{*}contentMeta/{*}headline")).text = edited

    imported = NewsmlImporter().read(Source("record.xml", etree.tostring(tree)))

    assert imported.doc.headline == edited
    assert [sentence for sentence in imported.losses if f"“{field}”" in sentence]


def test_without_our_extension_the_properties_still_make_the_document() -> None:
    doc = changed(headline="Deux  espaces")
    tree = etree.fromstring(NewsmlExporter().export(doc, context()))
    (meta,) = tree.iterfind("{*}itemMeta")
    for element in meta.findall("{*}source"):
        meta.remove(element)

    assert read(etree.tostring(tree)) == changed(headline="Deux espaces")


def test_a_cancelled_record_is_read_as_cancelled() -> None:
    doc = changed(status=Status.CANCELLED, contacts=(Contact(name="X"),))
    back = read(NewsmlExporter().export(doc, context()))

    assert (back.status, back.guid, back.headline, back.body) == (Status.CANCELLED, doc.guid, doc.headline, ())


def test_the_ledger_of_our_record_leaves_nothing_unplaced() -> None:
    ledger = NewsmlImporter().read(Source("record.xml", NewsmlExporter().export(DOC, context()))).ledger

    assert [entry.text for entry in ledger.left_out if entry.reason == "unplaced"] == []
    assert all(ledger.source[entry.start : entry.end] == entry.text for entry in ledger.entries)
