"""``aes-editor validate``: findings for people and for programs, and who signed."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from exporters.newsml import NewsmlExporter
from tests.core.newsml.test_others import GOOD
from tests.exporters.newsml.samples import DOC, context

Run = Callable[..., tuple[int, str, str]]

RECORD = NewsmlExporter().export(DOC, context())
FAULTY = RECORD.replace(b'standardversion="2.35"', b'standardversion="9.99"')


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def make(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return make


File = Callable[[str, bytes], Path]


def test_a_good_record_is_valid(run: Run, file: File) -> None:
    path = file("pont.xml", RECORD)

    assert run("validate", path) == (0, f"{path}: valid\n", "")


def test_a_finding_tells_severity_line_path_and_what_to_do(run: Run, file: File) -> None:
    code, out, err = run("validate", file("pont.xml", FAULTY))

    assert (code, err) == (1, "")
    assert "not valid, 1 error" in out
    assert "Error · line " in out
    assert "@standardversion" in out
    assert "“9.99” is no value of @standardversion; it is always “2.35”." in out


def test_the_findings_speak_french_to_those_who_do(run: Run, file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    _code, out, _err = run("validate", file("pont.xml", FAULTY))

    assert "n’est pas une valeur de @standardversion" in " ".join(out.split())


def test_as_json_there_is_one_document_and_nothing_else(run: Run, file: File) -> None:
    good, bad, broken = file("a.xml", RECORD), file("b.xml", FAULTY), file("c.xml", b"PK\x03\x04")
    code, out, err = run("validate", good, bad, broken, "--json")
    first, second, third = json.loads(out)["files"]

    assert code == 4
    assert (first["valid"], first["errors"], first["findings"]) == (True, 0, [])
    assert first["items"] == [{"kind": "newsItem", "guid": DOC.guid, "version": "1", "ours": True}]
    assert (second["valid"], second["errors"]) == (False, 1)
    assert set(second["findings"][0]) == {"rule", "severity", "message", "path", "line"}
    assert (third["readable"], third["valid"], third["reason"]) == (False, False, err.strip().partition(": ")[2])


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_being_judged(run: Run, file: File) -> None:
    code, out, err = run("validate", file("a.xml", b"<a"), file("b.xml", RECORD), "absent.xml")

    assert code == 4
    assert "b.xml: valid" in out
    assert "a.xml” is not well-formed XML" in err
    assert "“absent.xml” does not exist" in err


def test_a_record_comes_on_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTY)))
    code, out, _err = run("validate", "-")

    assert code == 1
    assert out.startswith("standard input: not valid, 1 error\n")


def test_notes_alone_are_no_findings(run: Run, file: File) -> None:
    code, out, _err = run("validate", file("agence.xml", GOOD.encode()))

    assert code == 0
    assert "Note · line 1" in out
    assert "NewsML-G2 alone" in out


def test_a_warning_is_a_finding_of_a_valid_record(run: Run, file: File) -> None:
    path = file("agence.xml", GOOD.replace('"2.20"', '"2.99"').encode())
    code, out, _err = run("validate", path)

    assert code == 1
    assert out.startswith(f"{path}: valid, 1 warning\n")


def test_the_schema_of_iptc_adds_what_it_refuses(run: Run, file: File, shared: Path) -> None:
    path = file("agence.xml", GOOD.replace("<headline>", "<invented/><headline>").encode())

    assert run("validate", path)[0] == 0
    code, out, _err = run("validate", path, "--schema", shared / "data/newsml-g2/xsd")
    assert code == 1
    assert "<invented> may not stand here" in out


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: path.write_text("<a"), lambda _path: None])
def test_a_schema_that_is_none_is_refused(run: Run, file: File, tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "schema")
    code, out, err = run("validate", file("pont.xml", RECORD), "--schema", tmp_path / "schema")

    assert (code, out) == (4, "")
    assert err.count("\n") == 1
    assert "schema" in err


def test_it_says_who_signed_and_whether_anything_was_changed(run: Run, file: File) -> None:
    pytest.importorskip("signxml", reason="the library that signs (signxml, extra [sign]) is not installed")
    from tests.core.newsml.test_signature import SIGNED  # noqa: PLC0415 - it needs the library

    code, out, _err = run("validate", file("signe.xml", SIGNED))
    assert code == 0
    assert "Signed by CN=Service de presse, and unchanged since." in " ".join(out.split())

    code, out, _err = run("validate", file("change.xml", SIGNED.replace("ouvert à tous".encode(), b"clos")))
    assert code == 1
    assert "The signature does not vouch for this record" in out


def test_a_record_of_ours_is_valid_by_iptc_too(run: Run, file: File, shared: Path) -> None:
    schema = shared / "data/newsml-g2/xsd/NewsML-G2_2.35-spec-All-Power.xsd"
    assert etree.fromstring(RECORD) is not None

    assert run("validate", file("pont.xml", RECORD), "--schema", schema)[0] == 0
