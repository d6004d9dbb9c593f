"""What the tests of the record share: IPTC's schema, a context, a document with everything in it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from aes_editor import letterhead
from exporters.context import ExportContext

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 1, 2, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def iptc_schema(shared: Path) -> etree.XMLSchema:
    """IPTC's own schema of NewsML-G2 2.35, Power conformance."""
    return etree.XMLSchema(etree.parse(shared / "data/newsml-g2/xsd/NewsML-G2_2.35-spec-All-Power.xsd"))


@pytest.fixture
def ctx() -> ExportContext:
    """A context at a fixed moment."""
    return ExportContext(now=NOW, producer="AES Editor 0.1.0", letterhead=letterhead.load())
