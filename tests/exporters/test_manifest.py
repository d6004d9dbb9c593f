"""The checksums beside a set of exports."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from exporters.manifest import NAME, manifest

FILES = {
    "b.pdf": b"%PDF",
    "a.xml": b"<a/>",
    "communiqué du 3.txt": "été".encode(),
    "a\\b\nc": b"",
    "-": b"x",
    " x ": b"y",
}


def test_the_lines_are_sorted_and_end_in_a_line_feed() -> None:
    lines = manifest({"b": b"", "a": b""}).decode().splitlines(keepends=True)

    assert [line[64:] for line in lines] == ["  a\n", "  b\n"]


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum (GNU coreutils) is not installed")
def test_sha256sum_finds_every_file_whole_and_notices_a_change(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / NAME).write_bytes(manifest(FILES))

    assert checked(tmp_path) == 0
    (tmp_path / "a.xml").write_bytes(b"<b/>")
    assert checked(tmp_path) == 1


def checked(folder: Path) -> int:
    command = ["sha256sum", "--check", "--strict", "--quiet", NAME]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode
