"""Writing to disk: whole or not at all, and nothing left behind."""

import errno
import os
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aes_editor import files
from aes_editor.errors import InputError, WriteError

NOBODY = 65534


@pytest.fixture
def somebody() -> Iterator[Path]:
    """A folder of a user who is not root, and that user's rights while the test runs."""
    if os.name != "posix":
        pytest.skip("permissions are those of POSIX")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() != 0:
            yield folder
            folder.chmod(0o700)
            return
        os.chown(folder, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, 0)
        try:
            yield folder
        finally:
            os.setresuid(0, 0, 0)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.name != "posix" or os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_new_file_has_the_permissions_any_program_would_give_it(tmp_path: Path) -> None:
    files.write_atomically(tmp_path / "new", b"text")
    (tmp_path / "other").write_bytes(b"")

    assert (tmp_path / "new").read_bytes() == b"text"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    file.write_bytes(b"before")
    file.chmod(0o640)

    files.write_atomically(file, b"after")

    assert file.read_bytes() == b"after"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    real = tmp_path / "folder" / "real"
    real.write_bytes(b"before")
    link = tmp_path / "link"
    link.symlink_to(real)

    files.write_atomically(link, b"after")

    assert link.is_symlink()
    assert real.read_bytes() == b"after"
    assert [found.name for found in real.parent.iterdir()] == ["real"]


def test_a_dangling_link_becomes_what_it_points_to(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "target")

    files.write_atomically(link, b"text")

    assert (tmp_path / "target").read_bytes() == b"text"


@pytest.mark.parametrize("name", ["é" * 120, "-", "a b\nc", "*[?]"])
def test_any_name_the_system_takes_is_written(tmp_path: Path, name: str) -> None:
    files.write_atomically(tmp_path / name, b"text")

    assert [found.name for found in tmp_path.iterdir()] == [name]


def _a_folder_in_the_way(folder: Path) -> Path:
    (folder / "there").mkdir()
    return folder / "there"


def _a_folder_that_is_not_there(folder: Path) -> Path:
    return folder / "nowhere" / "file"


def _a_file_where_a_folder_should_be(folder: Path) -> Path:
    (folder / "file").write_bytes(b"")
    return folder / "file" / "inside"


def _a_name_too_long(folder: Path) -> Path:
    return folder / ("a" * 300)


def _a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


@pytest.mark.parametrize(
    "place",
    [
        _a_folder_in_the_way,
        _a_folder_that_is_not_there,
        _a_file_where_a_folder_should_be,
        _a_name_too_long,
        pytest.param(_a_pipe, marks=pytest.mark.skipif(os.name != "posix", reason="no named pipes here")),
    ],
)
def test_where_it_cannot_be_written_one_sentence_says_so_and_nothing_is_left(
    tmp_path: Path, place: Callable[[Path], Path]
) -> None:
    target = place(tmp_path)
    before = sorted(tmp_path.rglob("*"))

    with pytest.raises(WriteError, match=r"^“.*” was not written: .*\.$") as caught:
        files.write_atomically(target, b"text")

    assert caught.value.exit_code == 5
    assert sorted(tmp_path.rglob("*")) == before


def test_a_read_only_folder_is_named(somebody: Path) -> None:
    somebody.chmod(0o500)

    with pytest.raises(WriteError, match="you may not write in this folder"):
        files.write_atomically(somebody / "file", b"text")


def test_a_protected_file_is_not_replaced(somebody: Path) -> None:
    file = somebody / "file"
    file.write_bytes(b"before")
    file.chmod(0o400)

    with pytest.raises(WriteError, match="protected against writing"):
        files.write_atomically(file, b"after")

    assert file.read_bytes() == b"before"


def test_a_folder_that_may_be_written_but_not_read_is_written(somebody: Path) -> None:
    somebody.chmod(0o300)

    files.write_atomically(somebody / "file", b"text")

    assert (somebody / "file").read_bytes() == b"text"


