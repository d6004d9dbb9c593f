"""A folder of releases as a feed and as a sitemap."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from aes_editor.document import Communique, Diffusion, Embargo, Status
from exporters.feed import Release, atom, sitemap
from tests.exporters.newsml.samples import DOC, NOW, WAT, changed, context
from tests.strategies import communiques

FEED = "https://aes.example/communiques.atom"
PAGE = "https://aes.example/communiques/pont.html"
NAMES = {"a": "http://www.w3.org/2005/Atom", "s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

NEWER = Release(
    changed(guid="tag:aes.example,2025-12-24:communique:b", modified=dt.datetime(2025, 12, 24, tzinfo=WAT)),
    "https://aes.example/communiques/b.html",
)


def found(data: bytes, path: str) -> list[str]:
    each: Any = etree.fromstring(data).xpath(path, namespaces=NAMES)
    return [str(value) for value in each]


def test_an_entry_tells_a_release() -> None:
    data = atom([Release(DOC, PAGE)], FEED, context())

    assert found(data, "a:entry/a:id/text()") == [DOC.guid]
    assert found(data, "a:entry/a:title/text()") == [DOC.headline]
    assert found(data, "a:entry/a:link/@href") == [PAGE]
    assert found(data, "a:entry/a:published/text()") == ["2025-12-23T11:00:00Z"]
    assert found(data, "a:entry/a:category/@term") == ["medtop:20000337", "ponts"]
    assert found(data, "a:link[@rel='self']/@href") == [FEED]


def test_the_newest_is_first_and_dates_the_feed() -> None:
    releases = [Release(DOC, PAGE), NEWER]

    assert found(atom(releases, FEED, context()), "a:entry/a:link/@href") == [NEWER.address, PAGE]
    assert found(atom(releases, FEED, context()), "a:updated/text()") == ["2025-12-24T00:00:00+01:00"]
    assert found(sitemap(releases, context()), "s:url/s:loc/text()") == [NEWER.address, PAGE]
    assert atom(releases, FEED, context()) == atom(reversed(releases), FEED, context())


@pytest.mark.parametrize(
    "doc",
    [
        changed(status=Status.DRAFT),
        changed(status=Status.APPROVED),
        changed(status=Status.CANCELLED),
        changed(diffusion=Diffusion.INTERNAL),
        changed(embargo=Embargo()),
        changed(embargo=Embargo(until=NOW + dt.timedelta(seconds=1))),
    ],
    ids=["a draft", "approved only", "cancelled", "internal", "held", "under embargo"],
)
def test_what_may_not_be_passed_on_is_in_neither(doc: Communique) -> None:
    assert DOC.headline.encode() not in atom([Release(doc, PAGE)], FEED, context())
    assert PAGE.encode() not in sitemap([Release(doc, PAGE)], context())


def test_an_embargo_that_is_over_hides_nothing() -> None:
    assert PAGE.encode() in sitemap([Release(changed(embargo=Embargo(until=NOW)), PAGE)], context())


def test_an_address_that_is_not_of_the_web_is_in_neither() -> None:
    trap = Release(DOC, "javascript:alert(1)")

    assert b"javascript" not in atom([trap], FEED, context()) + sitemap([trap], context())


def test_a_folder_of_nothing_is_a_feed_of_nothing() -> None:
    data = atom([], FEED, context())

    assert found(data, "a:entry") == []
    assert found(data, "a:updated/text()") == ["2026-01-02T09:30:00Z"]


@settings(max_examples=40)
@given(doc=communiques())
def test_any_document_can_be_told(doc: Communique) -> None:
    out = Release(doc, PAGE)

    for entry in etree.fromstring(atom([out], FEED, context())).iterfind("{*}entry"):
        assert all(entry.findtext(f"{{*}}{name}") for name in ("id", "title", "updated"))
    assert etree.fromstring(sitemap([out], context())) is not None
