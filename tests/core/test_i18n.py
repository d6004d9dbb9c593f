"""The language of the interface."""

import pytest

from aes_editor import i18n
from aes_editor.i18n import _, ngettext


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "EN"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_MESSAGES": "fr_ML", "LANG": "en_US.UTF-8"}, "fr"),
        ({"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "fr"),
        ({"LANG": "C"}, "fr"),
        ({"LANG": "C.UTF-8"}, "fr"),
        ({}, "fr"),
    ],
)
def test_the_locale_chooses_and_french_is_the_default(environ: dict[str, str], language: str) -> None:
    assert i18n.preferred(environ) == language


@pytest.mark.parametrize("language", ["en", "zz", "", "../fr"])
def test_without_a_catalog_the_messages_are_those_of_the_source(language: str) -> None:
    i18n.use(language)

    assert i18n.active() == "en"
    assert _("A message that is in no catalog") == "A message that is in no catalog"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_language_that_ships_can_be_spoken(language: str) -> None:
    i18n.use(language)

    assert i18n.active() == language
    assert _("Headline")


@pytest.mark.parametrize(("count", "form"), [(1, "%d page"), (2, "%d pages")])
def test_a_message_agrees_with_its_number(count: int, form: str) -> None:
    assert ngettext("%d page", "%d pages", count) == form


def test_a_mark_for_the_catalogs_leaves_the_message_as_it_is() -> None:
    assert i18n.N_("Headline") == "Headline"