def test_a_full_disk_leaves_the_original_whole(small_disk: Path) -> None:
    file = small_disk / "file"
    files.write_atomically(file, b"before")

    with pytest.raises(WriteError, match="the disk is full"):
        files.write_atomically(file, b"x" * 100_000)

    assert file.read_bytes() == b"before"
    assert [found.name for found in small_disk.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "you may not write in this folder"),
        (errno.EIO, "Input/output error"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_whatever_fails_before_the_new_file_stands_leaves_the_original_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, reason: int, sentence: str
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")

    def fail(*_arguments: object) -> None:
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(f"os.{step}", fail)

    with pytest.raises(WriteError, match=sentence):
        files.write_atomically(file, b"after")

    assert file.read_bytes() == b"before"
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


def test_what_a_killed_process_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in ("file", ".file.abcdefgh.tmp", ".file.tmp", ".other.abcdefgh.tmp", "file.abcdefgh.tmp"):
        (tmp_path / name).write_bytes(b"")

    files.remove_leftovers(tmp_path / "file")

    assert sorted(found.name for found in tmp_path.iterdir()) == [
        ".file.tmp",
        ".other.abcdefgh.tmp",
        "file",
        "file.abcdefgh.tmp",
    ]


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "a" / "b")
    files.make_folder(tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_where_a_folder_is_needed_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")

    with pytest.raises(WriteError, match="is a file, where a folder is needed"):
        files.make_folder(tmp_path / "a")
    with pytest.raises(WriteError):
        files.make_folder(tmp_path / "a" / "b")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("absent", "does not exist"), ("folder", "is a folder"), ("file/inside", "does not exist")],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(InputError, match=sentence) as caught:
        files.read(tmp_path / name)

    assert caught.value.exit_code == 4


def test_a_file_that_may_not_be_read_is_named(somebody: Path) -> None:
    (somebody / "file").write_bytes(b"")
    (somebody / "file").chmod(0)

    with pytest.raises(InputError, match="You may not read"):
        files.read(somebody / "file")


@pytest.mark.skipif(os.name != "posix", reason="no named pipes here")
def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a file"):
        files.read(_a_pipe(tmp_path))


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 11)

    assert files.read(tmp_path / "file", limit=11) == b"x" * 11
    with pytest.raises(InputError, match="was not read"):
        files.read(tmp_path / "file", limit=10)


@pytest.mark.skipif(os.name != "posix", reason="owners and hard links are those of POSIX")
def test_all_names_of_a_file_show_what_is_saved_under_one(tmp_path: Path) -> None:
    file, other = tmp_path / "file", tmp_path / "other"
    file.write_bytes(b"before, and longer")
    other.hardlink_to(file)

    files.write_atomically(file, b"after")

    assert other.read_bytes() == b"after"
    assert file.samefile(other)
    assert sorted(found.name for found in tmp_path.iterdir()) == ["file", "other"]


@pytest.mark.skipif(os.name != "posix", reason="owners and hard links are those of POSIX")
def test_a_file_with_two_names_comes_back_where_writing_into_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")
    (tmp_path / "other").hardlink_to(file)
    truncate = os.ftruncate
    full = iter([OSError(errno.ENOSPC, "full")])

    def fail_once(handle: int, length: int) -> None:
        if (error := next(full, None)) is not None:
            raise error
        truncate(handle, length)

    monkeypatch.setattr("os.ftruncate", fail_once)

    with pytest.raises(WriteError, match="the disk is full"):
        files.write_atomically(file, b"after, and longer")

    assert file.read_bytes() == b"before"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_owner_and_group_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")
    os.chown(file, NOBODY, NOBODY)
    file.chmod(0o640)

    files.write_atomically(file, b"after")

    there = file.stat()
    assert (there.st_uid, there.st_gid, stat.S_IMODE(there.st_mode)) == (NOBODY, NOBODY, 0o640)


def test_a_group_that_cannot_be_kept_opens_the_file_to_no_other(somebody: Path) -> None:
    if os.geteuid() != NOBODY:
        pytest.skip("only root can make a file of a foreign group")
    file = somebody / "file"
    file.write_bytes(b"before")
    os.seteuid(0)
    os.chown(file, NOBODY, 1)
    os.seteuid(NOBODY)
    file.chmod(0o660)

    files.write_atomically(file, b"after")

    assert stat.S_IMODE(file.stat().st_mode) == 0o600 or file.stat().st_gid == 1


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"before")
    try:
        os.setxattr(file, "user.xdg.tags", "diffusé".encode())
    except OSError:
        pytest.skip("this file system has no extended attributes")

    files.write_atomically(file, b"after")

    assert os.getxattr(file, "user.xdg.tags").decode() == "diffusé"


@pytest.mark.parametrize("step", ["chmod", "fsync"])
def test_a_disk_that_knows_neither_permissions_nor_flushing_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EPERM if step == "chmod" else errno.EINVAL, "not on FAT")

    monkeypatch.setattr(f"os.{step}", refuse)

    files.write_atomically(tmp_path / "file", b"text")

    assert (tmp_path / "file").read_bytes() == b"text"


def test_writing_never_sets_the_umask_that_other_threads_write_under(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def set_umask(mask: int) -> int:
        raise AssertionError(oct(mask))

    monkeypatch.setattr(os, "umask", set_umask)

    files.write_atomically(tmp_path / "new", b"x")

    assert (tmp_path / "new").read_bytes() == b"x"
