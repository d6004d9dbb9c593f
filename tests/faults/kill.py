"""One run of the harness: start, type, kill at a moment that the seed chooses, start again, compare."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from lxml import etree

from aes_editor import container
from aes_editor.document import Communique
from aes_editor.errors import AesError
from benchmarks import documents as measured
from tests.display import start_virtual_display

ROOT = Path(__file__).parent.parent.parent
MOST_MISSING_S = 1.0
"""What was typed longer ago than this before the kill must be there."""

_LONGEST_S = 60
_TITLE = "Le fichier"
_WORDS = "la paix se construit jour apres jour avec patience "


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run showed.

    *documents* had been typed in for longer than a second, and *lost* counts those of them that were not there again;
    of the others no more than *missing* seconds of typing lacked. *broken* names files that cannot be read or are half
    written, *leftovers* counts temporary files beside
    the document that outlive the next start. *within* tells whether the kill fell into a save or an export.
    """

    how: str
    seed: int
    documents: int = 0
    lost: int = 0
    missing: float = 0.0
    broken: tuple[str, ...] = ()
    leftovers: int = 0
    within: bool = False
    trouble: str = ""

    @property
    def good(self) -> bool:
        """Whether the promise was kept."""
        return not (self.lost or self.broken or self.trouble) and self.missing <= MOST_MISSING_S


@dataclass(frozen=True, slots=True)
class _State:
    at: float
    text: str


def run(how: str, seed: int) -> Outcome:
    """Return what run *seed* of the kind *how* showed: ``typing``, ``saving``, ``exporting`` or ``window``.

    In ``window`` the program is the installed command, and the keys come from the X server; elsewhere Qt draws
    offscreen and the keys come from within.
    """
    with tempfile.TemporaryDirectory(prefix="aes-fault-") as name:
        home = Path(name)
        file = home / "fichier.communique"
        doc, media = _document(seed)
        container.save(file, doc, media)
        (home / "out").mkdir()
        states: dict[int, list[_State]] = {0: [_State(0.0, "")], 1: [_State(0.0, "")]}
        if how == "window":
            killed, within = _type_from_outside(home, file, seed, states), False
        else:
            killed, within = _type_from_within(home, file, how, seed, states)
        broken = _broken(file, home / "out", {state.text for state in states[0]})
        found, trouble = come_back(home, file)
        leftovers = len([*home.glob(f".{file.name}*.tmp")])
        if not trouble and any(item.get("unsafe") for item in found):
            trouble = "the journal was not safe"
        texts = [(item["path"] == str(file), item["text"]) for item in found if "path" in item]
        broken += tuple(f"no image {name}" for item in found for name in item.get("lacking", ()))
        lost, missing, documents = 0, 0.0, 0
        for number, known in states.items():
            there = [text for is_file, text in texts if is_file == (number == 0)]
            ages = [_missing(known, text, killed) for text in there or [""]]  # without a word typed none is offered
            late = min((age for age in ages if age is not None), default=None)
            gone = late is None or (not there and late > MOST_MISSING_S)
            documents += any(0 < state.at < killed - MOST_MISSING_S for state in known)
            lost += gone
            missing = max(missing, 0.0 if gone or late is None else late)
        return Outcome(how, seed, documents, lost, missing, broken, leftovers, within, trouble)


def _document(seed: int) -> tuple[Communique, Mapping[str, bytes]]:
    """Return what the run begins with: the sample with its images, or ten pages, each without a lead."""
    doc, context = measured.long() if seed % 2 else measured.sample()
    return msgspec.structs.replace(doc, headline=_TITLE, short_title="", lead=""), context.media


