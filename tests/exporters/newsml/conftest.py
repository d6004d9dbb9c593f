"""IPTC's own schema, where it is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def iptc_schema(shared: Path) -> etree.XMLSchema:
    """IPTC's own schema of NewsML-G2 2.35, Power conformance."""
    return etree.XMLSchema(etree.parse(shared / "data/newsml-g2/xsd/NewsML-G2_2.35-spec-All-Power.xsd"))
