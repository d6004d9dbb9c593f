"""Records of other makers and items of other kinds are judged by NewsML-G2, not by our profile."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from aes_editor.newsml.terms import NAR
from aes_editor.newsml.validation import Finding, Severity, judge, validate
from exporters.newsml import NewsmlExporter, message
from tests.exporters.newsml.samples import DOC, changed, context

CATALOG = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_38.xml"/>'
GOOD = (
    f'<newsItem xmlns="{NAR}" guid="urn:newsml:agence.example:1" version="3" standard="NewsML-G2"'
    f' standardversion="2.20" xml:lang="fr">{CATALOG}<itemMeta><itemClass qcode="ninat:text"/>'
    '<provider literal="Agence"/><versionCreated>2026-02-03T10:00:00+01:00</versionCreated>'
    '<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>Un titre\nsur deux lignes</headline>'
    '</contentMeta><contentSet><inlineData contenttype="text/plain">Texte.</inlineData></contentSet></newsItem>'
)


def weighty(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    """Return what is more than a note: its severity, its rule and its place."""
    return [(str(found.severity), found.rule, found.path) for found in findings if found.severity is not Severity.NOTE]


def test_a_good_record_of_others_is_good_and_says_by_what_it_was_judged() -> None:
    findings = validate(GOOD.encode())

    assert weighty(findings) == []
    assert [found.message for found in findings] == [
        "Judged by the rules of NewsML-G2 alone: it is no record of our profile."
    ]


FAULTS = {
    "empty guid": ('guid="urn:newsml:agence.example:1"', 'guid=""', ("error", "identity", "@guid")),
    "no guid": ('guid="urn:newsml:agence.example:1" ', "", ("error", "identity", ".")),
    "a version that is none": ('version="3"', 'version="v3"', ("error", "identity", "@version")),
    "an unknown standard": ('"2.20"', '"9.99"', ("error", "standard-unknown", "@standardversion")),
    "a newer standard": ('"2.20"', '"2.99"', ("warning", "standard-unknown", "@standardversion")),
    "no zone": ("10:00:00+01:00", "10:00:00", ("error", "moment", "itemMeta/versionCreated")),
    "an offset without colon": ("+01:00", "+0100", ("error", "moment", "itemMeta/versionCreated")),
    "an impossible day": ("2026-02-03", "2026-02-31", ("error", "moment", "itemMeta/versionCreated")),
    "an unknown status": ("stat:usable", "stat:killed", ("error", "status-unknown", "itemMeta/pubStatus/@qcode")),
    "no provider": ('<provider literal="Agence"/>', "", ("error", "management", "itemMeta")),
    "an undeclared alias": ("ninat:text", "nature:text", ("error", "alias-undeclared", "itemMeta/itemClass/@qcode")),
    "a subject without a code": (
        "<headline>",
        "<subject><name>Eau</name></subject><headline>",
        ("warning", "code-missing", "contentMeta/subject"),
    ),
    "dangling contentrefs": (
        "<contentSet>",
        '<partMeta contentrefs="x"/><contentSet>',
        ("error", "reference-dangling", "partMeta/@contentrefs"),
    ),
    "text in no vocabulary": (
        "<inlineData",
        "<inlineXML><nitf/></inlineXML><inlineData",
        ("warning", "namespace-missing", "contentSet/inlineXML/nitf"),
    ),
}


@pytest.mark.parametrize(("good", "bad", "finding"), FAULTS.values(), ids=FAULTS.keys())
def test_what_breaks_the_standard_is_told(good: str, bad: str, finding: tuple[str, str, str]) -> None:
    assert GOOD.count(good) >= 1
    assert weighty(validate(GOOD.replace(good, bad, 1).encode())) == [finding]


def test_aliases_of_a_catalog_that_is_not_known_are_only_noted() -> None:
    record = GOOD.replace(CATALOG, CATALOG + '<catalogRef href="https://agence.example/catalogue.xml"/>')
    findings = validate(record.replace("ninat:text", "nature:text").encode())

    assert weighty(findings) == []
    assert "alias-elsewhere" in [found.rule for found in findings]


def test_a_subject_made_of_several_needs_no_code_of_its_own() -> None:
    subject = '<subject><mainConcept qcode="medtop:20001057"/></subject><headline>'

    assert weighty(validate(GOOD.replace("<headline>", subject).encode())) == []


@pytest.mark.parametrize("kind", ["packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"])
def test_items_of_other_kinds_are_judged_too(kind: str) -> None:
    judged = judge(f'<{kind} xmlns="{NAR}" guid="urn:x" standard="NewsML-G2" standardversion="2.35"/>'.encode())

    assert [item.kind for item in judged.items] == [kind]
    assert weighty(judged.findings) == [("error", "management", ".")]


def test_every_item_of_a_message_is_judged_at_its_place() -> None:
    records = [NewsmlExporter().export(doc, context()) for doc in (DOC, changed(guid="tag:aes.example,2026:b"))]
    data = message.write(records, context()).replace(b"stat:usable", b"stat:killed", 2)
    judged = judge(data)

    assert [(item.guid, item.ours) for item in judged.items] == [(DOC.guid, True), ("tag:aes.example,2026:b", True)]
    assert ("error", "schema", "itemSet/newsItem[2]/itemMeta/pubStatus/@qcode") in weighty(judged.findings)


def test_a_record_of_ours_that_lost_its_profile_is_still_held_to_it() -> None:
    root = etree.fromstring(NewsmlExporter().export(DOC, context()))
    (meta,) = root.iterfind("{*}itemMeta")
    for profile in meta.findall("{*}profile"):
        meta.remove(profile)
    root.set("standardversion", "2.20")

    assert ("error", "schema", "@standardversion") in weighty(validate(etree.tostring(root)))


def test_no_example_of_iptc_that_is_valid_and_explains_its_aliases_is_called_wrong(
    shared: Path, iptc_schema: etree.XMLSchema
) -> None:
    judged = 0
    for path in sorted((shared / "data/newsml-g2/examples").glob("*.xml")):
        if iptc_schema.validate(etree.parse(path)):
            errors = {found.rule for found in validate(path.read_bytes()) if found.severity is Severity.ERROR}
            assert errors <= {"alias-undeclared"}, path.name
            judged += 1

    assert judged >= 25
