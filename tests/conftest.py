"""Fixtures for every room."""

from pathlib import Path

import pytest

from aes_editor import i18n

ROOT = Path(__file__).parent.parent


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
