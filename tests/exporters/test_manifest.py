"""The checksums beside a set of exports."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from exporters.manifest import NAME, digests, manifest

FILES = {
    "b.pdf": b"%PDF",
    "a.xml": b"<a/>",
    "communiqué du 3.txt": "été".encode(),
    "a\\b\nc": b"",
    "-": b"x",
    " x ": b"y",
}
DIGESTS = {name: hashlib.sha256(data).hexdigest() for name, data in FILES.items()}


def test_the_lines_are_sorted_and_end_in_a_line_feed() -> None:
    lines = manifest({"b": "0" * 64, "a": "1" * 64}).decode().splitlines(keepends=True)

    assert [line[64:] for line in lines] == ["  a\n", "  b\n"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum (GNU coreutils) is not installed")
def test_sha256sum_finds_every_file_whole_and_notices_a_change(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / NAME).write_bytes(manifest(DIGESTS))

    assert checked(tmp_path) == 0
    (tmp_path / "a.xml").write_bytes(b"<b/>")
    assert checked(tmp_path) == 1


def test_a_manifest_is_read_back_whole() -> None:
    assert digests(manifest(DIGESTS)) == DIGESTS


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum (GNU coreutils) is not installed")
def test_what_sha256sum_writes_is_read_as_well(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    names = [name if name != "-" else "./-" for name in FILES]
    run = subprocess.run(["sha256sum", "--binary", *names], cwd=tmp_path, capture_output=True, check=True)

    assert digests(run.stdout) == DIGESTS


@pytest.mark.parametrize("data", [b"a list of things to buy\n", b"\xff\xfe\x00", b"0" * 64 + b"\n"])
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no line of a manifest"):
        digests(data)


def checked(folder: Path) -> int:
    command = ["sha256sum", "--check", "--strict", "--quiet", NAME]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode
