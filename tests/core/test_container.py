"""The file of a communiqué: what is written, and what can be read of it whatever happened to it since."""

import contextlib
import io
import random
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_editor import codec, container, entries
from aes_editor.document import Communique, Figure, Paragraphs, Related
from aes_editor.errors import AesError, DamagedFile, InputError, NewerFormat, NotACommunique
from tests.core.strategies import communiques

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
NAME = container.media_name(PICTURE, "png")
OTHER = container.media_name(b"other", "JPG")
DOC = Communique(
    headline="Adoption du protocole",
    body=(Paragraphs(text="Texte. " * 200), Figure(media=NAME)),
    related=(Related(title="Sommet", media=OTHER),),
)
MEDIA = {NAME: PICTURE, OTHER: b"other", container.media_name(b"unused", "png"): b"unused"}
FILE = container.pack(DOC, MEDIA)


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


@given(communiques)
def test_what_is_saved_is_opened_again(doc: Communique) -> None:
    assert container.unpack(container.pack(doc, {}), "x").doc == doc


def test_images_come_back_with_the_document_and_those_it_does_not_show_are_left_out() -> None:
    contents = container.unpack(FILE, "x.communique")

    assert contents.doc == DOC
    assert contents.media == {NAME: PICTURE, OTHER: b"other"}
    assert contents.losses == ()


def test_the_same_document_gives_the_same_bytes() -> None:
    assert container.pack(DOC, dict(reversed(MEDIA.items()))) == FILE


def test_the_kind_of_the_file_can_be_told_from_its_first_bytes() -> None:
    assert FILE[30:38] == b"mimetype"
    assert FILE[38:].startswith(container.MEDIA_TYPE.encode())


def test_any_unzip_program_finds_the_parts() -> None:
    with opened(FILE) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["mimetype", "document.json", *sorted(f"media/{name}" for name in (NAME, OTHER))]
        assert archive.read("document.json") == codec.encode(DOC)


def test_a_file_is_saved_and_loaded(tmp_path: Path) -> None:
    file = tmp_path / "essai.communique"

    container.save(file, DOC, MEDIA)

    assert file.read_bytes() == FILE
    assert container.load(file).doc == DOC


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"PK\x05\x06" + bytes(18),
        b"Bamako, 23 d\xc3\xa9cembre 2025",
        b"%PDF-1.7\n",
        zipped({}),
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
        zipped({"word/document.xml": b"<x/>"}),
    ],
)
def test_a_file_of_another_kind_is_named_as_one(data: bytes) -> None:
    with pytest.raises(NotACommunique, match=r"^“lettre” is not a \.communique file"):
        container.unpack(data, "lettre")


@pytest.mark.parametrize("length", [len(FILE) - 1, len(FILE) - 100, FILE.index(b"media/") - 30])
def test_a_file_cut_off_behind_its_text_opens_as_far_as_it_goes(length: int) -> None:
    contents = container.unpack(FILE[:length], "x", rescue=True)

    assert contents.doc == DOC
    assert contents.losses[0].startswith("The end of the file is missing or broken")
    assert len(contents.media) + len(contents.losses) == 4


def test_a_file_cut_off_is_damaged_to_a_program_that_works_on_files_unseen() -> None:
    with pytest.raises(DamagedFile):
        container.unpack(FILE[:-1], "x")


@pytest.mark.parametrize("length", [72, 100, FILE.index(b"document.json") + 20])
def test_a_file_cut_off_at_the_beginning_of_its_text_is_damaged(length: int) -> None:
    with pytest.raises(DamagedFile, match=r"^“x” is damaged: its end is missing or broken"):
        container.unpack(FILE[:length], "x", rescue=True)


def test_a_broken_text_is_damaged() -> None:
    at = FILE.index(b"document.json") + 100

    with pytest.raises(DamagedFile, match="its text cannot be read"):
        container.unpack(FILE[:at] + b"\xff\xff\xff\xff" + FILE[at + 4 :], "x")


def test_a_newer_file_is_refused_by_name() -> None:
    with pytest.raises(NewerFormat, match=r"^“x”: .* newer version"):
        container.unpack(zipped({"document.json": b'{"format": 99}'}), "x")


def _without_image() -> bytes:
    return container.pack(DOC, {OTHER: b"other"})


