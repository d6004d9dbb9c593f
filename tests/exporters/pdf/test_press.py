"""What ISO 15930-7 (PDF/X-4) demands of a page for the press, as far as it can be read out of the file."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from aes_editor import letterhead
from aes_editor.document import Communique
from exporters.pdf import compose, sign
from tests import documents
from tests.exporters.pdf.files import article, context
from tests.exporters.pdf.test_profiles import press
from tests.strategies import media_for

_XMP = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
_FORBIDDEN = {
    "/JS",
    "/AA",
    "/OpenAction",
    "/Encrypt",
    "/EmbeddedFiles",
    "/AF",
    "/TR",
    "/TR2",
    "/HTP",
    "/Alternates",
    "/OPI",
}
_TRANSPARENCY = {"/SMask", "/CA", "/ca", "/BM", "/Group"}
_SETS_COLOUR = re.compile(rb"(?<![\w/.])(rg|RG|g|G|k|K|cs|CS|sc|SC|scn|SCN|sh|ri|gs)(?![\w])")
_STRINGS = re.compile(rb"\((?:\\.|[^\\()])*\)|<<.*?>>|<[0-9A-Fa-f\s]*>", re.DOTALL)
_FILL = re.compile(rb"((?:[\d.]+ ){4})k\b|\b(TJ|Tj)\b")


def made(doc: Communique, name: str = "") -> bytes:
    return compose(doc, replace(context(media=media_for(doc), name=name), profile="presse", icc=press())).data


@pytest.fixture(scope="module", params=letterhead.names())
def file(request: pytest.FixtureRequest) -> bytes:
    """The document with everything, for the press, under each letterhead."""
    return made(documents.full(), request.param)


@pytest.fixture(scope="module")
def reader(file: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(file))


def reachable(reader: PdfReader) -> Iterator[Any]:
    """Yield every object of the file once."""
    waiting: list[Any] = [reader.trailer]
    seen: set[tuple[int, int]] = set()
    while waiting:
        value = waiting.pop()
        if (reference := getattr(value, "idnum", None)) is not None:
            if (reference, value.generation) in seen:
                continue
            seen.add((reference, value.generation))
            value = value.get_object()
        yield value
        if isinstance(value, DictionaryObject):
            waiting += [value.raw_get(key) for key in value]
        elif isinstance(value, ArrayObject):
            waiting += list(value)


def contents(reader: PdfReader) -> list[bytes]:
    """Return the operators of each page, without the strings and dictionaries among them."""
    whole = (page.get_contents().get_data() for page in reader.pages)  # type: ignore[union-attr]
    return [_STRINGS.sub(b"", content) for content in whole]


def box(page: Any, name: str) -> tuple[float, ...]:
    return tuple(float(side) for side in page[name])


def test_the_version_is_that_which_the_standard_stands_on(file: bytes, reader: PdfReader) -> None:
    assert file.startswith(b"%PDF-1.6\n")
    assert "/Version" not in reader.trailer["/Root"]  # type: ignore[operator]


def test_metadata_say_what_the_information_dictionary_says(reader: PdfReader) -> None:
    packet = etree.fromstring(reader.trailer["/Root"]["/Metadata"].get_data())  # type: ignore[index]
    info: Any = reader.metadata

    def one(path: str) -> str:
        results: Any = packet.xpath(path, namespaces=_XMP)
        (found,) = results
        return str(found)

    assert one("//@pdfxid:GTS_PDFXVersion") == "PDF/X-4"
    assert one("//dc:title//rdf:li/text()") == info.title
    assert one("//xmp:CreatorTool/text()") == info.creator
    assert one("//pdf:Producer/text()") == info.producer
    assert one("//@pdf:Trapped") == "False" == str(info["/Trapped"]).lstrip("/")
    assert info["/CreationDate"].startswith("D:" + re.sub(r"\D", "", one("//xmp:CreateDate/text()")))
    assert info["/ModDate"].startswith("D:" + re.sub(r"\D", "", one("//xmp:ModifyDate/text()")))
    assert one("//xmp:MetadataDate/text()") == one("//xmp:ModifyDate/text()")
    for required in ("DocumentID", "VersionID", "RenditionClass"):
        assert one(f"//@xmpMM:{required}")


def test_two_identifiers_tell_the_file(reader: PdfReader) -> None:
    identifiers: Any = reader.trailer["/ID"]

    assert [len(each.original_bytes) for each in identifiers] == [16, 16]


def test_one_output_intent_names_and_carries_the_press(reader: PdfReader) -> None:
    intents: Any = reader.trailer["/Root"]["/OutputIntents"]  # type: ignore[index]
    (intent,) = intents

    assert intent["/S"] == "/GTS_PDFX"
    assert intent["/OutputConditionIdentifier"]
    assert intent["/Info"]
    profile = intent["/DestOutputProfile"].get_object()
    assert profile["/N"] == 4
    data = profile.get_data()
    assert (data[12:16], data[16:20], data[36:40]) == (b"prtr", b"CMYK", b"acsp")
    assert data[8] <= 4


def test_each_page_is_trimmed_inside_its_bleed_inside_its_sheet(reader: PdfReader) -> None:
    for page in reader.pages:
        media, bleed, trim = (box(page, name) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
        assert media[0] < bleed[0] < trim[0] < trim[2] < bleed[2] < media[2]
        assert media[1] < bleed[1] < trim[1] < trim[3] < bleed[3] < media[3]
        assert "/ArtBox" not in page


def test_nothing_is_transparent_runs_or_lies_elsewhere(reader: PdfReader) -> None:
    keys = {key for each in reachable(reader) if isinstance(each, DictionaryObject) for key in each}

    assert not keys & _FORBIDDEN
    assert not keys & _TRANSPARENCY
    for each in reachable(reader):
        if isinstance(each, StreamObject):
            assert "/F" not in each, "external data"
            assert "/JPXDecode" not in str(each.get("/Filter")), "no decoder of PDF 1.4 is sure to have it"
            assert each.get("/Subtype") != "/PS"
            assert "LZWDecode" not in str(each.get("/Filter"))


def test_every_font_is_in_the_file(reader: PdfReader) -> None:
    descriptors = [
        each
        for each in reachable(reader)
        if isinstance(each, DictionaryObject) and each.get("/Type") == "/FontDescriptor"
    ]

    assert descriptors
    assert all("/FontFile2" in each or "/FontFile3" in each for each in descriptors)


def test_only_inks_are_printed(reader: PdfReader) -> None:
    used = {match[1] for content in contents(reader) for match in _SETS_COLOUR.finditer(content)}
    spaces = {
        str(each["/ColorSpace"])
        for each in reachable(reader)
        if isinstance(each, StreamObject) and "/ColorSpace" in each
    }

    assert used == {b"k"}
    assert spaces <= {"/DeviceCMYK", "/DeviceGray"}


def test_the_words_of_the_text_are_printed_with_black_alone(reader: PdfReader) -> None:
    """Some ornament may be in the colours of the house; a paragraph never depends on the register of four plates."""
    inks: Counter[bool] = Counter()
    black = True
    for content in contents(reader):
        for fill, _shows in _FILL.findall(content):
            if fill:
                black = fill.split()[:3] == [b"0", b"0", b"0"]
            else:
                inks[black] += 1

    assert inks[True] > 4 * inks[False]


def test_crop_marks_stay_outside_the_bleed(reader: PdfReader) -> None:
    page = reader.pages[0]
    left, bottom, right, top = box(page, "/BleedBox")
    rectangles = re.findall(rb"(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re", contents(reader)[0])
    outside = 0
    for x, y, width, height in (tuple(map(float, each)) for each in rectangles):
        sides = x + width <= left + 0.01 or x >= right - 0.01 or y + height <= bottom + 0.01 or y >= top - 0.01
        outside += sides

    assert outside == 8


def test_the_field_of_a_signature_lies_outside_the_bleed() -> None:
    pytest.importorskip("pyhanko", reason="the extra “sign” is not installed")
    from tests.certificates import identity  # noqa: PLC0415 - needs the extra

    data = sign(article(), replace(context(), profile="presse", icc=press()), identity())

    page = PdfReader(io.BytesIO(data)).pages[-1]
    annotations: Any = page["/Annots"]
    (widget,) = annotations
    x, y, *_rest = box(widget.get_object(), "/Rect")
    left, bottom, *_rest = box(page, "/BleedBox")
    assert x < left
    assert y < bottom
    assert data.startswith(b"%PDF-1.6\n")
