"""Which lines of a record say which field."""

from __future__ import annotations

import resources
from aes_editor import container
from aes_editor.newsml.places import lines_of_fields
from exporters.newsml import NewsmlExporter
from tests.exporters.pages import context


def test_the_lines_of_a_field_hold_its_text() -> None:
    doc = container.load(resources.path("samples/exemple.communique")).doc
    record = NewsmlExporter().export(doc, context()).decode()
    lines = record.splitlines()
    said: dict[str, str] = {}
    for first, last, field in lines_of_fields(record):
        said[field] = said.get(field, "") + "\n".join(lines[first : last + 1])

    assert doc.headline in said["headline"]
    assert doc.lead in said["lead"]
    assert doc.reference in said["reference"]
    for number, related in enumerate(doc.related):
        assert related.title in said[f"related/{number}"]
    assert doc.subjects[1].code in said["subjects/1"]
    assert doc.contacts[0].email in said["contacts/0"]
    assert f"{doc.dateline.place}, 14 septembre" in said["dateline"]
    for number, _block in enumerate(doc.body):
        assert f"b{number + 1}" in said[f"body/{number}"]
    assert doc.boilerplate[0][:40] in said["boilerplate/0"]
