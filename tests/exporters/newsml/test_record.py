"""The record as IPTC sees it."""

from __future__ import annotations

from lxml import etree

from aes_editor.document import Communique
from exporters.context import ExportContext
from exporters.newsml import NewsmlExporter


def test_an_empty_draft_is_already_a_valid_record(iptc_schema: etree.XMLSchema, ctx: ExportContext) -> None:
    iptc_schema.assertValid(etree.fromstring(NewsmlExporter().export(Communique(), ctx)))
