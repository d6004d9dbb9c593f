"""``aes-editor check``: slips in files, before they leave."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import resources
from aes_editor import container, workflow
from aes_editor.document import Related, Status

Run = Callable[..., tuple[int, str, str]]

SAMPLE = resources.path("samples/exemple.communique")
NOW = ("--now", "2026-09-14T12:00:00Z")


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    sample = container.load(SAMPLE)
    path = tmp_path / "fautif.communique"
    container.save(path, msgspec.structs.replace(sample.doc, guid="tag:other", headline=""), sample.media)
    return path


def test_a_clean_communique(run: Run) -> None:
    assert run("check", SAMPLE, *NOW) == (0, f"{SAMPLE}: nothing to say\n", "")


def test_a_finding_tells_severity_place_and_what_to_do(run: Run, faulty: Path) -> None:
    code, out, err = run("check", faulty, *NOW)

    assert (code, err) == (1, "")
    assert out == f"{faulty}:\n  Error · headline\n      “Headline” is empty; fill it in.\n"


def test_findings_as_json(run: Run, faulty: Path) -> None:
    code, out, _err = run("check", faulty, "--json", *NOW)

    (file,) = json.loads(out)["files"]
    assert code == 1
    assert file["file"] == str(faulty)
    assert [(found["rule"], found["place"]) for found in file["findings"]] == [("required", "headline")]


def test_one_number_in_two_files_is_told_in_both(run: Run, faulty: Path) -> None:
    code, out, _err = run("check", SAMPLE, faulty, "--json", *NOW)

    assert code == 1
    rules = [[found["rule"] for found in file["findings"]] for file in json.loads(out)["files"]]
    assert rules == [["reference-twice"], ["reference-twice", "required"]]


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_checked(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", tmp_path / "absent.communique", SAMPLE, *NOW)

    assert code == 4
    assert "nothing to say" in out
    assert "absent.communique" in err


def test_text_that_is_not_what_was_approved_is_an_error_and_show_tells_it(run: Run, tmp_path: Path) -> None:
    sample = container.load(SAMPLE)
    approved = workflow.taken(sample.doc, Status.APPROVED, "Awa SAWADOGO", dt.datetime(2026, 9, 14, tzinfo=dt.UTC))
    sound, altered = tmp_path / "sound.communique", tmp_path / "altered.communique"
    container.save(sound, approved, sample.media)
    container.save(altered, msgspec.structs.replace(approved, lead=f"{approved.lead} Ou pas."), sample.media)

    assert run("check", sound, *NOW)[0] == 0
    code, out, _err = run("check", altered, "--json", *NOW)
    assert code == 1
    assert [found["rule"] for found in json.loads(out)["files"][0]["findings"]] == ["changed-since"]

    assert "Approved: Awa SAWADOGO" in run("show", sound, *NOW)[1].splitlines()[-1]
    assert "⚠ The text was changed since Awa SAWADOGO" in " ".join(run("show", altered, *NOW)[1].split())


def test_related_communiques_and_numbers_are_looked_for_in_a_folder(run: Run, tmp_path: Path) -> None:
    sample = container.load(SAMPLE)
    lost = Related(title="Perdu", guid="tag:aes.example,2020:perdu")
    file = tmp_path / "new.communique"
    container.save(
        file, msgspec.structs.replace(sample.doc, guid="tag:new", related=(lost,), body=sample.doc.body), sample.media
    )
    archive = tmp_path / "archive"
    archive.mkdir()
    container.save(archive / "old.communique", sample.doc, sample.media)

    def rules(*options: object) -> list[str]:
        _code, out, _err = run("check", file, "--json", *options, *NOW)
        return [found["rule"] for found in json.loads(out)["files"][0]["findings"]]

    assert rules() == ["dead-link"]  # a note: nobody was asked
    assert rules("--known", archive) == ["reference-twice", "dead-link"]
    container.save(archive / "lost.communique", msgspec.structs.replace(sample.doc, guid=lost.guid), sample.media)
    assert rules("--known", archive) == ["reference-twice"]
    assert run("check", file, "--known", file, *NOW)[0] == 4
