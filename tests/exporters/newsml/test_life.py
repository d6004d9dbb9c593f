"""The life of a record: draft, release, embargo, correction, cancellation, translation."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import etree

from aes_editor.document import Corrects, Embargo, Status, Translation
from tests.exporters.newsml.samples import DOC, NOW, WAT, changed, context, record, values


@pytest.mark.parametrize(
    ("status", "published"),
    [
        (Status.DRAFT, "stat:withheld"),
        (Status.REVIEWED, "stat:withheld"),
        (Status.APPROVED, "stat:withheld"),
        (Status.RELEASED, "stat:usable"),
        (Status.CORRECTED, "stat:usable"),
        (Status.CANCELLED, "stat:canceled"),
    ],
)
def test_each_step_has_its_publishing_status(status: Status, published: str, iptc_schema: etree.XMLSchema) -> None:
    root = record(changed(status=status))

    iptc_schema.assertValid(root)
    assert values(root, "g:itemMeta/g:pubStatus/@qcode") == [published]
    assert values(root, "g:itemMeta/g:role/@qcode") == [f"aesstatus:{status}"]


def test_a_first_version_signals_nothing() -> None:
    assert not values(record(), "g:itemMeta/g:signal")


def test_a_correction_says_why_and_points_to_the_version_it_replaces() -> None:
    corrects = Corrects(guid=DOC.guid, version=1, reason="Le nom du fleuve.")
    root = record(changed(version=2, status=Status.CORRECTED, corrects=corrects))

    assert values(root, "@guid | @version") == [DOC.guid, "2"]
    assert values(root, "g:itemMeta/g:signal/@qcode") == ["sig:correction"]
    assert values(root, "g:itemMeta/g:edNote[@role='aesrole:correction-note']") == ["Le nom du fleuve."]
    previous = "g:itemMeta/g:link[@rel='irel:previousVersion']"
    assert values(root, f"{previous}/@residref | {previous}/@version") == [DOC.guid, "1"]


def test_a_correction_of_another_communique_is_no_version_of_it() -> None:
    root = record(changed(corrects=Corrects(guid="tag:aes.example,2025-01-01:communique:autre")))

    assert not values(root, "g:itemMeta/g:link[@rel='irel:previousVersion']")
    assert values(root, "g:itemMeta/g:link[@rel='aesrel:corrects']/@residref") == [
        "tag:aes.example,2025-01-01:communique:autre"
    ]


def test_a_cancellation_says_which_and_nothing_of_what_it_said(iptc_schema: etree.XMLSchema) -> None:
    root = record(changed(version=3, status=Status.CANCELLED))
    everything = etree.tostring(root, encoding="unicode")

    iptc_schema.assertValid(root)
    assert values(root, "g:itemMeta/g:edNote") == ["Annulé"]
    assert values(root, "g:itemMeta/g:title | g:contentMeta/g:altId") == [DOC.headline, DOC.reference]
    assert not values(root, "g:contentSet | g:partMeta | g:itemMeta/g:hash | //g:description")
    assert "inauguré" not in everything
    assert "relie les deux rives" not in everything


def test_the_archive_keeps_what_was_cancelled() -> None:
    root = record(changed(status=Status.CANCELLED), context(profile="complete"))

    assert values(root, "g:itemMeta/g:pubStatus/@qcode") == ["stat:canceled"]
    assert values(root, "g:contentSet")


@pytest.mark.parametrize("until", [NOW + dt.timedelta(days=1), NOW - dt.timedelta(days=1)], ids=["in force", "over"])
def test_a_dated_embargo_keeps_its_moment_for_ever(until: dt.datetime) -> None:
    root = record(changed(embargo=Embargo(until=until.astimezone(WAT), note="Presse régionale")))

    assert values(root, "g:itemMeta/g:embargoed") == [until.astimezone(WAT).isoformat()]
    assert values(root, "g:itemMeta/g:edNote[@role='aesrole:embargo-note']") == ["Presse régionale"]


def test_an_embargo_without_an_end_is_an_empty_element(iptc_schema: etree.XMLSchema) -> None:
    root = record(changed(embargo=Embargo()))

    iptc_schema.assertValid(root)
    assert values(root, "g:itemMeta/g:embargoed") == [""]


def test_without_an_embargo_there_is_no_word_of_one() -> None:
    assert not values(record(), "g:itemMeta/g:embargoed")


def test_a_translation_is_another_item_in_another_language() -> None:
    other = Translation(language="ar", guid="tag:aes.example,2025-12-23:communique:pont-ar")
    links = "g:itemMeta/g:link[@rel='aesrel:translation']"
    root = record(changed(translations=(other,)))

    assert values(root, f"{links}/@residref | {links}/g:language/@tag") == [other.guid, "ar"]
