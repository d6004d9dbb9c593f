"""The XMP packet: what archives and libraries read (ISO 16684-1; ISO 19005-3, 6.6; ISO 14289-1, 5)."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from exporters.pdf.cos.objects import Stream

if TYPE_CHECKING:
    import datetime as dt

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Claims(Enum):
    """The standards a file says it keeps."""

    NONE = auto()
    ARCHIVE = auto()
    """PDF/A-3a and PDF/UA-1."""
    PRINT = auto()
    """PDF/X-4 (ISO 15930-7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What the metadata say of a document. *moment* is in UTC."""

    title: str
    author: str
    summary: str
    language: str
    identifier: str
    keywords: tuple[str, ...]
    rights: str
    producer: str
    moment: dt.datetime
    claims: Claims


def packet(description: Description) -> Stream:
    """Return the metadata stream, uncompressed so that any tool finds it."""
    return Stream(_packet(description).encode(), b"/Type/Metadata/Subtype/XML")


def _packet(of: Description) -> str:
    moment = f"{of.moment:%Y-%m-%dT%H:%M:%SZ}"
    dublin_core = "".join(
        (
            "<dc:format>application/pdf</dc:format>",
            _alternative("dc:title", of.title),
            _list("dc:creator", "Seq", [of.author]),
            _alternative("dc:description", of.summary),
            _list("dc:subject", "Bag", list(of.keywords)),
            _list("dc:language", "Bag", [of.language]),
            _alternative("dc:rights", of.rights),
            _simple("dc:identifier", of.identifier),
        )
    )
    basic = "".join(
        (
            _simple("xmp:CreatorTool", of.producer),
            _simple("xmp:CreateDate", moment),
            _simple("xmp:ModifyDate", moment),
            _simple("xmp:MetadataDate", moment),
            _simple("pdf:Producer", of.producer),
            _simple("pdf:Keywords", ", ".join(of.keywords)),
        )
    )
    match of.claims:
        case Claims.NONE:
            claims = ""
        case Claims.ARCHIVE:
            claims = _ARCHIVE_CLAIMS
        case Claims.PRINT:
            claims = _PRINT_CLAIMS.format(identity=uuid.uuid5(uuid.NAMESPACE_URL, of.identifier))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"{dublin_core}{basic}</rdf:Description>{claims}</rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    )


def _text(text: str) -> str:
    legal = _NOT_XML.sub("\ufffd", text)
    return legal.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _simple(element: str, text: str) -> str:
    return f"<{element}>{_text(text)}</{element}>" if text else ""


def _alternative(element: str, text: str) -> str:
    item = f'<rdf:li xml:lang="x-default">{_text(text)}</rdf:li>'
    return f"<{element}><rdf:Alt>{item}</rdf:Alt></{element}>" if text else ""


def _list(element: str, kind: str, texts: list[str]) -> str:
    items = "".join(f"<rdf:li>{_text(text)}</rdf:li>" for text in texts if text)
    return f"<{element}><rdf:{kind}>{items}</rdf:{kind}></{element}>" if items else ""


# PDF/A takes a foreign schema such as PDF/UA's only with a description of it (ISO 19005-3, 6.6.2.3.3).
_ARCHIVE_CLAIMS = (
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3"'
    ' pdfaid:conformance="A"/>'
    '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)

_PRINT_CLAIMS = (
    '<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" pdfxid:GTS_PDFXVersion="PDF/X-4"/>'
    '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Trapped="False"/>'
    '<rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"'
    ' xmpMM:DocumentID="uuid:{identity}" xmpMM:VersionID="1" xmpMM:RenditionClass="default"/>'
)
