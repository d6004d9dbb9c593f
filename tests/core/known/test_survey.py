"""What is known of the communiqués on the disk, and that it is read once."""

import datetime as dt
import os
import zipfile
from pathlib import Path

import pytest

from aes_editor import container, known
from aes_editor.document import Communique, Dateline, Figure, Paragraphs, Person, Quote, Signatory, Status
from aes_editor.known import Collection

IMAGE = b"\x89PNG\r\n\x1a\n" + bytes(64)
NAME = container.media_name(IMAGE, "png")


def keep(path: Path, **values: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    container.save(path, Communique(**values), {NAME: IMAGE})  # type: ignore[arg-type]
    return path


def titles(found: Collection) -> list[str]:
    return sorted(each.title for each in found.entries)


def test_a_communique_is_known_by_what_lists_and_numbers_need(tmp_path: Path) -> None:
    file = keep(
        tmp_path / "2026" / "énergie.communique",
        guid="tag:aes.example,2026:1",
        headline="Énergie : un accord",
        reference="N° 012/2026/AES/COM",
        status=Status.RELEASED,
        dateline=Dateline(place="Niamey", date=dt.date(2026, 3, 1)),
        body=(
            Paragraphs(text="Les **barrages** et les barrages."),
            Quote(text="« Oui. »", speaker=Person(name="Aïssata BARRY")),
            Figure(media=NAME),
        ),
        signatories=(Signatory(person=Person(name="Aïssata BARRY")), Signatory(person=Person(name="Moussa SY"))),
    )

    (found,) = known.survey([], [tmp_path]).entries

    assert (found.title, found.status, found.date) == ("Énergie : un accord", Status.RELEASED, dt.date(2026, 3, 1))
    assert found.persons == ("Aïssata BARRY", "Moussa SY")
    assert found.words[0] == "barrages"
    assert found.image == NAME
    assert found.path == file


def test_a_file_is_named_once_however_it_was_reached_and_what_is_no_communique_is_not(tmp_path: Path) -> None:
    file = keep(tmp_path / "a.communique", headline="A")
    (tmp_path / "notes.txt").write_text("rien")
    (tmp_path / "broken.communique").write_bytes(file.read_bytes()[:200])
    (tmp_path / "folder.communique").mkdir()
    keep(tmp_path / ".hidden" / "b.communique", headline="B")

    found = known.survey([file, tmp_path / "gone.communique"], [tmp_path, tmp_path, tmp_path / "gone"])

    assert titles(found) == ["A"]


def test_a_link_that_leads_round_in_circles_ends(tmp_path: Path) -> None:
    keep(tmp_path / "a.communique", headline="A")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)

    assert titles(known.survey([], [tmp_path])) == ["A"]


def test_a_file_that_did_not_change_is_not_read_again(tmp_path: Path) -> None:
    cache, file = tmp_path / "cache", keep(tmp_path / "files" / "a.communique", headline="A")
    before = file.stat()
    known.survey([], [file.parent], cache)

    file.write_bytes(b"?" * before.st_size)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert titles(known.survey([], [file.parent], cache)) == ["A"]

    keep(file, headline="Changed")
    assert titles(known.survey([], [file.parent], cache)) == ["Changed"]
    file.unlink()
    assert titles(known.survey([], [file.parent], cache)) == []


@pytest.mark.parametrize("damage", [b"no database at all " * 50, b""])
def test_a_broken_cache_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    cache, file = tmp_path / "cache", keep(tmp_path / "files" / "a.communique", headline="A")
    known.survey([], [file.parent], cache)
    (database,) = cache.iterdir()
    database.write_bytes(damage)

    assert titles(known.survey([], [file.parent], cache)) == ["A"]
    assert titles(known.survey([], [file.parent], cache)) == ["A"]
    assert database.read_bytes().startswith(b"SQLite format 3")


def test_without_a_place_for_the_cache_everything_is_known_all_the_same(tmp_path: Path) -> None:
    file = keep(tmp_path / "files" / "a.communique", headline="A")

    assert titles(known.survey([], [file.parent], file)) == ["A"]  # a file, where a folder is needed


def test_the_cache_is_for_its_owner_alone(tmp_path: Path) -> None:
    known.survey([keep(tmp_path / "a.communique", headline="A")], [], tmp_path / "cache")

    (database,) = (tmp_path / "cache").iterdir()
    assert database.stat().st_mode & 0o077 == 0


def test_a_survey_ends_when_it_is_told_to(tmp_path: Path) -> None:
    keep(tmp_path / "a.communique", headline="A")

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        known.survey([], [tmp_path], None, stop)


def test_a_name_that_is_no_unicode_is_kept_as_it_is(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.communique"))
    keep(file, headline="A")

    known.survey([file], [], tmp_path / "cache")
    (found,) = known.survey([file], [], tmp_path / "cache").entries

    assert found.path == file


def test_a_document_that_unfolds_beyond_all_measure_is_not_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.communique", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("document.json", b" " * (65 * 1024 * 1024))

    assert known.survey([], [tmp_path]).entries == ()
