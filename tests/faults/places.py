"""Disks that fill up, turn read-only or are pulled out. They need root, or a skip says why."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def mount(*words: str | Path) -> None:
    """Let the system command do what *words* say; the test is skipped where that is not allowed."""
    made = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"no file system can be mounted here: {made.stderr.strip()}")


@contextmanager
def small_disk(folder: Path, kilobytes: int = 1024) -> Iterator[Path]:
    """Mount a disk in memory at the new *folder*."""
    folder.mkdir()
    mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "none", folder)
    try:
        yield folder
    finally:
        unplug(folder)


@contextmanager
def memory_stick(folder: Path, image: Path) -> Iterator[Path]:
    """Mount the file *image*, formatted, at the new *folder*, as a USB key is."""
    with image.open("wb") as file:
        file.truncate(4 << 20)
    made = subprocess.run(["mkfs.ext4", "-q", image], capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"no file system can be made here: {made.stderr.strip()}")
    folder.mkdir()
    mount("-o", "loop", image, folder)
    try:
        yield folder
    finally:
        unplug(folder)


def unplug(folder: Path) -> None:
    """Take the disk at *folder* away from under whoever uses it, and its folder, as desktops do."""
    subprocess.run(["umount", "--lazy", folder], capture_output=True, check=False)
    with contextlib.suppress(OSError):
        folder.rmdir()


def fill(folder: Path) -> Path:
    """Leave no room on the disk of *folder*; return the file that took it."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    return filler


def as_an_ordinary_person() -> list[str]:
    """Return the words before a command that make even root obey the permissions of files."""
    if os.geteuid():
        return []
    rights = "-dac_override,-dac_read_search"
    words = ["setpriv", "--inh-caps", rights, "--bounding-set", rights, "--"]
    if subprocess.run([*words, "true"], capture_output=True, check=False).returncode:
        pytest.skip("setpriv (util-linux) cannot give up the rights of root here")
    return words
