"""The formats a communiqué leaves in. One more is one module and one entry here."""

from exporters.context import ExportContext, Exporter
from exporters.html import HtmlExporter
from exporters.mail import MailExporter
from exporters.newsml import NewsmlExporter
from exporters.ninjs import NinjsExporter
from exporters.pdf import PdfExporter
from exporters.text import TextExporter

EXPORTERS: tuple[Exporter, ...] = (
    HtmlExporter(),
    PdfExporter(),
    NewsmlExporter(),
    NinjsExporter(),
    TextExporter(),
    MailExporter(),
)

__all__ = ["EXPORTERS", "ExportContext", "Exporter"]
