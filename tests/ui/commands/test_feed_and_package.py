"""``aes-editor feed`` and ``aes-editor package``: many releases in one file, for a site and for an agency."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

from aes_editor import container
from aes_editor.document import Communique, Embargo, Status
from exporters.newsml import NewsmlExporter
from tests.core.newsml.test_others import GOOD
from tests.exporters.newsml.samples import DOC, IMAGE, IMAGE_NAME, context
from tests.exporters.test_feed import keeps_to_rfc_4287

Run = Callable[..., tuple[int, str, str]]
NOW = "2026-03-10T09:00:00+00:00"
BASE = "https://aes.example/communiques"


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Put communiqués into a folder, by the name of their file."""

    def put(**docs: Communique) -> Path:
        place = tmp_path / "diffusés"
        place.mkdir(exist_ok=True)
        for name, doc in docs.items():
            container.save(place / f"{name}.communique", doc, {IMAGE_NAME: IMAGE})
        return place

    return put


Folder = Callable[..., Path]


def release(name: str, **fields: Any) -> Communique:
    return msgspec.structs.replace(DOC, guid=f"tag:aes.example,2026:{name}", headline=f"Titre {name}", **fields)


def told(path: Path, name: str) -> list[str | None]:
    return [element.text for element in etree.parse(path).getroot().iter(f"{{*}}{name}")]


def test_a_folder_becomes_a_feed_and_a_sitemap(run: Run, folder: Folder, tmp_path: Path) -> None:
    tomorrow = dt.datetime(2026, 3, 11, tzinfo=dt.UTC)
    place = folder(
        pont=release("pont"),
        brouillon=release("brouillon", status=Status.DRAFT),
        demain=release("demain", embargo=Embargo(until=tomorrow)),
    )
    out = tmp_path / "site"

    assert run("feed", place, "--base-url", BASE, "--out", out, "--now", NOW) == (0, "", "")
    keeps_to_rfc_4287((out / "feed.atom").read_bytes())
    assert told(out / "feed.atom", "title")[1:] == ["Titre pont"]
    assert told(out / "sitemap.xml", "loc") == [f"{BASE}/pont.html"]
    assert told(out / "feed.atom", "id")[0] == f"{BASE}/feed.atom"


def test_once_the_embargo_is_over_it_is_in_both(run: Run, folder: Folder, tmp_path: Path) -> None:
    place = folder(demain=release("demain", embargo=Embargo(until=dt.datetime(2026, 3, 11, tzinfo=dt.UTC))))
    later = "2026-03-11T00:00:00+00:00"

    assert run("feed", place, "--base-url", BASE, "--out", tmp_path, "--now", later)[0] == 0
    assert told(tmp_path / "sitemap.xml", "loc") == [f"{BASE}/demain.html"]


def test_the_same_folder_at_the_same_moment_gives_the_same_bytes(run: Run, folder: Folder, tmp_path: Path) -> None:
    place = folder(a=release("a"), b=release("b"))
    made = []
    for name in ("un", "deux"):
        run("feed", place, "--base-url", BASE, "--out", tmp_path / name, "--now", NOW)
        made.append([(tmp_path / name / file).read_bytes() for file in ("feed.atom", "sitemap.xml")])

    assert made[0] == made[1]


def test_a_communique_that_cannot_be_read_does_not_keep_the_others_out(
    run: Run, folder: Folder, tmp_path: Path
) -> None:
    place = folder(pont=release("pont"))
    (place / "abîmé.communique").write_bytes(b"PK\x03\x04")
    code, _out, err = run("feed", place, "--base-url", BASE, "--out", tmp_path, "--now", NOW)

    assert code == 4
    assert "abîmé.communique" in err
    assert told(tmp_path / "sitemap.xml", "loc") == [f"{BASE}/pont.html"]


@pytest.mark.parametrize("url", ["aes.example", "ftp://aes.example/", "javascript:x", "https://a.example/?q=1", ""])
def test_a_base_that_is_no_web_address_is_refused(run: Run, folder: Folder, tmp_path: Path, url: str) -> None:
    code, _out, err = run("feed", folder(), "--base-url", url, "--out", tmp_path / "site")

    assert code == 2
    assert err.count("\n") == 1
    assert not (tmp_path / "site").exists()


def test_a_folder_that_is_none_is_refused_and_an_empty_one_is_told(run: Run, folder: Folder, tmp_path: Path) -> None:
    assert run("feed", tmp_path / "absent", "--base-url", BASE, "--out", tmp_path)[0] == 4
    code, _out, err = run("feed", folder(), "--base-url", BASE, "--out", tmp_path)

    assert code == 0
    assert "the feed is empty" in err


def test_several_communiques_and_records_travel_as_one_message(
    run: Run, folder: Folder, tmp_path: Path, shared: Path
) -> None:
    place = folder(pont=release("pont"), route=release("route"))
    other = tmp_path / "agence.xml"
    other.write_text(GOOD)
    out = tmp_path / "envoi.xml"
    code, said, err = run("package", place / "pont.communique", other, place / "route.communique", "--out", out)
    schema = etree.XMLSchema(etree.parse(shared / "data/newsml-g2/xsd/NewsML-G2_2.35-spec-All-Power.xsd"))

    assert (code, said, err) == (0, "", "")
    items = etree.parse(out).getroot().findall("{*}itemSet/{*}newsItem")
    assert [item.get("guid") for item in items] == [
        "tag:aes.example,2026:pont",
        "urn:newsml:agence.example:1",
        "tag:aes.example,2026:route",
    ]
    schema.assertValid(etree.parse(out))
    assert run("validate", out)[0] == 0


def test_a_message_goes_to_standard_output(run: Run, folder: Folder) -> None:
    code, out, _err = run("package", folder(pont=release("pont")) / "pont.communique", "--out", "-", "--now", NOW)

    assert code == 0
    assert etree.fromstring(out.encode()).findtext("{*}header/{*}sent") == "2026-03-10T09:00:00Z"


def test_what_cannot_be_in_a_message_is_named_and_nothing_is_written(run: Run, folder: Folder, tmp_path: Path) -> None:
    signature = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/><itemMeta>'
    (tmp_path / "signe.xml").write_text(GOOD.replace("<itemMeta>", signature))
    pair = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{GOOD}{GOOD}</itemSet></newsMessage>'
    (tmp_path / "deux.xml").write_text(pair)
    (tmp_path / "rien.xml").write_text(GOOD[:-20])
    out = tmp_path / "envoi.xml"
    for name, words in (("signe.xml", "is signed"), ("deux.xml", "several records"), ("rien.xml", "rien.xml")):
        code, _out, err = run("package", folder(pont=DOC) / "pont.communique", tmp_path / name, "--out", out)
        assert code == 4
        assert words in err
        assert name in err

    assert not out.exists()


def test_a_record_of_ours_goes_in_as_its_communique_does(run: Run, folder: Folder, tmp_path: Path) -> None:
    (tmp_path / "pont.xml").write_bytes(NewsmlExporter().export(DOC, context()))
    code, out, _err = run("package", tmp_path / "pont.xml", "--out", "-", "--now", NOW)

    assert code == 0
    assert DOC.headline in out
