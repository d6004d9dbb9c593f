"""What ``make run`` and ``make test`` find missing, and what they do about it."""

import importlib.util
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "packaging" / "prepare.py"

BOOKWORM = (2, 36)
NOBLE = (2, 39)
TRIXIE = (2, 41)


@pytest.fixture
def prepare() -> ModuleType:
    spec = importlib.util.spec_from_file_location("prepare", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(prepare: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small checkout whose system has all it needs, and whose virtual environment stands."""
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "setup.py").write_text("")
    catalog = tmp_path / "resources/translations/fr/LC_MESSAGES/aes_editor.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text('msgid ""\n')
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    for name, place in {"ROOT": "", "VENV": ".venv", "STAMP": ".venv/prepared.json"}.items():
        monkeypatch.setattr(prepare, name, tmp_path / place)
    monkeypatch.setattr(prepare, "TRANSLATIONS", tmp_path / "resources/translations")
    monkeypatch.setattr(prepare, "prepare_system", lambda: None)
    monkeypatch.setattr(prepare, "_runs_pip", lambda: True)
    return tmp_path


@pytest.fixture
def commands(prepare: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was run, by its first telling word; catalogs are compiled as the real commands would."""
    ran: list[str] = []

    def run(command: list[str], otherwise: str) -> None:
        ran.append(next(word for word in command if word in {"venv", "install", "compileall", "compile"}))
        for catalog in prepare.catalogs():
            catalog.with_suffix(".mo").write_bytes(b"")

    monkeypatch.setattr(prepare, "_run", run)
    return ran


@pytest.mark.parametrize(
    ("library", "glibc", "package"),
    [
        ("libasound.so.2", BOOKWORM, "libasound2"),
        ("libasound.so.2", NOBLE, "libasound2t64"),
        ("libglib-2.0.so.0", BOOKWORM, "libglib2.0-0"),
        ("libglib-2.0.so.0", TRIXIE, "libglib2.0-0t64"),
        ("libEGL.so.1", TRIXIE, "libegl1"),
    ],
)
def test_a_library_is_in_the_package_of_its_release(
    prepare: ModuleType, library: str, glibc: tuple[int, ...], package: str
) -> None:
    assert prepare.package_of(library, glibc) == package


def test_a_library_that_cannot_be_loaded_is_missing(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "LIBRARIES", {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"})

    assert prepare.missing_libraries() == ["libnowhere.so.9"]


def test_someone_who_is_not_root_is_told_the_exact_line(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare, "missing_libraries", lambda: ["libEGL.so.1", "libGL.so.1"])
    monkeypatch.setattr(prepare, "has_venv", lambda: True)
    monkeypatch.setattr(prepare.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(prepare.os, "geteuid", lambda: 1000)

    prepare.prepare_system()

    assert "  sudo apt-get install --yes --no-install-recommends libegl1 libgl1\n" in capsys.readouterr().err


def test_where_there_is_no_apt_the_libraries_are_named(
    prepare: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare, "missing_libraries", lambda: ["libEGL.so.1", "libGL.so.1"])
    monkeypatch.setattr(prepare.shutil, "which", lambda name: None)

    prepare.prepare_system()

    assert "libEGL.so.1, libGL.so.1" in capsys.readouterr().err


def test_a_python_without_venv_is_told_of_its_package(prepare: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "_runs_pip", lambda: False)
    monkeypatch.setattr(prepare, "has_venv", lambda: False)

    with pytest.raises(prepare.Unprepared, match=r"package python3\.\d+-venv adds that"):
        prepare.prepare_venv(moved=False)


def test_a_second_call_runs_nothing(prepare: ModuleType, checkout: Path, commands: list[str]) -> None:
    prepare.prepare(frozenset())
    prepare.prepare(frozenset())

    assert commands == ["install", "compileall"]


def test_what_tests_need_is_added_and_then_stays(prepare: ModuleType, checkout: Path, commands: list[str]) -> None:
    prepare.prepare(frozenset())
    prepare.prepare(frozenset({"dev"}))
    prepare.prepare(frozenset())

    assert commands == ["install", "compileall", "install", "compileall"]
    assert json.loads(prepare.STAMP.read_text())["extras"] == "dev"


def _change_project(checkout: Path) -> None:
    (checkout / "pyproject.toml").write_text("[project]\nname = 'aes-editor'\n")


def _change_catalog(checkout: Path) -> None:
    next(checkout.rglob("*.po")).write_text('msgid "Lead"\n')


def _lose_compiled_catalog(checkout: Path) -> None:
    next(checkout.rglob("*.mo")).unlink()


def _move(checkout: Path) -> None:
    stamp = checkout / ".venv/prepared.json"
    stamp.write_text(stamp.read_text().replace(str(checkout), "/somewhere/else"))


def _spoil_stamp(checkout: Path) -> None:
    (checkout / ".venv/prepared.json").write_text("[")


@pytest.mark.parametrize(
    ("change", "commands_after"),
    [
        (_change_project, ["install", "compileall"]),
        (_change_catalog, ["compile"]),
        (_lose_compiled_catalog, ["compile"]),
        (_move, ["venv", "install", "compileall"]),
        (_spoil_stamp, ["install", "compileall"]),
    ],
)
def test_what_changed_is_made_again(
    prepare: ModuleType,
    checkout: Path,
    commands: list[str],
    change: Callable[[Path], None],
    commands_after: list[str],
) -> None:
    prepare.prepare(frozenset())
    commands.clear()

    change(checkout)
    prepare.prepare(frozenset())

    assert commands == commands_after
