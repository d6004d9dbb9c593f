"""Who works on a file: told to whoever comes second, and forgotten with the process."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
import pytest

from aes_editor import lock
from aes_editor.lock import Held, Holder, State
from tests.documents import NOW

OTHER_PROCESS = """
import datetime, sys
from pathlib import Path
from aes_editor import lock
lock.acquire(Path(sys.argv[1]), datetime.datetime(2026, 3, 10, 9, 30, tzinfo=datetime.UTC))
print("ready", flush=True)
sys.stdin.read()
"""


def started(file: Path) -> subprocess.Popen[str]:
    """Start another process that holds *file* until its standard input is closed, or it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER_PROCESS, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def written(file: Path, holder: Holder) -> None:
    lock.beside(file).write_bytes(msgspec.json.encode(holder))


def mine(file: Path) -> Holder:
    taken = lock.acquire(file, NOW)
    assert taken is not None
    holder = lock.holder(file)
    taken.release()
    assert holder is not None
    return holder


def test_the_second_process_is_told_who_the_first_is(tmp_path: Path) -> None:
    file = tmp_path / "essai.communique"
    with started(file) as other:
        with pytest.raises(Held) as caught:
            lock.acquire(file, NOW)
        holder = caught.value.holder
        assert (holder.pid, holder.time) == (other.pid, NOW)
        assert holder.name
        assert holder.machine
        assert lock.state(holder) is State.RUNS
        other.kill()


def test_what_a_killed_process_left_is_no_obstacle(tmp_path: Path) -> None:
    file = tmp_path / "essai.communique"
    with started(file) as other:
        other.kill()
        other.wait()

    taken = lock.acquire(file, NOW)

    assert taken is not None
    assert taken.valid


def test_a_released_file_is_free_and_nothing_is_left(tmp_path: Path) -> None:
    file = tmp_path / "essai.communique"
    taken = lock.acquire(file, NOW)
    assert taken is not None

    taken.release()

    assert lock.holder(file) is None
    assert list(tmp_path.iterdir()) == []


def test_who_was_taken_over_knows_it_and_takes_nothing_away(tmp_path: Path) -> None:
    file = tmp_path / "essai.communique"
    first = lock.acquire(file, NOW)
    assert first is not None
    with pytest.raises(Held):
        lock.acquire(file, NOW)

    second = lock.acquire(file, NOW, force=True)
    first.release()

    assert second is not None
    assert (first.valid, second.valid) == (False, True)


def test_of_another_machine_only_the_time_is_known(tmp_path: Path) -> None:
    holder = msgspec.structs.replace(mine(tmp_path / "a"), machine="bureau-de-Niamey")

    assert lock.state(holder) is State.UNKNOWN


@pytest.mark.skipif(
    not Path("/proc/sys/kernel/random/boot_id").exists(), reason="this system does not number its starts"
)
def test_a_machine_that_was_started_anew_holds_nothing(tmp_path: Path) -> None:
    holder = msgspec.structs.replace(mine(tmp_path / "a"), boot="another/" + lock._boot().split("/")[1])

    assert lock.state(holder) is State.DEAD


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"name": 3}', b"\xff\xfe", b"x" * 100_000, b"[" * 60_000])
def test_a_note_that_says_nothing_is_somebody_unknown(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "essai.communique"
    lock.beside(file).write_bytes(text)

    with pytest.raises(Held) as caught:
        lock.acquire(file, NOW)

    assert caught.value.holder == Holder()


def test_a_note_from_elsewhere_cannot_fake_lines_or_fill_the_screen(tmp_path: Path) -> None:
    file = tmp_path / "essai.communique"
    written(file, Holder(name="Moi\n\x1b[2J\u202e" + "x" * 5000, machine="m"))

    holder = lock.holder(file)

    assert holder is not None
    assert holder.name.startswith("Moi[2Jxxx")
    assert len(holder.name) == 200


def test_a_link_and_its_file_share_one_note(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a.communique").write_bytes(b"")
    (tmp_path / "link.communique").symlink_to(tmp_path / "there" / "a.communique")

    assert lock.beside(tmp_path / "link.communique") == lock.beside(tmp_path / "there" / "a.communique")


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_in_a_folder_that_takes_no_file_nobody_is_told_and_nobody_is_kept_out(tmp_path: Path) -> None:
    folder = Path("/proc/self") if os.geteuid() == 0 else tmp_path
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)

    assert lock.acquire(folder / "essai.communique", NOW) is None

    tmp_path.chmod(stat.S_IRWXU)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can be two people")
def test_a_stale_note_of_another_person_is_replaced_in_a_shared_folder() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        file = folder / "essai.communique"
        with started(file) as other:
            other.kill()
        os.setresuid(65534, 65534, 0)
        try:
            taken = lock.acquire(file, NOW)
        finally:
            os.setresuid(0, 0, 0)

        assert taken is not None
        assert taken.valid
