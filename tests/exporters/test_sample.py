"""The communiqué that ships as an example: it opens whole, and shows what a communiqué can hold."""

import datetime as dt
import re

import pytest

import resources
from aes_editor import container, letterhead
from aes_editor.container import Contents
from aes_editor.document import Figure, Paragraphs, Quote, Status, Subheading
from aes_editor.document.quotation import spoken, stands_alone
from exporters import EXPORTERS, ExportContext, Exporter


@pytest.fixture(scope="module")
def sample() -> Contents:
    return container.load(resources.path("samples/exemple.communique"))


def test_it_opens_without_losses_and_small(sample: Contents) -> None:
    assert sample.losses == ()
    assert set(sample.media) == sample.doc.media_names()
    assert resources.path("samples/exemple.communique").stat().st_size < 120_000


def test_saving_it_again_changes_no_byte(sample: Contents) -> None:
    packed = container.pack(sample.doc, sample.media)

    assert packed == resources.path("samples/exemple.communique").read_bytes()


def test_it_shows_what_a_communique_can_hold(sample: Contents) -> None:
    doc = sample.doc
    quotes = [block for block in doc.body if isinstance(block, Quote)]
    figures = [block for block in doc.body if isinstance(block, Figure)]

    assert doc.status is Status.RELEASED
    assert all((doc.guid, doc.reference, doc.kicker, doc.headline, doc.lead, doc.dateline.place, doc.dateline.date))
    assert 6 <= len([block for block in doc.body if isinstance(block, Paragraphs | Quote)]) <= 9
    assert any(isinstance(block, Subheading) for block in doc.body)
    assert [len(spoken(quote)) for quote in quotes] == [2, 1]
    assert [stands_alone(quote) for quote in quotes] == [False, True]
    assert all(quote.speaker.name and quote.speaker.role for quote in quotes)
    assert all(figure.alt and figure.caption and figure.credit for figure in figures)
    assert len(figures) == 1
    assert len(doc.related) == 3
    assert doc.contacts
    assert doc.boilerplate
    assert doc.rights.notice


def test_its_french_is_set_as_the_imprimerie_nationale_sets_it(sample: Contents) -> None:
    doc = sample.doc
    texts = (doc.headline, doc.lead, *(block.text for block in doc.body if isinstance(block, Paragraphs | Quote)))

    for text in texts:
        assert not re.search(r"[ ][;!?»:]|«[ ]|'", text), text
        assert not re.search(r"[^\u202f\W][;!?»]|«[^\u202f]", text), text


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_it_leaves_in_every_format(sample: Contents, exporter: Exporter) -> None:
    now = dt.datetime(2026, 9, 14, 12, tzinfo=dt.UTC)
    ctx = ExportContext(now=now, producer="AES Editor", letterhead=letterhead.load(), media=sample.media)

    assert exporter.export(sample.doc, ctx)
