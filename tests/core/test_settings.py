"""What a person chose is found again, and nothing that is wrong with the file is an obstacle to writing."""

import dataclasses
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_editor import settings
from aes_editor.errors import WriteError
from aes_editor.folders import APPLICATION
from aes_editor.settings import MOST_RECENT, Settings


def test_settings_are_found_again(tmp_path: Path) -> None:
    chosen = Settings(language="en", formats=("pdf",), recent=("/dossiers/été.communique",), show_preview=False)

    settings.save(tmp_path / "new" / "settings.json", chosen)

    assert settings.load(tmp_path / "new" / "settings.json") == chosen


def test_a_file_name_that_is_no_unicode_is_found_again(tmp_path: Path) -> None:
    chosen = Settings(recent=(os.fsdecode(b"/dossiers/\xe9t\xe9.communique"), "\ud800"))

    settings.save(tmp_path / "settings.json", chosen)

    assert settings.load(tmp_path / "settings.json") == chosen


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"language": 3}', b"{}"])
def test_a_file_that_cannot_be_read_gives_the_first_day_again(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(data)

    assert settings.load(tmp_path / "settings.json") == Settings()
    assert settings.load(tmp_path / "absent.json") == Settings()
    assert settings.load(tmp_path) == Settings()


def test_one_wrong_setting_leaves_the_others(tmp_path: Path) -> None:
    told = {"appearance": "dark", "recent": ["/a", 3], "show_preview": "no", "of_the_future": True}
    (tmp_path / "settings.json").write_text(json.dumps(told))

    assert settings.load(tmp_path / "settings.json") == Settings(appearance="dark")


@given(st.lists(st.text(min_size=1).filter(lambda name: "\x00" not in name), max_size=2 * MOST_RECENT))
def test_recent_files_are_each_there_once_the_latest_first(names: list[str]) -> None:
    chosen = Settings()
    for name in names:
        chosen = chosen.with_recent(Path(name))

    latest_first = list(dict.fromkeys(str(Path(name)) for name in reversed(names)))
    assert list(chosen.recent) == latest_first[:MOST_RECENT]


def test_settings_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(WriteError):
        settings.save(tmp_path / "file" / "settings.json", Settings())


def test_the_file_is_in_the_configuration_folder_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    assert settings.file().name == "settings.json"
    assert APPLICATION in settings.file().parts


def test_every_setting_has_a_default() -> None:
    assert all(field.default is not dataclasses.MISSING for field in dataclasses.fields(Settings))
