"""What a good record is, and what is said of one that is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from aes_editor import i18n
from aes_editor.document import Communique, Corrects, Status
from aes_editor.errors import InputError
from aes_editor.newsml.terms import NAR, XHTML
from aes_editor.newsml.validation import Finding, Severity, validate
from exporters.newsml import NewsmlExporter
from tests.exporters.newsml.samples import DOC, changed, context, record

G2, X = f"{{{NAR}}}", f"{{{XHTML}}}"

Damage = Callable[[etree._Element], None]


def damaged(damage: Damage, doc: Communique = DOC) -> tuple[Finding, ...]:
    root = record(doc)
    damage(root)
    return validate(etree.tostring(root))


def at(root: etree._Element, path: str) -> etree._Element:
    found = root.find("/".join(G2 + step for step in path.split("/"))) if path else root
    assert found is not None
    return found


def attribute(path: str, name: str, value: str) -> Damage:
    return lambda root: at(root, path).set(name, value)


def without_attribute(path: str, name: str) -> Damage:
    def damage(root: etree._Element) -> None:
        del at(root, path).attrib[name]

    return damage


def text(path: str, value: str) -> Damage:
    def damage(root: etree._Element) -> None:
        at(root, path).text = value

    return damage


def parent_of(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def emptied(path: str) -> Damage:
    def damage(root: etree._Element) -> None:
        del at(root, path)[:]

    return damage


def without(path: str) -> Damage:
    def damage(root: etree._Element) -> None:
        element = at(root, path)
        parent_of(element).remove(element)

    return damage


def added(path: str, xml: str) -> Damage:
    return lambda root: at(root, path).append(etree.fromstring(xml))


WITH_ZONE = "a date and time with its zone, for instance 2025-12-23T18:30:00+01:00"

PITFALLS = {
    "undeclared alias": (
        attribute("contentMeta/genre", "qcode", "maison:Press_Release"),
        "alias-undeclared",
        "contentMeta/genre[1]/@qcode",
        "No catalog explains the alias “maison” of the code “maison:Press_Release”; declare it in <catalog>.",
    ),
    "a status that IPTC does not know": (
        attribute("itemMeta/pubStatus", "qcode", "stat:killed"),
        "schema",
        "itemMeta/pubStatus/@qcode",
        "“stat:killed” is no value of @qcode; use one of: stat:usable, stat:withheld, stat:canceled.",
    ),
    "empty guid": (
        attribute("", "guid", ""),
        "schema",
        "@guid",
        "@guid is empty; it must be one line of text, not empty.",
    ),
    "a version of the standard that is none": (
        attribute("", "standardversion", "9.99"),
        "schema",
        "@standardversion",
        "“9.99” is no value of @standardversion; it is always “2.35”.",
    ),
    "a moment without its zone": (
        text("itemMeta/versionCreated", "2025-12-23T18:30:00"),
        "schema",
        "itemMeta/versionCreated",
        f"“2025-12-23T18:30:00” in <versionCreated> is not {WITH_ZONE}.",
    ),
    "an offset without its colon": (
        text("itemMeta/versionCreated", "2025-12-23T18:30:00+0100"),
        "schema",
        "itemMeta/versionCreated",
        f"“2025-12-23T18:30:00+0100” in <versionCreated> is not {WITH_ZONE}.",
    ),
    "an empty day": (
        text("contentMeta/contentCreated", ""),
        "schema",
        "contentMeta/contentCreated",
        "<contentCreated> is empty; it must be a day, or a date and time with its zone.",
    ),
    "a subject without a code": (
        without_attribute("contentMeta/subject", "qcode"),
        "code-missing",
        "contentMeta/subject",
        "<subject> has no code; give it a qcode, a uri or a literal.",
    ),
    "a line end in a headline": (
        text("contentMeta/headline", "Un pont\nouvert"),
        "schema",
        "contentMeta/headline[1]",
        "“Un pont ouvert” in <headline> is not one line of text, not empty.",
    ),
    "contentrefs that point nowhere": (
        attribute("partMeta", "contentrefs", "b9-q1"),
        "reference-dangling",
        "partMeta[1]/@contentrefs",
        "“b9-q1” points nowhere; there is no element of this id in the content.",
    ),
    "an item without its provider": (
        without("itemMeta/provider"),
        "schema",
        "itemMeta/versionCreated",
        "<versionCreated> may not stand here; what is expected here is <provider>.",
    ),
    "a status that disagrees with the step": (
        attribute("itemMeta/pubStatus", "qcode", "stat:withheld"),
        "status-disagrees",
        "itemMeta/pubStatus",
        "The status is “stat:withheld”, but the step is “released”, whose status is “stat:usable”; make them agree.",
    ),
    "a role we do not know": (
        attribute("contentMeta/description", "role", "aesrole:chapeau"),
        "code-unknown",
        "contentMeta/description/@role",
        "“aesrole:chapeau” is not in the vocabulary it names; use a code that is.",
    ),
    "a text that was changed": (
        text("contentSet/inlineData", "Autre chose."),
        "hash-wrong",
        "itemMeta/hash",
        "The plain text is not the one the hash vouches for; it was changed, or the hash is wrong.",
    ),
    "a script in the text": (
        added(
            "contentSet/inlineXML",
            f'<html xmlns="{XHTML}"><head><title>t</title></head><body><script>alert(1)</script></body></html>',
        ),
        "schema",
        "contentSet/inlineXML/html[2]",
        "<html> may not stand here; take it away or put it in its place.",
    ),
    "an unknown attribute": (
        attribute("contentMeta/headline", "style", "x"),
        "schema",
        "contentMeta/headline[1]/@style",
        "@style may not stand on <headline>; take it away.",
    ),
    "a missing attribute": (
        without_attribute("itemMeta/link", "rel"),
        "schema",
        "itemMeta/link[1]",
        "<link> lacks its attribute “rel”; add it.",
    ),
    "loose text": (
        text("itemMeta", "perdu"),
        "schema",
        "itemMeta",
        "<itemMeta> holds text of its own, “perdu”; it may hold elements only.",
    ),
    "no content at all": (
        emptied("contentSet"),
        "schema",
        "contentSet",
        "<contentSet> is not complete; what is expected next is <inlineXML>, <inlineData>, <remoteContent>.",
    ),
    "an identifier used twice": (
        attribute("partMeta", "partid", "b1"),
        "schema",
        "contentSet/inlineXML/html/body/p[4]/@id",
        "“b1” in @id is not an identifier that occurs only once.",
    ),
    "an alias for two vocabularies": (
        added("catalog", f'<scheme xmlns="{NAR}" alias="aesorg" uri="http://elsewhere.example/"/>'),
        "alias-twice",
        "catalog/scheme[8]/@alias",
        "The alias “aesorg” is declared for two vocabularies; keep one.",
    ),
    "a note of the wrong type": (
        added(
            "itemMeta",
            '<aes:source xmlns:aes="tag:aes.example,2026:ns:communique" format="1">'
            '<aes:exact at="boilerplate/1">1</aes:exact></aes:source>',
        ),
        "note-wrong",
        "itemMeta/source[2]/exact",
        "A noted value is of another type than its field; take the note away.",
    ),
}


@pytest.mark.parametrize(("damage", "rule", "path", "message"), PITFALLS.values(), ids=PITFALLS.keys())
def test_each_pitfall_is_refused_by_a_sentence_at_its_place(damage: Damage, rule: str, path: str, message: str) -> None:
    findings = damaged(damage)

    assert (rule, path, message) in [(found.rule, found.path, found.message) for found in findings]
    assert all(found.severity is Severity.ERROR for found in findings if found.rule == rule)
    assert all(found.line > 0 for found in findings)


@pytest.mark.parametrize("namespace", [b"", b' xmlns=""'], ids=["that of the record", "none"])
def test_text_without_a_namespace_of_its_own_is_refused(namespace: bytes) -> None:
    data = NewsmlExporter().export(DOC, context()).replace(f' xmlns="{XHTML}"'.encode(), namespace)

    assert ("namespace-missing", "contentSet/inlineXML/html") in [(found.rule, found.path) for found in validate(data)]


DOUBTS = {
    "an identifier that is no URI": (changed(guid="012/2025"), "guid-no-uri"),
    "a version older than its item": (changed(modified=DOC.created, created=DOC.modified), "created-later"),
    "a correction of itself": (
        changed(version=1, corrects=Corrects(guid=DOC.guid, version=1, reason="Un nom.")),
        "previous-later",
    ),
    "a correction without a reason": (changed(status=Status.CORRECTED), "correction-unexplained"),
    "no headline": (changed(headline=""), "headline-missing"),
}


@pytest.mark.parametrize(("doc", "rule"), DOUBTS.values(), ids=DOUBTS.keys())
def test_a_doubt_is_a_warning(doc: Communique, rule: str) -> None:
    findings = validate(NewsmlExporter().export(doc, context()))

    assert [(found.rule, found.severity) for found in findings] == [(rule, Severity.WARNING)]


def test_the_archive_copy_of_a_cancelled_item_is_doubted() -> None:
    data = NewsmlExporter().export(changed(status=Status.CANCELLED), context(profile="complete"))

    assert [found.rule for found in validate(data)] == ["cancelled-content"]


def test_an_edited_record_says_what_was_edited() -> None:
    findings = damaged(text("contentMeta/headline", "Un tunnel"), changed(headline="Un  pont"))

    assert [(found.rule, found.severity) for found in findings] == [("note-outdated", Severity.WARNING)]


def test_a_speaker_of_whom_nothing_is_said_is_doubted() -> None:
    assert "speaker-unknown" in [found.rule for found in damaged(without("assert"))]


def test_an_alias_that_another_catalog_may_explain_is_only_doubted() -> None:
    def damage(root: etree._Element) -> None:
        at(root, "contentMeta/genre").set("qcode", "maison:x")
        root.insert(0, etree.fromstring(f'<catalogRef xmlns="{NAR}" href="https://maison.example/catalogue.xml"/>'))

    assert [(found.rule, found.severity) for found in damaged(damage)] == [("alias-undeclared", Severity.WARNING)]


def test_a_good_record_has_no_findings() -> None:
    assert validate(NewsmlExporter().export(DOC, context())) == ()


def test_the_sentences_speak_the_language_of_the_interface() -> None:
    i18n.use("xx")

    assert damaged(attribute("", "guid", ""))[0].message.startswith("@guid")


@pytest.mark.parametrize(
    "data", [b"", b"<newsItem", b"<a/>", b'<contentMeta xmlns="http://iptc.org/std/nar/2006-10-01/"/>']
)
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="depeche"):
        validate(data, name="depeche.xml")


def test_findings_stand_in_the_order_of_the_file() -> None:
    def damage(root: etree._Element) -> None:
        at(root, "contentMeta/headline").text = "\n"
        root.set("guid", "")
        at(root, "itemMeta/pubStatus").set("qcode", "stat:killed")

    lines = [found.line for found in damaged(damage)]

    assert lines == sorted(lines)


def test_records_made_by_hand_keep_every_rule(shared: Path) -> None:
    for path in (shared / "data/newsml-g2/sample").glob("*.xml"):
        assert [found for found in validate(path.read_bytes()) if found.severity is Severity.ERROR] == []