def _altered_image() -> bytes:
    return zipped({"document.json": codec.encode(DOC), f"media/{NAME}": b"altered", f"media/{OTHER}": b"other"})


def _broken_image() -> bytes:
    at = FILE.index(PICTURE) + 100
    return FILE[:at] + b"\x00\x00\x00\x00" + FILE[at + 4 :]


def _image_in_an_unusual_packing() -> bytes:
    files = {"document.json": codec.encode(DOC), f"media/{NAME}": PICTURE, f"media/{OTHER}": b"other"}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data, zipfile.ZIP_LZMA if NAME in name else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "loss"),
    [
        (_without_image(), "is missing"),
        (_altered_image(), "was altered"),
        (_broken_image(), "cannot be read"),
        (_image_in_an_unusual_packing(), "cannot be read"),
    ],
)
def test_an_image_that_is_lost_is_named_and_the_rest_opens(data: bytes, loss: str) -> None:
    contents = container.unpack(data, "x")

    assert contents.doc == DOC
    assert contents.media == {OTHER: b"other"}
    assert contents.losses == (f"The image {NAME[:12]} {loss}.",)


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\x.png", "a" * 64 + ".png/../x", "mimetype"])
def test_an_image_name_that_leads_elsewhere_is_not_followed(name: str) -> None:
    doc = Communique(body=(Figure(media=name),))

    contents = container.unpack(zipped({"document.json": codec.encode(doc), f"media/{name}": b"secret"}), "x")

    assert contents.media == {}
    assert contents.losses == (f"The image {name[:12]} is missing.",)


def test_a_text_that_swells_beyond_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "LARGEST", 1000)

    with pytest.raises(DamagedFile, match="its text cannot be read"):
        container.unpack(zipped({"document.json": b" " * 1_000_000}), "x")


def test_images_that_swell_beyond_the_limit_are_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_MOST_MEDIA", len(PICTURE))

    contents = container.unpack(FILE, "x")

    assert len(contents.media) == 1
    assert len(contents.losses) == 1


def test_a_file_of_thousands_of_entries_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MOST", 3)

    with pytest.raises(InputError, match="more than 3 entries"):
        container.unpack(FILE, "x")


@given(at=st.integers(0, len(FILE) - 1), flip=st.integers(1, 255))
def test_one_wrong_byte_is_survived_or_named(at: int, flip: int) -> None:
    data = bytearray(FILE)
    data[at] ^= flip

    _document_or_error(bytes(data))


@given(cut=st.integers(0, len(FILE)), more=st.binary())
def test_a_cut_and_a_foreign_end_are_survived_or_named(cut: int, more: bytes) -> None:
    _document_or_error(FILE[:cut] + more)


@given(st.data())
def test_many_wrong_bytes_are_survived_or_named(data: st.DataObject) -> None:
    places = data.draw(st.lists(st.tuples(st.integers(0, len(FILE) - 1), st.integers(0, 255)), max_size=20))
    spoiled = bytearray(FILE)
    for place, value in places:
        spoiled[place] = value

    _document_or_error(bytes(spoiled))


def _document_or_error(data: bytes) -> None:
    """Open *data*: an error of the tree, or the very document with each lost image named."""
    with contextlib.suppress(AesError):
        contents = container.unpack(data, "x", rescue=True)
        assert contents.doc == DOC or any(loss.startswith("The text is damaged") for loss in contents.losses)
        assert all(zlib.crc32(found) == zlib.crc32(MEDIA[name]) for name, found in contents.media.items())
        assert len(contents.media) == 2 or contents.losses


def test_a_file_cut_off_within_its_text_gives_the_fields_before_the_cut_and_names_the_others() -> None:
    doc = Communique(headline="Titre", lead="Chapô", body=(Paragraphs(text=random.Random(1).randbytes(900).hex()),))
    data = container.pack(doc, {})
    end = data.index(b"PK", data.index(b"document.json"))

    contents = container.unpack(data[: end - 30], "x", rescue=True)

    assert contents.doc.body == doc.body
    assert contents.doc.headline == "Titre"
    assert "compare every word" in contents.losses[2]
    assert "Lost: " in contents.losses[2]
    with pytest.raises(DamagedFile):
        container.unpack(data[: end - 30], "x")
