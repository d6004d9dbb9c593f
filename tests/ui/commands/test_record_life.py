"""The life of a record, from the files of the office to what agencies get: by the commands alone."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree

from aes_editor import container
from aes_editor.document import Communique, Corrects, Embargo, Status, Translation
from tests.exporters.newsml.samples import DOC, IMAGE, IMAGE_NAME, values

Run = Callable[..., tuple[int, str, str]]
NOW = "2026-03-10T09:00:00+00:00"
UNTIL = dt.datetime(2026, 3, 12, 18, tzinfo=dt.timezone(dt.timedelta(hours=1)))


@pytest.fixture
def sent(run: Run, tmp_path: Path) -> Callable[..., etree._Element]:
    """Save a communiqué, export its record, have it found valid, read it back: return the record."""

    def send(**fields: Any) -> etree._Element:
        doc = msgspec.structs.replace(DOC, **fields)
        file = tmp_path / "pont.communique"
        container.save(file, doc, {IMAGE_NAME: IMAGE})
        assert run("export", file, "--to", "newsml", "--out", tmp_path / "sortie", "--now", NOW)[0] == 0
        (record,) = (tmp_path / "sortie").glob("*pont.xml")
        code, out, err = run("validate", record)
        assert (code, err) == (0, ""), out
        _code, shown, _err = run("show", record, "--json", "--now", NOW)
        assert json.loads(shown)["status"] == doc.status.value
        root = etree.fromstring(record.read_bytes())
        record.unlink()
        return root

    return send


Sent = Callable[..., etree._Element]


def status(root: etree._Element) -> list[str]:
    return values(root, "g:itemMeta/g:pubStatus/@qcode")


def test_a_draft_is_withheld_until_it_is_released(sent: Sent) -> None:
    assert status(sent(status=Status.DRAFT, released=None)) == ["stat:withheld"]
    assert status(sent(status=Status.APPROVED, released=None)) == ["stat:withheld"]
    released = sent(status=Status.RELEASED)
    assert status(released) == ["stat:usable"]
    assert not values(released, "g:itemMeta/g:signal")


def test_a_correction_replaces_what_was_sent_and_says_why(sent: Sent) -> None:
    first = sent()
    corrects = Corrects(guid=DOC.guid, version=1, reason="Le nom du fleuve était faux.")
    second = sent(version=2, status=Status.CORRECTED, corrects=corrects)

    assert values(second, "@guid") == values(first, "@guid")
    assert values(second, "@version") == ["2"]
    assert values(second, "g:itemMeta/g:signal/@qcode") == ["sig:correction"]
    assert values(second, "g:itemMeta/g:edNote") == ["Le nom du fleuve était faux."]
    link = "g:itemMeta/g:link[@rel='irel:previousVersion']"
    assert values(second, f"{link}/@residref | {link}/@version") == [DOC.guid, "1"]


def test_a_cancellation_leaves_nothing_to_publish(sent: Sent) -> None:
    root = sent(version=3, status=Status.CANCELLED)

    assert status(root) == ["stat:canceled"]
    assert values(root, "@guid | @version") == [DOC.guid, "3"]
    assert not values(root, "g:contentSet | g:partMeta")
    assert values(root, "g:itemMeta/g:edNote") == ["Annulé"]


@pytest.mark.parametrize(("until", "said"), [(UNTIL, "2026-03-12T18:00:00+01:00"), (None, "")])
def test_an_embargo_travels_with_the_record(sent: Sent, until: dt.datetime | None, said: str) -> None:
    assert values(sent(embargo=Embargo(until=until)), "g:itemMeta/g:embargoed") == [said]


def test_an_embargo_is_kept_when_the_record_comes_back(run: Run, tmp_path: Path) -> None:
    container.save(tmp_path / "a.communique", msgspec.structs.replace(DOC, embargo=Embargo(until=UNTIL)), {})
    run("export", tmp_path / "a.communique", "--to", "newsml", "--out", tmp_path, "--now", NOW)
    (record,) = tmp_path.glob("EMBARGO*.xml")

    assert run("import", record, "--out", tmp_path / "revenu", "--now", NOW)[0] == 0
    (back,) = (tmp_path / "revenu").glob("*.communique")
    assert container.load(back).doc.embargo == Embargo(until=UNTIL)


def test_translations_are_items_of_their_own_that_know_each_other(sent: Sent) -> None:
    other = "tag:aes.example,2025-12-23:communique:pont-en"
    french = sent(translations=(Translation(language="en", guid=other),))
    english = sent(guid=other, language="en", translations=(Translation(language="fr", guid=DOC.guid),))
    link = "g:itemMeta/g:link[@rel='aesrel:translation']"

    assert values(french, f"{link}/@residref | {link}/g:language/@tag") == [other, "en"]
    assert values(english, f"{link}/@residref | {link}/g:language/@tag") == [DOC.guid, "fr"]
    assert values(english, "@guid | @xml:lang") == [other, "en"]


def test_a_record_read_and_sent_again_is_the_same_record(run: Run, tmp_path: Path) -> None:
    doc: Communique = msgspec.structs.replace(DOC, headline="Deux  espaces, et un NUL \x00")
    container.save(tmp_path / "a.communique", doc, {IMAGE_NAME: IMAGE})
    export = ("--to", "newsml", "--out", "-", "--now", NOW)
    _code, first, _err = run("export", tmp_path / "a.communique", *export)
    (tmp_path / "a.xml").write_text(first)
    run("import", tmp_path / "a.xml", "--out", tmp_path / "revenu", "--now", NOW)

    assert container.load(tmp_path / "revenu" / "a.communique").doc == doc
