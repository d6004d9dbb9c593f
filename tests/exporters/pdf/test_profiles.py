"""The output profiles: web and archive, office printer, print office."""

import io
import re
import struct
from dataclasses import replace
from pathlib import Path

import page
import pytest
from PIL import Image
from pypdf import PdfReader

from aes_editor.document import Communique, Figure
from aes_editor.errors import ExportError
from exporters.pdf import PdfExporter, colour, compose
from exporters.pdf.profiles import PROFILES, Space
from tests import documents
from tests.exporters.pdf.files import article, context, extracted, plain
from tests.strategies import media_for

OPERATORS = re.compile(rb"[\d. ]+ (rg|RG|g|G|k|K)\b")


def press() -> bytes:
    """Return a small but valid colour profile of a press: ICC.1, version 2, lut8 tables of two points a side."""
    curve = bytes(range(256))

    def table(inputs: int, outputs: int, nodes: bytes) -> bytes:
        head = struct.pack(">4s4x4B9i", b"mft1", inputs, outputs, 2, 0, *[65536, 0, 0, 0, 65536, 0, 0, 0, 65536])
        return head + curve * inputs + nodes + curve * outputs

    to_lab = b"".join(
        bytes((0 if k else 255 - 60 * (c + m + y), 128, 128))
        for c in (0, 1)
        for m in (0, 1)
        for y in (0, 1)
        for k in (0, 1)
    )
    to_inks = b"".join(
        bytes((255 * (1 - a), 255 * a, 255 * b, 255 * (1 - light))) for light in (0, 1) for a in (0, 1) for b in (0, 1)
    )
    name = b"Test press\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(79),
        b"cprt": b"text\0\0\0\0None\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
        b"A2B0": table(4, 3, to_lab),
        b"B2A0": table(3, 4, to_inks),
    }
    offset = 128 + 4 + 12 * len(tags)
    directory, bodies = [struct.pack(">I", len(tags))], []
    for tag, body in tags.items():
        padded = body + bytes(-len(body) % 4)
        directory.append(tag + struct.pack(">II", offset, len(body)))
        bodies.append(padded)
        offset += len(padded)
    white = struct.pack(">3i", 63190, 65536, 54061)
    head = struct.pack(
        ">I4s4s4s4s4s12s4s", offset, b"lcms", b"\2\x20\0\0", b"prtr", b"CMYK", b"Lab ", bytes(12), b"acsp"
    )
    return (head + bytes(28) + white).ljust(128, b"\0") + b"".join(directory + bodies)


def exported(doc: Communique, profile: str, icc: bytes = b"") -> bytes:
    ctx = replace(context(media=media_for(doc)), profile=profile, icc=icc)
    return PdfExporter().export(doc, ctx)


def operators(data: bytes) -> set[str]:
    """Return the colour operators in the content of the pages of *data*."""
    contents = (page.get_contents() for page in PdfReader(io.BytesIO(data)).pages)
    return {
        match[1].decode()
        for content in contents
        if content is not None
        for match in OPERATORS.finditer(content.get_data())
    }


def test_the_first_profile_is_meant_where_none_is_named() -> None:
    doc = article()

    assert exported(doc, "") == exported(doc, "archive")
    assert PdfExporter.profiles == tuple(profile.name for profile in PROFILES)


def test_an_unknown_profile_is_refused_with_the_known_ones_named() -> None:
    with pytest.raises(ExportError, match="archive, bureau, presse"):
        exported(article(), "affiche")


@pytest.mark.parametrize(("profile", "expected"), [("archive", {"rg"}), ("bureau", {"g"}), ("presse", {"k"})])
def test_each_profile_keeps_to_its_own_colours(profile: str, expected: set[str]) -> None:
    assert operators(exported(documents.full(), profile)) == expected


