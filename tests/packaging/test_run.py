"""``make run``, once everything is prepared."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "exemple.communique"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the script is for POSIX shells")


def run(checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    script = [ROOT / "packaging" / "run", SAMPLE]
    return subprocess.run(
        script, cwd=checkout, env=inherited | environment, capture_output=True, text=True, check=True, timeout=60
    )


def test_without_a_display_it_says_so_and_exports_the_sample(tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "bin").symlink_to(Path(sys.executable).parent)

    said = run(tmp_path).stdout

    assert "There is no display here" in said
    for suffix, start in {"html": b"<!", "pdf": b"%PDF-", "xml": b"<?xml"}.items():
        made = tmp_path / "out" / f"exemple.{suffix}"
        assert made.read_bytes().startswith(start)
        assert str(made) in said


def test_with_a_display_it_opens_a_copy_and_leaves_the_sample_alone(tmp_path: Path) -> None:
    program = tmp_path / ".venv" / "bin" / "aes-editor"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "opened $*"\n')
    program.chmod(0o755)

    assert run(tmp_path, DISPLAY=":7").stdout == "opened out/exemple.communique\n"
    assert (tmp_path / "out" / "exemple.communique").read_bytes() == SAMPLE.read_bytes()


def test_work_on_the_copy_is_found_again(tmp_path: Path) -> None:
    test_with_a_display_it_opens_a_copy_and_leaves_the_sample_alone(tmp_path)
    (tmp_path / "out" / "exemple.communique").write_bytes(b"mine")

    run(tmp_path, WAYLAND_DISPLAY="wayland-0")

    assert (tmp_path / "out" / "exemple.communique").read_bytes() == b"mine"
