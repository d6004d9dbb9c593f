"""Export sets: told of each other, checked, vouched for."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from aes_editor import container
from aes_editor.document import Communique, Contact, Paragraphs
from tests.exporters.pdf.test_profiles import press
from tests.ui.commands.conftest import NOW, Draft
from tests.ui.commands.test_program import Run

_G = {"g": "http://iptc.org/std/nar/2006-10-01/"}


def findings(report: Path) -> dict[str, list[dict[str, str]]]:
    return {each["format"]: each["findings"] for each in json.loads(report.read_text())["exports"]}


def pages(record: Path) -> dict[str, tuple[str, str]]:
    """Return size and digest of each page that *record* lists, by its address."""
    root = etree.parse(record).getroot()
    listed = root.findall("g:contentSet/g:remoteContent[@rendition='aesrole:page']", _G)
    return {str(page.get("href")): (str(page.get("size")), str(page.findtext("g:hash", "", _G))) for page in listed}


def as_listed(path: Path) -> tuple[str, str]:
    return str(path.stat().st_size), hashlib.sha256(path.read_bytes()).hexdigest()


# -- the record lists the pages


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_record_lists_the_pages_of_its_set(run: Run, draft: Draft, tmp_path: Path, jobs: int) -> None:
    out = tmp_path / "out"

    assert run("export", draft("l’été.communique"), draft("b.communique"), "--out", out, "--jobs", jobs)[0] == 0

    expected = {"b.html": as_listed(out / "b.html"), "b.pdf": as_listed(out / "b.pdf")}
    assert pages(out / "b.xml") == expected
    assert "l%E2%80%99%C3%A9t%C3%A9.pdf" in pages(out / "l’été.xml")


def test_a_record_alone_lists_no_page(run: Run, draft: Draft, tmp_path: Path) -> None:
    run("export", draft("b.communique"), "--to", "newsml,text", "--out", tmp_path)

    assert pages(tmp_path / "b.xml") == {}


def test_a_resumed_record_lists_the_pages_that_were_there(run: Run, draft: Draft, tmp_path: Path) -> None:
    command = ["export", draft("b.communique"), "--out", tmp_path, "--now", NOW, "--report", tmp_path / "r.json"]
    run(*command)
    before = (tmp_path / "b.xml").read_bytes()
    (tmp_path / "b.xml").unlink()

    assert run(*command, "--resume")[0] == 0

    assert (tmp_path / "b.xml").read_bytes() == before


# -- checks


def test_characters_without_a_font_are_told_and_the_page_is_there(run: Run, tmp_path: Path) -> None:
    source, report = tmp_path / "a.communique", tmp_path / "r.json"
    container.save(source, Communique(guid="tag:x,2026:a", headline="Ici", body=(Paragraphs(text="Un 中 mot."),)), {})

    code, _out, err = run("export", source, "--out", tmp_path / "out", "--report", report)

    assert code == 0
    assert "a.communique, pdf: No font has these characters" in err
    (found,) = findings(report)["pdf"]
    assert (found["severity"], found["place"]) == ("warning", "body/0/text")
    assert "U+4E2D" in found["message"]
    assert (tmp_path / "out" / "a.pdf").exists()


def test_a_page_that_breaks_its_standard_is_there_and_the_code_is_one(
    run: Run, draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exporters.pdf import PdfExporter  # noqa: PLC0415 - page layout

    whole = PdfExporter.export
    monkeypatch.setattr(PdfExporter, "export", lambda *given: whole(*given).replace(b"pdfuaid:part=", b"pdfuaid:peur="))

    code, _out, err = run("export", draft("a.communique"), "--to", "pdf", "--out", tmp_path / "out")

    assert code == 1
    assert "PDF/UA-1 is not kept" in err
    assert (tmp_path / "out" / "a.pdf").exists()


def test_a_record_that_is_not_valid_is_not_written(
    run: Run, draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exporters.newsml import NewsmlExporter  # noqa: PLC0415 - lxml

    whole = NewsmlExporter.export
    monkeypatch.setattr(
        NewsmlExporter, "export", lambda *given: whole(*given).replace(b"stat:withheld", b"stat:killed")
    )

    code, _out, err = run("export", draft("a.communique"), "--to", "html,newsml", "--out", tmp_path / "out")

    assert code == 3
    assert "would not be valid" in err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.html"]


def test_the_archive_profile_of_the_page_tells_no_private_contact(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "a.communique"
    private = Contact(name="Ligne interne", phones=("+223 99 99 99 99",), public=False)
    container.save(source, Communique(guid="tag:x,2026:a", headline="Ici", contacts=(private,)), {})

    for profile in ("", "archive", "complete"):
        run("export", source, "--out", tmp_path / f"o{profile}", "--profile", profile, "--now", NOW)

    told = {p: b"Ligne interne" in (tmp_path / f"o{p}" / "a.xml").read_bytes() for p in ("", "archive", "complete")}
    assert told == {"": False, "archive": False, "complete": True}
    plain = (tmp_path / "o" / "a.pdf").read_bytes()
    assert plain == (tmp_path / "oarchive" / "a.pdf").read_bytes() == (tmp_path / "ocomplete" / "a.pdf").read_bytes()


# -- the press


def test_a_page_for_the_press_claims_its_standard_with_the_profile_of_the_press(
    run: Run, draft: Draft, tmp_path: Path
) -> None:
    icc = tmp_path / "presse.icc"
    icc.write_bytes(press())
    command = ["export", draft("a.communique"), "--to", "pdf", "--profile", "presse", "--out", tmp_path / "out"]

    assert run(*command, "--icc", icc) == (0, "", "")
    assert b"PDF/X-4" in (tmp_path / "out" / "a.pdf").read_bytes()
    code, _out, err = run(*command)
    assert (code, err.count("\n")) == (0, 1)
    assert "claims no printing standard" in err
    assert b"PDF/X-4" not in (tmp_path / "out" / "a.pdf").read_bytes()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"not a profile", "no ICC colour profile"),
        (press().replace(b"CMYKLab ", b"RGB Lab "), "four inks"),
        (press()[:300], "damaged"),
    ],
)
def test_what_is_no_profile_of_a_press_is_refused_before_anything_is_written(
    run: Run, draft: Draft, tmp_path: Path, data: bytes, told: str
) -> None:
    icc = tmp_path / "p.icc"
    icc.write_bytes(data)

    code, _out, err = run(
        "export", draft("a.communique"), "--profile", "presse", "--icc", icc, "--out", tmp_path / "out"
    )

    assert (code, err.count("\n")) == (4, 1)
    assert told in err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--icc", "p.icc"],
        ["--icc", "p.icc", "--profile", "bureau"],
        ["--letterhead", "royaume"],
        ["--password-file", "p"],
        ["--sign", "p.p12", "--to", "html"],
        ["--out", "-", "--manifest", "--to", "pdf"],
    ],
)
def test_options_that_make_no_sense_together_are_wrong_usage(run: Run, draft: Draft, wrong: list[str]) -> None:
    code, out, err = run("export", draft("a.communique"), "--out", "out", *wrong)

    assert (code, out, err.count("\n")) == (2, "", 1)


def test_the_letterhead_is_chosen(run: Run, draft: Draft, tmp_path: Path) -> None:
    for name in ("confederation", "ministere"):
        run("export", draft("a.communique"), "--to", "html", "--letterhead", name, "--out", tmp_path / name)

    first, second = ((tmp_path / name / "a.html").read_text() for name in ("confederation", "ministere"))
    assert first != second


# -- checksums


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum (GNU coreutils) is not installed")
def test_sha256sum_checks_the_sets_of_one_export_after_another(run: Run, draft: Draft, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("l’été 2026.communique", "b.communique"):
        assert run("export", draft(name), "--to", "html,newsml", "--out", out, "--manifest")[0] == 0
    (out / "notes.txt").write_text("of no concern")

    def checked() -> subprocess.CompletedProcess[str]:
        command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
        return subprocess.run(command, cwd=out, capture_output=True, text=True, check=False)

    assert checked().stdout.count(": OK") == 4
    (out / "b.html").write_text("changed")
    assert checked().returncode == 1
    (out / "b.html").unlink()
    assert run("export", draft("b.communique"), "--to", "newsml", "--out", out, "--manifest")[0] == 0
    assert checked().stdout.count(": OK") == 3


def test_a_resumed_batch_vouches_for_everything(run: Run, draft: Draft, tmp_path: Path) -> None:
    command = ["export", draft("a.communique"), draft("b.communique"), "--to", "text", "--out", tmp_path / "out"]
    command += ["--now", NOW, "--report", tmp_path / "r.json"]
    run(*command)

    assert run(*command, "--resume", "--manifest")[0] == 0

    assert [line[66:] for line in (tmp_path / "out" / "SHA256SUMS").read_text().splitlines()] == ["a.txt", "b.txt"]


def test_a_file_of_another_kind_in_the_place_of_the_manifest_is_left_alone(
    run: Run, draft: Draft, tmp_path: Path
) -> None:
    (tmp_path / "SHA256SUMS").write_text("my shopping list\n")

    code, _out, err = run("export", draft("a.communique"), "--to", "text", "--out", tmp_path, "--manifest")

    assert code == 5
    assert "SHA256SUMS" in err
    assert (tmp_path / "SHA256SUMS").read_text() == "my shopping list\n"
