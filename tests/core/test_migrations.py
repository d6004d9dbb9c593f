"""Documents of older formats."""

from typing import Any

import pytest

from aes_editor import migrations


def _rename_title(raw: dict[str, Any]) -> dict[str, Any]:
    return {("headline" if name == "title" else name): value for name, value in raw.items()}


def _shout(raw: dict[str, Any]) -> dict[str, Any]:
    return raw | {"headline": raw["headline"].upper()}


@pytest.mark.parametrize(
    ("number", "raw"),
    [(1, {"title": "Titre"}), (2, {"headline": "Titre"}), (3, {"headline": "TITRE"})],
)
def test_a_document_goes_through_every_step_after_its_own_format(number: int, raw: dict[str, Any]) -> None:
    assert migrations.migrate(raw, number, (_rename_title, _shout)) == {"headline": "TITRE"}


def test_todays_format_counts_the_steps() -> None:
    assert len(migrations.MIGRATIONS) + 1 == migrations.FORMAT
    assert migrations.migrate({"headline": "Titre"}, migrations.FORMAT) == {"headline": "Titre"}
