"""Signed exports: who signs, how the password comes in, and what is refused before anything is written."""

import datetime as dt
import io
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from aes_editor.newsml.validation import validate
from tests.ui.commands.conftest import NOW, Draft
from tests.ui.commands.test_export_sets import as_listed, pages
from tests.ui.commands.test_program import Run
from ui.commands.signing import PASSWORD as VARIABLE

pytest.importorskip("signxml", reason="the extra “sign” is not installed")

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from tests.certificates import PASSWORD, certificate, issued, key, packed

_MOMENT = dt.datetime.fromisoformat(NOW)


@pytest.fixture
def p12(tmp_path: Path) -> Path:
    path = tmp_path / "presse.p12"
    path.write_bytes(certificate())
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_page_and_record_are_signed_alike(
    run: Run, draft: Draft, tmp_path: Path, p12: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSWORD)
    out = tmp_path / "out"
    files = [draft(f"{name}.communique") for name in "ab"]

    assert run("export", *files, "--out", out, "--sign", p12, "--jobs", jobs, "--now", NOW) == (0, "", "")

    for name in "ab":
        (embedded,) = PdfFileReader(io.BytesIO((out / f"{name}.pdf").read_bytes())).embedded_signatures
        trusted = ValidationContext(trust_roots=[embedded.signer_cert], moment=_MOMENT)
        status = validate_pdf_signature(embedded, trusted)
        assert status.intact
        assert status.valid
        assert embedded.self_reported_timestamp == _MOMENT
        (note,) = validate((out / f"{name}.xml").read_bytes())
        assert note.rule == "signed"
        assert "Service de presse" in note.message
        assert pages(out / f"{name}.xml")[f"{name}.pdf"] == as_listed(out / f"{name}.pdf")


def test_the_password_comes_from_a_file(run: Run, draft: Draft, tmp_path: Path, p12: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(PASSWORD + "\n")

    code, _out, err = run(
        "export", draft("a.communique"), "--to", "newsml", "--out", tmp_path, "--sign", p12, "--password-file", secret
    )

    assert (code, err) == (0, "")
    assert b"SignatureValue" in (tmp_path / "a.xml").read_bytes()


def test_a_certificate_without_a_password_needs_none(run: Run, draft: Draft, tmp_path: Path) -> None:
    bare = tmp_path / "bare.p12"
    bare.write_bytes(packed(key(), issued(key()), ""))

    assert run("export", draft("a.communique"), "--to", "pdf", "--out", tmp_path, "--sign", bare, "--now", NOW)[0] == 0


def test_the_password_is_asked_for_at_the_terminal_and_not_shown(draft: Draft, tmp_path: Path, p12: Path) -> None:
    command = [sys.executable, "-m", "aes_editor", "export", str(draft("a.communique")), "--to", "newsml"]
    command += ["--out", str(tmp_path / "out"), "--sign", str(p12), "--now", NOW]
    process, terminal = pty.fork()
    if not process:
        os.execve(command[0], command, {**os.environ, "LC_ALL": "en_GB.UTF-8", "PYTHONPATH": str(Path.cwd())})
    seen = b""
    while b"Password of" not in seen or not seen.rstrip().endswith(b":"):
        seen += os.read(terminal, 1024)
    os.write(terminal, PASSWORD.encode() + b"\n")
    try:
        while more := os.read(terminal, 1024):
            seen += more
    except OSError:
        pass  # Linux tells the end of a terminal so
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0, seen
    assert PASSWORD.encode() not in seen
    assert (tmp_path / "out" / "a.xml").exists()


def test_without_a_terminal_the_other_ways_are_named(draft: Draft, tmp_path: Path, p12: Path) -> None:
    command = [sys.executable, "-m", "aes_editor", "export", str(draft("a.communique")), "--out", str(tmp_path / "out")]

    done = subprocess.run(
        [*command, "--sign", str(p12)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
        env={**os.environ, "LC_ALL": "en_GB.UTF-8"},
    )

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "--password-file" in done.stderr
    assert VARIABLE in done.stderr


@pytest.mark.parametrize(
    ("make", "password", "told"),
    [
        (certificate, "un autre", "password is another one"),
        (lambda: b"nothing", PASSWORD, "no PKCS #12 file"),
        (
            lambda: packed(key(), issued(key(), until=_MOMENT - dt.timedelta(minutes=1))),
            PASSWORD,
            "expired on 2026-03-10",
        ),
    ],
)
def test_a_certificate_that_cannot_be_used_is_told_before_anything_is_written(
    run: Run,
    draft: Draft,
    tmp_path: Path,
    make: Callable[[], bytes],
    password: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, password)
    p12 = tmp_path / "c.p12"
    p12.write_bytes(make())

    code, _out, err = run("export", draft("a.communique"), "--out", tmp_path / "out", "--sign", p12, "--now", NOW)

    assert (code, err.count("\n")) == (4, 1)
    assert told in err
    assert not (tmp_path / "out").exists()


def test_without_the_extra_signing_says_what_to_install(
    run: Run, draft: Draft, tmp_path: Path, p12: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "asn1crypto.pkcs12", None)

    code, _out, err = run("export", draft("a.communique"), "--out", tmp_path / "out", "--sign", p12)

    assert (code, err.count("\n")) == (3, 1)
    assert "“sign”" in err


def test_another_certificate_is_no_resumption(
    run: Run, draft: Draft, tmp_path: Path, p12: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSWORD)
    command = ["export", draft("a.communique"), "--to", "newsml", "--out", tmp_path, "--now", NOW]
    command += ["--report", tmp_path / "r.json"]
    run(*command)

    assert run(*command, "--resume", "--sign", p12)[0] == 0

    assert b"SignatureValue" in (tmp_path / "a.xml").read_bytes()
