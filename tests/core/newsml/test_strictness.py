"""Our schema and rules are at least as strict as IPTC's, shown on a thousand documents and on their damage."""

from __future__ import annotations

import copy
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from aes_editor.document import Communique, Status
from aes_editor.importers import Source
from aes_editor.importers.newsml import NewsmlImporter
from aes_editor.newsml.validation import Severity, judge, validate
from exporters.newsml import NewsmlExporter
from exporters.newsml.published import published
from tests.exporters.newsml.samples import changed, context, record
from tests.strategies import communiques, media_for

DOCUMENTS = 1000
MUTANTS = 200


def test_a_thousand_documents_are_valid_identical_and_stable(iptc_schema: etree.XMLSchema) -> None:
    seen = 0

    @settings(max_examples=DOCUMENTS, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
    @given(doc=communiques(), profile=st.sampled_from(NewsmlExporter.profiles))
    def holds(doc: Communique, profile: str) -> None:
        nonlocal seen
        seen += 1
        ctx = context(media=media_for(doc), profile=profile)
        data = NewsmlExporter().export(doc, ctx)

        assert [found for found in validate(data) if found.severity is Severity.ERROR] == []
        iptc_schema.assertValid(etree.fromstring(data))
        assert NewsmlImporter().read(Source("record.xml", data)).doc == published(doc, profile)
        assert NewsmlExporter().export(doc, ctx) == data

    holds()

    assert seen == DOCUMENTS


@pytest.fixture(scope="module")
def generated() -> list[etree._Element]:
    """Records of documents nobody wrote."""
    found: list[etree._Element] = []

    @settings(max_examples=100, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
    @given(doc=communiques())
    def collect(doc: Communique) -> None:
        found.append(record(doc))

    collect()
    return [*found, record(), record(changed(version=2, status=Status.CANCELLED))]


def test_iptc_accepts_every_mutant_of_a_generated_record_that_we_accept(
    generated: list[etree._Element], iptc_schema: etree.XMLSchema
) -> None:
    mutants_of(generated, iptc_schema)


def test_iptc_accepts_every_mutant_of_a_record_made_by_hand_that_we_accept(
    shared: Path, iptc_schema: etree.XMLSchema
) -> None:
    made = [etree.parse(path).getroot() for path in (shared / "data/newsml-g2/sample").glob("sample-newsitem*.xml")]

    mutants_of(made, iptc_schema)


def mutants_of(sources: list[etree._Element], iptc_schema: etree.XMLSchema) -> None:
    """Damage *sources* until so many of their mutants are accepted, and so many refused."""
    dice = random.Random(20251223)
    accepted = refused = strange = 0
    while accepted < MUTANTS or refused < MUTANTS:
        mutant = copy.deepcopy(dice.choice(sources))
        for _step in range(dice.randint(1, 3)):
            mutate(mutant, dice)
        data = etree.tostring(mutant)
        judged = judge(data)
        if not judged.items[0].ours:  # it lost what tells that our schema is to judge it
            strange += 1
        elif any(found.severity is Severity.ERROR for found in judged.findings):
            refused += 1
        else:
            accepted += 1
            assert iptc_schema.validate(etree.fromstring(data)), iptc_schema.error_log
    print(f"{accepted} accepted here and by IPTC, {refused} refused here, {strange} not judged by our schema")


VALUES = (
    "",
    "x",
    "medtop:1",
    "\n",
    "2025-01-01",
    "2025-01-01T00:00:00Z",
    "-1",
    "0",
    "9" * 30,
    "fr",
    "a b",
    "[",
    "urn:x",
)
ATTRIBUTES = (
    "qcode",
    "role",
    "type",
    "rank",
    "id",
    "version",
    "href",
    "uri",
    "literal",
    "rel",
    "value",
    "dir",
    "creator",
)


def mutate(root: etree._Element, dice: random.Random) -> None:
    """Change one thing somewhere in *root*."""
    elements = [element for element in root.iter("*") if element is not root]
    element = dice.choice(elements)
    parent = element.getparent()
    assert parent is not None
    match dice.randrange(7):
        case 0:
            parent.remove(element)
        case 1:
            parent.insert(parent.index(element), copy.deepcopy(element))
        case 2:
            element.text = dice.choice(VALUES)
        case 3:
            element.set(dice.choice(element.keys() or ATTRIBUTES), dice.choice(VALUES))
        case 4:
            for name in element.keys()[:1]:
                del element.attrib[name]
        case 5:
            dice.choice(elements).append(etree.Element(element.tag))
        case _:
            parent.insert(dice.randrange(len(parent)), element)
