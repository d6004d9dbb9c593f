"""Where settings and work are kept: with the user, or on the stick the program came on."""

import sys
from pathlib import Path

import pytest

from aes_editor import folders, settings


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundled program in a folder of its own; the user has folders of the system besides."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "share"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program = tmp_path / "stick" / "aes-editor"
    program.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(program / "aes-editor"))
    return program


@pytest.mark.skipif(sys.platform != "linux", reason="the folders of XDG are those of Linux")
def test_an_installed_program_keeps_to_the_folders_of_its_user(stick: Path, tmp_path: Path) -> None:
    assert settings.file() == tmp_path / "home" / "config" / "aes-editor" / "settings.json"
    assert folders.data_folder() == tmp_path / "home" / "share" / "aes-editor"


def test_a_folder_beside_the_program_takes_everything(stick: Path) -> None:
    (stick / "data").mkdir()

    assert settings.file() == stick / "data" / "settings.json"
    assert folders.data_folder() == stick / "data"


def test_a_mark_beside_the_program_asks_for_such_a_folder(stick: Path) -> None:
    (stick / "portable").touch()

    settings.save(settings.file(), settings.Settings(language="en"))

    assert settings.load(stick / "data" / "settings.json").language == "en"


def test_a_folder_called_data_beside_an_interpreter_means_nothing(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stick / "data").mkdir()
    monkeypatch.delattr(sys, "frozen")

    assert folders.portable_folder() is None


def test_on_macos_the_stick_is_where_the_application_lies(tmp_path: Path) -> None:
    executable = tmp_path / "AES Editor.app" / "Contents" / "MacOS" / "aes-editor"

    assert folders.home_of_program(executable) == tmp_path
