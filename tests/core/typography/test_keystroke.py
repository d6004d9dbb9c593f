"""Typography while typing: one correction per key, of what the key finished."""

import pytest

from aes_editor.typography import PROFILES, Edit, Profile, applied, edits, while_typing

N, W = "\u202f", "\u00a0"


def typed(keys: str, profile: Profile | None = None, language: str = "fr") -> str:
    """Return what stands in an editor where somebody typed *keys*, one after the other."""
    text = ""
    for key in keys:
        text += key
        edit = while_typing(text, len(text), key, profile=profile, language=language)
        if edit is not None:
            text = applied(text, [edit])
    return text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("Bravo! Oui ?", f"Bravo{N}! Oui{N}?"),
        ("Il dit : rien", f"Il dit{W}: rien"),
        ("Il dit: rien", f"Il dit{W}: rien"),
        ('Il dit "oui".', f"Il dit «{N}oui{N}»."),
        ('"Il dit "oui" hier"', f"«{N}Il dit “oui” hier{N}»"),
        ("«oui»", f"«{N}oui{N}»"),
        ("l'État d'Awa", "l’État d’Awa"),
        ("Enfin...", "Enfin…"),
        ("Bamako - Dakar", "Bamako – Dakar"),
        ("la 3ème session", "la 3e session"),
        ("le XXIème, la 1ère,", "le XXIe, la 1re,"),
        ("M. Diop et Mme Ba", f"M.{W}Diop et Mme{W}Ba"),
        ("n° 12", f"n°{W}12"),
        ("50% de 1 200 000 FCFA ", f"50{W}% de 1{N}200{N}000{W}FCFA "),
        ("12 km à 18 h 30", f"12{W}km à 18{W}h{W}30"),
        ("l'oeuvre de l'Etat ", "l’œuvre de l’État "),
        ("le 1 janvier 2026", "le 1er janvier 2026"),
        ("https://aes.example/a?b=1;c! ", "https://aes.example/a?b=1;c! "),
        ("presse@aes.example; ", "presse@aes.example; "),
        ("10:30 et 16:9", "10:30 et 16:9"),
        ("http://aes.example", "http://aes.example"),
        ("`l'x ?` ", "`l'x ?` "),
        ("5' et 30\" ", "5' et 30\" "),
        ("<a href=\"x\">", "<a href=\"x\">"),
        ("- un - deux", "- un – deux"),
    ],
)  # fmt: skip
def test_what_is_typed_comes_out_as_it_is_printed(keys: str, text: str) -> None:
    assert typed(keys) == text


def test_other_styles_hold_while_typing_too() -> None:
    assert typed('Quoi ? "Rien" : non ', PROFILES["eu"]) == "Quoi? «Rien»: non "
    assert typed('It\'s "fine" - really ? ', language="en") == "It’s “fine” – really? "
    assert typed('l\'avis ? "non"', PROFILES["none"]) == 'l\'avis ? "non"'


@pytest.mark.parametrize(
    "text", ["l'a", "l'avis", "la 3ème ", "Mme A", "mot ,", "50%", "le 1 janvier ", "A. Ko", "Oui!"]
)
def test_a_correction_that_was_undone_stays_undone(text: str) -> None:
    for key in " de tous, enfin. Non ":
        text += key
        assert while_typing(text, len(text), key) is None


def test_a_quotation_is_closed_however_long_it_is() -> None:
    words = "mot " * 60

    assert typed(f'"{words}fin", dit-elle') == f"«{N}{words}fin{N}», dit-elle"


@pytest.mark.parametrize(
    "keys",
    [f"https://aes.example/{'a' * 300}/x?b=1;c! ", f'`{"mot " * 60}l\'a ? "b"` ', f"{'a-' * 200}@x ", f"«{'x' * 100}"],
)
def test_however_long_it_is_what_is_guarded_is_left_alone(keys: str) -> None:
    assert typed(keys, PROFILES["eu"]) == keys


def test_a_key_behind_a_text_without_end_reads_little_of_it() -> None:
    for piece in ("l'", '"', "«", "a.", "1 000 ", "`", "a:", "3ème "):
        text = piece * 1_000_000  # of a whole pass over this, hours would be spent
        for key in 'a ?"':
            while_typing(text + key, len(text) + 1, key)


def test_only_the_line_of_the_caret_counts() -> None:
    before = '« jamais fermé "\n'

    assert while_typing(f'{before}"', len(before) + 1, '"') == Edit(
        len(before), len(before) + 1, f"«{N}", "straight-quotes"
    )


def test_typing_in_the_middle_of_a_text_corrects_there() -> None:
    edit = while_typing("Oui! Non", 4, "!")

    assert edit is not None
    assert applied("Oui! Non", [edit]) == f"Oui{N}! Non"


@pytest.mark.parametrize(("text", "position", "key"), [("", 0, "a"), ("ab", 1, "b"), ("ab", 2, "ab"), ("ab", 9, "b")])
def test_what_is_no_key_at_the_caret_corrects_nothing(text: str, position: int, key: str) -> None:
    assert while_typing(text, position, key) is None


def test_a_text_typed_through_needs_no_pass() -> None:
    text = typed(
        "Niamey, 3 mars 2026 - Mme Awa Koné l'a dit : \"La 3ème session s'ouvre ; 1 200 délégués, 45 % de femmes, y "
        "viendront !\" Rien n'est joué... n° 12, à 18 h 30 , 12 km plus loin. "
    )

    assert edits(text) == ()
