"""Fixtures for every room."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from aes_editor import i18n
from tests.display import start_virtual_display
from tests.needs import require
from ui.preview import prepare_environment

ROOT = Path(__file__).parent.parent

# Examples are found again in the same order on every machine, and a slow one is no failure.
settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("house")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of designs and reference data beside the checkout."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference data (../shared) is not beside this checkout")
    return folder


@pytest.fixture(autouse=True)
def _english_messages() -> None:
    """Every test starts with the messages of the source, whatever the machine or another test speaks."""
    i18n.use("en")


@pytest.fixture(scope="session")
def display() -> Iterator[None]:
    """A screen for Qt: a private X server where Xvfb is installed, Qt's own offscreen drawing otherwise."""
    prepare_environment()
    with pytest.MonkeyPatch.context() as environment:
        environment.delenv("WAYLAND_DISPLAY", raising=False)
        if shutil.which("Xvfb") is None:
            environment.setenv("QT_QPA_PLATFORM", "offscreen")
            yield
            return
        environment.setenv("DISPLAY", start_virtual_display())
        environment.setenv("QT_QPA_PLATFORM", "xcb")
        yield


@pytest.fixture(scope="session")
def qapp_args(display: None) -> list[str]:
    """What pytest-qt starts the application with; asking for it starts the screen first."""
    return ["aes-editor"]


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("x11"):
        require("Xvfb", package="xvfb")


_MOST_GARBAGE = 50_000
"""Objects made since the last collection."""


def pytest_sessionstart() -> None:
    gc.disable()  # as in the program: a thread that collected would end the widgets of earlier tests


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    if gc.get_count()[0] > _MOST_GARBAGE:
        gc.collect()
