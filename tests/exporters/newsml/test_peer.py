"""An independent reader, the library ``newsmlg2`` of PyPI, finds in our record what we meant."""

from __future__ import annotations

from typing import Any

import pytest

from exporters.newsml import NewsmlExporter
from tests.exporters.newsml.samples import DOC, context

NewsMLG2 = pytest.importorskip("NewsMLG2", reason="the independent reader (newsmlg2, extra [dev]) is not installed")


@pytest.fixture(scope="module")
def item() -> Any:
    return NewsMLG2.NewsMLG2Document(NewsmlExporter().export(DOC, context())).get_item()


def test_the_headline_is_the_one_without_a_role(item: Any) -> None:
    headlines = {headline.role: str(headline) for headline in item.contentmeta.headline}

    assert headlines == {
        None: DOC.headline,
        "aesrole:kicker": DOC.kicker,
        "aesrole:subtitle": DOC.subtitle,
        "aesrole:short-title": DOC.short_title,
    }


def test_the_dateline_and_the_place_are_there(item: Any) -> None:
    (located,) = item.contentmeta.located

    assert [str(dateline) for dateline in item.contentmeta.dateline] == ["Bamako, 23 décembre 2025 –"]
    assert NewsMLG2.qcode_to_uri(located.qcode) == "http://sws.geonames.org/2460596"
    assert str(item.contentmeta.contentcreated) == "2025-12-23"


def test_the_body_reads_in_order(item: Any) -> None:
    text = str(item.contentset.inlinedata)
    words = ("inauguré", "deux voies", "« Ce pont unit »", "« Il demeure. »", "La suite", "« Nous irons plus loin. »")

    assert [text.index(word) for word in words] == sorted(text.index(word) for word in words)


def test_the_rights_are_those_of_the_document(item: Any) -> None:
    (rights,) = item.rightsinfo

    assert [str(name) for name in rights.copyrightholder.name] == [DOC.rights.holder]
    assert [str(notice) for notice in rights.copyrightnotice] == [DOC.rights.notice]
    assert [str(terms) for terms in rights.usageterms] == [DOC.rights.usage]


def test_the_subjects_resolve_to_concepts_of_iptc(item: Any) -> None:
    subjects = [(NewsMLG2.qcode_to_uri(subject.qcode), str(subject.name)) for subject in item.contentmeta.subject]

    assert subjects == [("http://cv.iptc.org/newscodes/mediatopic/20000337", "Transport")]
    assert [str(keyword) for keyword in item.contentmeta.keyword] == ["ponts"]


def test_our_own_codes_resolve_by_the_catalogue_in_the_record(item: Any) -> None:
    codes = [genre.qcode for genre in item.contentmeta.genre]

    assert [NewsMLG2.qcode_to_uri(code) for code in codes] == [
        "http://cv.iptc.org/newscodes/genre/Press_Release",
        "tag:aes.example,2026:cv:kind:communique",
    ]


def test_status_and_moment_are_there(item: Any) -> None:
    assert item.itemmeta.pubstatus.qcode == "stat:usable"
    assert str(item.itemmeta.versioncreated) == "2025-12-23T09:15:00+01:00"
