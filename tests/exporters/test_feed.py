"""A folder of releases as a feed and as a sitemap."""

from __future__ import annotations

import datetime as dt
import re
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


def test_only_the_last_version_of_a_release_is_told() -> None:
    first, second = changed(version=1, headline="Avant"), changed(version=2, headline="Après")
    withdrawn = changed(version=3, status=Status.CANCELLED)
    pages = [Release(doc, f"https://aes.example/{doc.version}.html") for doc in (second, first, withdrawn)]

    assert found(atom(pages[:2], FEED, context()), "a:entry/a:title/text()") == ["Après"]
    assert found(atom(pages, FEED, context()), "a:entry") == []


def test_a_release_is_never_older_than_its_publication() -> None:
    doc = changed(
        modified=dt.datetime(2025, 12, 23, 9, tzinfo=dt.UTC), released=dt.datetime(2025, 12, 24, tzinfo=dt.UTC)
    )

    assert found(atom([Release(doc, PAGE)], FEED, context()), "a:entry/a:updated/text()") == ["2025-12-24T00:00:00Z"]


def test_a_feed_keeps_to_the_rules_of_atom() -> None:
    keeps_to_rfc_4287(atom([], FEED, context()))
    keeps_to_rfc_4287(atom([Release(DOC, PAGE), NEWER], FEED, context()))


ONE = {"feed": ("id", "title", "updated"), "entry": ("id", "title", "updated")}
AT_MOST_ONE = {"feed": ("generator", "icon", "logo", "rights", "subtitle"), "entry": ("published", "summary", "rights")}
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]+\Z")
RFC_3339 = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\Z")


def keeps_to_rfc_4287(data: bytes) -> None:
    """Check what RFC 4287 demands of a feed document; the numbers are those of its sections."""
    feed = etree.fromstring(data)
    entries = feed.findall("{*}entry")
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"  # 4.1.1
    for element in (feed, *entries):
        kind = etree.QName(element).localname
        children = [etree.QName(child).localname for child in element]
        assert all(children.count(name) == 1 for name in ONE[kind])  # 4.1.1, 4.1.2
        assert all(children.count(name) <= 1 for name in AT_MOST_ONE[kind])
        links = [
            (link.get("rel", "alternate"), link.get("type"), link.get("hreflang"))
            for link in element.iterfind("{*}link")
        ]
        assert len(set(links)) == len(links)
        assert ABSOLUTE.match(element.findtext("{*}id") or "")  # 4.2.6
        for link in element.iterfind("{*}link"):
            assert ABSOLUTE.match(link.get("href") or "")  # 4.2.7.1
        for name in ("updated", "published"):
            assert all(RFC_3339.match(moment.text or "") for moment in element.iterfind(f"{{*}}{name}"))  # 3.3
        for name in ("title", "summary"):
            for text in element.iterfind(f"{{*}}{name}"):
                assert text.get("type", "text") == "text"  # 3.1.1.1: then it holds no elements
                assert len(text) == 0
                assert (text.text or "").strip()
    for entry in entries:
        assert "alternate" in [link.get("rel") for link in entry.iterfind("{*}link")]  # 4.1.2: there is no content
    assert all(author.findtext("{*}name") for author in feed.iterfind("{*}author"))  # 3.2.1
    assert feed.find("{*}author") is not None  # 4.1.1: it stands for every entry
    assert all(category.get("term") for category in feed.iter("{*}category"))  # 4.2.2.1
    identities = [(entry.findtext("{*}id"), entry.findtext("{*}updated")) for entry in entries]
    assert len(set(identities)) == len(identities)  # 4.1.1


def test_a_folder_of_nothing_is_a_feed_of_nothing() -> None:
    data = atom([], FEED, context())

    assert found(data, "a:entry") == []
    assert found(data, "a:updated/text()") == ["2026-01-02T09:30:00Z"]


@settings(max_examples=40)
@given(doc=communiques())
def test_any_document_can_be_told(doc: Communique) -> None:
    out = Release(doc, PAGE)

    keeps_to_rfc_4287(atom([out, NEWER], FEED, context()))
    assert etree.fromstring(sitemap([out], context())) is not None