def _missing(known: list[_State], text: str, killed: float) -> float | None:
    """Return for how many seconds before the kill the typing that *text* lacks had gone on; None for an alien text."""
    places = [place for place, state in enumerate(known) if state.text == text]
    if not places:
        return 0.0 if text[:-1] == known[-1].text else None  # typed, and killed before it could be told
    after = known[places[-1] + 1 :]
    return killed - after[0].at if after else 0.0


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return what a program is started with: *home* as its home, no screen, English, and *more*."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "WAYLAND", "QT_"))}
    return kept | {"HOME": str(home), "LC_ALL": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"} | more


def start(home: Path, command: list[str], **more: str) -> subprocess.Popen[bytes]:
    """Start *command* with *home* as its home, in a group of processes of its own."""
    return subprocess.Popen(
        command,
        env=environment(home, **more),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(program: subprocess.Popen[bytes]) -> float:
    """End *program* and all it started, in no order and without a warning; return when."""
    at = time.monotonic()
    os.killpg(program.pid, signal.SIGKILL)
    program.wait()
    return at


def _type_from_within(
    home: Path, file: Path, how: str, seed: int, states: dict[int, list[_State]]
) -> tuple[float, bool]:
    """Let the typist work until the kill; return when that was, and whether a save or an export was under way."""
    chance = random.Random(seed)
    program = start(home, [sys.executable, "-m", "tests.faults.typist", how, str(seed), str(file), str(home / "out")])
    awaited = {"saving": "save", "exporting": "export"}.get(how, "")
    begun = threading.Semaphore(0)
    under_way: list[str] = []

    def listen() -> None:
        assert program.stdout is not None
        for line in program.stdout:
            if not line.endswith(b"\n"):
                break
            facts: dict[str, Any] = json.loads(line)
            if "text" in facts:
                states[facts["doc"]].append(_State(facts["t"], facts["text"]))
            if "begins" in facts:
                under_way.append(facts["begins"])
            if "ends" in facts:
                under_way.clear()
            if facts.get("begins", "") == awaited:
                begun.release()

    listener = threading.Thread(target=listen)
    listener.start()
    for _number in range(chance.randrange(1, 12 if awaited == "save" else 4 if awaited else 15)):
        begun.acquire(timeout=_LONGEST_S)
    time.sleep(chance.uniform(0, {"save": 0.01, "export": 1.5}.get(awaited, 2.5)))
    killed = kill(program)
    listener.join()
    assert program.stdout is not None
    program.stdout.close()
    return killed, bool(under_way)


def _type_from_outside(home: Path, file: Path, seed: int, states: dict[int, list[_State]]) -> float:
    """Type by the X server into the window that the installed program opened; return when it was killed."""
    chance = random.Random(seed)
    display = start_virtual_display()
    screen = environment(home, DISPLAY=display)

    def key(*words: str) -> None:
        subprocess.run(["xdotool", *words], env=screen, check=True, capture_output=True, timeout=_LONGEST_S)

    command = [str(Path(sys.executable).with_name("aes-editor")), str(file)]
    program = start(home, command, DISPLAY=display, QT_QPA_PLATFORM="xcb")
    try:
        key("search", "--sync", "--onlyvisible", "--name", _TITLE, "windowfocus")
        time.sleep(1.0)  # the form is built after the window stands; from outside there is nothing to wait for
        key("key", "Tab")
        end = time.monotonic() + chance.uniform(1.5, 4)
        text = ""
        while time.monotonic() < end:
            letter = _WORDS[len(text) % len(_WORDS)]
            key("key", "space" if letter == " " else letter)
            text += letter
            states[0].append(_State(time.monotonic(), text))
    finally:
        killed = kill(program)
    assert program.stdout is not None
    program.stdout.close()
    return killed


def _broken(file: Path, out: Path, texts: set[str]) -> tuple[str, ...]:
    """Return the files that cannot be read, are half written, or hold what was never typed."""
    broken = []
    try:
        if container.load(file).doc.lead not in texts:
            broken.append(f"{file.name}: a text that was never typed")
    except AesError as error:
        broken.append(str(error))
    for path in out.iterdir():
        data = path.read_bytes()
        whole = {".pdf": data.rstrip().endswith(b"%%EOF"), ".html": data.rstrip().endswith(b"</html>")}
        if path.suffix == ".xml":
            etree.fromstring(data)
        if not whole.get(path.suffix, bool(data)) and not path.name.endswith(".tmp"):
            broken.append(path.name)
    return tuple(broken)


def come_back(home: Path, file: Path, before: Sequence[str] = ()) -> tuple[list[dict[str, Any]], str]:
    """Start again and recover; return what the program then shows, and what went wrong in doing so."""
    command = [*before, sys.executable, "-m", "tests.faults.reader", str(file)]
    program = start(home, command)
    try:
        output, _none = program.communicate(timeout=_LONGEST_S)
    except subprocess.TimeoutExpired:
        kill(program)
        return [], f"the program did not come back within {_LONGEST_S} s"
    found = [json.loads(line) for line in output.splitlines()]
    return found, "" if found and "offered" in found[-1] else f"the program ended by itself: {program.returncode}"
