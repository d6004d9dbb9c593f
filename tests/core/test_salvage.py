"""Files that were damaged in every way: read as far as they go, and every difference named.

``AES_CORRUPTIONS=20000 pytest tests/core/test_salvage.py -s`` tries that many and prints what became of them.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import signal
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from aes_editor import container
from aes_editor.container import Contents
from aes_editor.errors import AesError
from aes_editor.history import History, Occasion
from tests.documents import NOW, full
from tests.strategies import images

COUNT = int(os.environ.get("AES_CORRUPTIONS", "500"))
SECONDS = 5


def _original() -> bytes:
    history = History()
    doc = full()
    for number in range(30):
        doc = replace(doc, headline=f"Titre {number}", body=doc.body if number % 7 else doc.body[1:])
        history = history.with_version(doc, NOW, Occasion.SAVED)
    return container.pack(doc, images(), history)


FILE = _original()
WHOLE = container.unpack(FILE, "x", rescue=True)


def _flip(data: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _flip in range(chance.choice((1, 1, 2, 5, 40))):
        spoiled[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(spoiled)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _blank(data: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(data)), chance.choice((1, 16, 512, 4096))
    return data[:start] + bytes(length) + data[start + length :]


def _overwrite(data: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(data)), chance.choice((1, 16, 512))
    return data[:start] + chance.randbytes(length) + data[start + length :]


def _leave_out(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 3, 512, 4096)) :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + chance.randbytes(chance.choice((1, 7, 512))) + data[start:]


def _swap(data: bytes, chance: random.Random) -> bytes:
    one, other = sorted(chance.sample(range(0, len(data) - 512, 512), 2))
    middle = data[one + 512 : other]
    return data[:one] + data[other : other + 512] + middle + data[one : one + 512] + data[other + 512 :]


def _drop_entry(data: bytes, chance: random.Random) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        gone = chance.choice(old.namelist())
        for entry in old.infolist():
            if entry.filename != gone:
                new.writestr(entry, old.read(entry))
    return buffer.getvalue()


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip,
    _cut,
    _blank,
    _overwrite,
    _leave_out,
    _insert,
    _swap,
    _drop_entry,
)


def _unnamed(contents: Contents) -> Iterator[str]:
    """Yield what differs from the original and is named by no loss."""
    told = " ".join(contents.losses)
    if contents.doc != WHOLE.doc and "The text is damaged" not in told:
        yield "the text"
    for name, data in WHOLE.media.items():
        if contents.media.get(name, data) != data or (name not in contents.media and name[:12] not in told):
            if "older version" in told and name not in WHOLE.doc.media_names():
                continue  # gone with the version that showed it
            if contents.doc != WHOLE.doc and name not in contents.doc.media_names():
                continue  # gone with the text that showed it
            yield name
    versions = {version.number: contents.history.data(version.number) for version in contents.history.versions}
    for version in WHOLE.history.versions:
        number = version.number
        if versions.get(number) != WHOLE.history.data(number) and "version" not in told:
            yield f"version {number}"
    yield from (f"version {number} from nowhere" for number in versions if number not in range(1, 31))


@contextlib.contextmanager
def _time_limit() -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_arguments: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_files_are_read_as_far_as_they_go_and_every_difference_is_named(
    damage: Callable[[bytes, random.Random], bytes],
) -> None:
    chance = random.Random(damage.__name__)
    outcomes: Counter[str] = Counter()
    longest = 0.0
    for _case in range(-(-COUNT // len(DAMAGES))):
        data = damage(FILE, chance)
        start = time.perf_counter()
        with _time_limit():
            try:
                contents = container.unpack(data, "x", rescue=True)
            except AesError:
                outcomes["refused in a sentence"] += 1
            else:
                assert list(_unnamed(contents)) == []
                outcomes["opened whole" if contents == WHOLE else "opened with losses named"] += 1
        longest = max(longest, time.perf_counter() - start)
    print(f"{damage.__name__[1:]:12} {dict(outcomes)}, longest {longest:.3f} s")
    assert outcomes["opened whole"] + outcomes["opened with losses named"] > outcomes["refused in a sentence"]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_program_that_works_on_files_unseen_reads_the_very_text_or_none(
    damage: Callable[[bytes, random.Random], bytes],
) -> None:
    chance = random.Random(damage.__name__)
    for _case in range(30):
        with contextlib.suppress(AesError):
            contents = container.unpack(damage(FILE, chance), "x")
            assert contents.doc == WHOLE.doc
