"""IPTC's schema, as the tests of the writer have it."""

from tests.exporters.newsml.conftest import iptc_schema

__all__ = ["iptc_schema"]
