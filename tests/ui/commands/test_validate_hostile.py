"""``aes-editor validate`` over XML made to hurt: the real program, its memory measured."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.core.importers.newsml.test_hostile import CLOSE, HOSTILE, OPEN

if sys.platform != "linux":
    pytest.skip("what a process took is told in kilobytes by Linux alone", allow_module_level=True)

_MOST = 200_000  # kilobytes

# A process begins with the peak of the one it was forked from, so a small one stands between the tests and the program.
_MEASURED = """
import json, os, subprocess, sys
program = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
out, err = program.stdout.read(), program.stderr.read()
_, status, usage = os.wait4(program.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), err.decode(), usage.ru_maxrss]))
"""


def validated(path: Path) -> tuple[int, str, int]:
    """Return the exit code, what was said on standard error, and the peak of memory in kilobytes."""
    program = [sys.executable, "-m", "aes_editor", "validate", str(path)]
    told = subprocess.run(
        [sys.executable, "-S", "-c", _MEASURED, *program], capture_output=True, check=True, timeout=60
    )
    code, said, peak = json.loads(told.stdout)
    return code, said, peak


def zip_bomb() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("record.xml", b"0" * 50_000_000)
    return data.getvalue()


TRAPS = {name: make for name, (make, _words) in HOSTILE.items()} | {
    "a ZIP bomb": zip_bomb,
    "100 MB of nothing of ours": lambda: "<a>" + "x" * 100_000_000 + "</a>",
}


@pytest.mark.parametrize("name", TRAPS)
def test_it_is_refused_by_one_sentence_and_costs_little(name: str, tmp_path: Path) -> None:
    data = TRAPS[name]()
    path = tmp_path / "piege.xml"
    path.write_bytes(data.encode() if isinstance(data, str) else data)

    code, said, peak = validated(path)

    assert code == 4
    assert said.startswith("aes-editor: ")
    assert "piege.xml" in said
    assert said.count("\n") == 1
    assert peak < _MOST


FLOODS = {
    "wrong elements": '<x a="1" qcode="z:b"/>' * 60_000,
    "dangling references": "".join(f'<partMeta contentrefs="{" ".join(f"r{n}" for n in range(500))}"/>' * 100),
    "nested text": f"<contentSet><inlineXML>{('<p>' * 90 + '</p>' * 90) * 1000}</inlineXML></contentSet>",
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS.keys())
def test_a_flood_of_faults_is_told_in_part(flood: str, tmp_path: Path) -> None:
    path = tmp_path / "flot.xml"
    scheme = '<catalog><scheme alias="aeskind" uri="tag:aes.example,2026:cv:kind:"/></catalog>'
    path.write_text(f"{OPEN}{scheme}{flood}{CLOSE}")

    code, said, peak = validated(path)

    assert (code, said) == (1, "")
    assert peak < _MOST