@pytest.mark.parametrize("profile", ["archive", "bureau"])
@pytest.mark.parametrize("standard", ["3a", "ua1"])
def test_archive_and_office_files_keep_both_standards(profile: str, standard: str, tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(exported(documents.full(), profile))

    assert page.validate_pdf(str(path), profile=standard).is_compliant


def test_only_the_archive_carries_its_record() -> None:
    carried = {
        profile.name: bool(PdfReader(io.BytesIO(exported(article(), profile.name))).attachments) for profile in PROFILES
    }

    assert carried == {"archive": True, "bureau": False, "presse": False}


def test_the_same_text_is_read_in_every_profile(tmp_path: Path) -> None:
    doc = article()

    texts = {extracted(exported(doc, profile.name), tmp_path) for profile in PROFILES}

    assert all(plain(doc.headline) in text for text in texts)
    assert len({text.replace(" ", "") for text in texts}) == 1


def test_a_page_for_the_press_has_a_bleed_of_three_millimetres_and_room_for_marks() -> None:
    sheet = PdfReader(io.BytesIO(exported(article(), "presse"))).pages[0]

    trim, bleed, media = sheet.trimbox, sheet.bleedbox, sheet.mediabox
    assert float(trim.width) == pytest.approx(595.276, abs=0.01)
    assert float(trim.left - bleed.left) == pytest.approx(8.504, abs=0.01)
    assert media.left < bleed.left
    assert media.top > bleed.top


def test_black_text_is_printed_with_black_ink_alone() -> None:
    ink = colour.inker(Space.CMYK)

    assert ink("#1a1a1a") == b"0 0 0 1 k"
    assert ink("#777777").startswith(b"0 0 0 0.")
    assert not ink("#0b5d3b").startswith(b"0 0 0 ")


def test_a_grey_is_as_light_as_the_colour_it_stands_for() -> None:
    ink = colour.inker(Space.GREY)

    assert ink("#ffffff") == b"1 g"
    assert ink("#000000") == b"0 g"
    assert float(ink("#0b5d3b").split()[0]) < float(ink("#a87408").split()[0])


def test_the_press_is_named_by_its_own_profile() -> None:
    data = exported(article(), "presse", press())
    reader = PdfReader(io.BytesIO(data))

    (intent,) = reader.trailer["/Root"]["/OutputIntents"]  # type: ignore[index]
    assert str(intent["/S"]) == "/GTS_PDFX"
    assert str(intent["/OutputConditionIdentifier"]) == "Test press"
    assert intent["/DestOutputProfile"].get_object().get_data() == press()
    assert b'pdfxid:GTS_PDFXVersion="PDF/X-4"' in data
    assert reader.metadata is not None
    assert str(reader.metadata["/Trapped"]) == "/False"


def test_without_its_profile_a_page_for_the_press_claims_nothing() -> None:
    data = exported(article(), "presse")

    assert b"pdfxid" not in data
    assert b"pdfaid" not in data


def test_colours_go_through_the_profile_of_the_press() -> None:
    assert colour.inker(Space.CMYK, press())("#0b5d3b") != colour.inker(Space.CMYK)("#0b5d3b")


@pytest.mark.parametrize("icc", [b"no profile", press()[:400]])
def test_what_is_no_profile_of_a_press_is_refused(icc: bytes) -> None:
    with pytest.raises(ExportError, match="colour profile"):
        exported(article(), "presse", icc)


@pytest.mark.parametrize("icc", [b"", press()])
def test_photographs_are_separated(icc: bytes) -> None:
    buffer = io.BytesIO()
    across = Image.linear_gradient("L").resize((200, 100))
    Image.merge("RGB", (across, across.rotate(180), Image.effect_noise((200, 100), 90))).save(buffer, "PNG")
    doc = article(body=(Figure(media="p.png", alt="Le pont"),))

    ctx = replace(context(media={"p.png": buffer.getvalue()}), profile="presse", icc=icc)
    data = compose(doc, ctx).data

    assert b"/ColorSpace/DeviceCMYK" in data
    assert b"/DeviceRGB" not in data


def test_links_do_not_go_to_the_press() -> None:
    doc = article("Voir [le plan](https://aes.example/plan).")

    notes = {name: "/Annots" in PdfReader(io.BytesIO(exported(doc, name))).pages[0] for name in PdfExporter.profiles}

    assert notes == {"archive": True, "bureau": True, "presse": False}


def test_an_office_page_is_lighter_than_an_archive_page() -> None:
    assert len(exported(article(), "bureau")) < len(exported(article(), "archive"))
