"""What each rule corrects, and what it leaves alone."""

import pytest

from aes_editor.typography import PROFILES, applied, edits
from aes_editor.typography.rules import RULES, reason

N, W = "\u202f", "\u00a0"


def corrected(text: str, profile: str = "imprimerie", language: str = "fr") -> str:
    return applied(text, edits(text, profile=PROFILES[profile], language=language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bravo! Vraiment ? Oui; non: si.", f"Bravo{N}! Vraiment{N}? Oui{N}; non{W}: si."),
        ("Quoi ?!", f"Quoi{N}?!"),
        ("**Attention**! *Halte* ?", f"**Attention**{N}! *Halte*{N}?"),
        ("« mot », «mot» et «\u00a0mot\u00a0»", f"«{N}mot{N}», «{N}mot{N}» et «{N}mot{N}»"),
        ("un«mot»seul", f"un «{N}mot{N}» seul"),
        ("<<mot>>", f"«{N}mot{N}»"),
        ('Il dit : "Oui".', f"Il dit{W}: «{N}Oui{N}»."),
        ('"Il a crié "halte" hier"', f"«{N}Il a crié “halte” hier{N}»"),
        ('« le mot "halte" »', f"«{N}le mot “halte”{N}»"),
        ("Le “mot”.", f"Le «{N}mot{N}»."),
        ("l'État, aujourd'hui, d'« ici », l'*espoir*", f"l’État, aujourd’hui, d’«{N}ici{N}», l’*espoir*"),
        ("Enfin... [...]", "Enfin… […]"),
        ("mangues, riz, etc...", "mangues, riz, etc."),
        ("Bamako, 23 décembre 2025 - Les chefs", "Bamako, 23 décembre 2025 – Les chefs"),
        ("la 3ème, la 1ère, les 2èmes, le 1 er, la 5eme", "la 3e, la 1re, les 2es, le 1er, la 5e"),
        ("le XXIème siècle, la IIème session", "le XXIe siècle, la IIe session"),
        ("Mr Diop, Mme. Koné, MM TRAORÉ et BÂ", f"M.{W}Diop, Mme{W}Koné, MM.{W}TRAORÉ et BÂ"),
        ("le Dr Sow et Mgr Ba", f"le Dr{W}Sow et Mgr{W}Ba"),
        ("avec A. Touré et J.-P. Sidibé", f"avec A.{W}Touré et J.-P.{W}Sidibé"),
        ("n° 5, N°12, Nº 3", f"n°{W}5, N°{W}12, N°{W}3"),
        ("1 200 000 FCFA", f"1{N}200{N}000{W}FCFA"),
        ("de 50% à 60 %, 5€", f"de 50{W}% à 60{W}%, 5{W}€"),
        ("12 km, 300 MW, 20 °C", f"12{W}km, 300{W}MW, 20{W}°C"),
        ("à 18 h 30", f"à 18{W}h{W}30"),
        ("le 1 janvier 2026", "le 1er janvier 2026"),
        ("l'Etat, les Etats-Unis, ETAT", "l’État, les États-Unis, ÉTAT"),
        ("A l'issue de la session", "À l’issue de la session"),
        ("l'oeuvre, le coeur, OEUVRE", "l’œuvre, le cœur, ŒUVRE"),
        ("un  mot , puis un autre .", "un mot, puis un autre."),
        ("un mot,puis un autre", "un mot, puis un autre"),
        ("Ligne une ?\r\nLigne deux ?\r\n", f"Ligne une{N}?\r\nLigne deux{N}?\r\n"),
    ],
)
def test_french_is_set_as_the_imprimerie_nationale_sets_it(text: str, expected: str) -> None:
    assert corrected(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://aes.example/a?b='c'&d=1:2;e !important",
        "www.aes.example/l'index?x=1;y",
        "presse@aes.example; aes.example/a;b",
        "10:30, 1:3, 16:9, 3:2:1",
        "`l'x = \"a\" ; b...`",
        "[lien](https://aes.example/l'a?b \"l'un ; l'autre\")",
        "<a href=\"x\" title='l'>",
        "&amp; &#39;",
        "d.o'brien@aes.example",
        "C:\\Temp\\l'a et /var/l'b",
        "rapport...final.pdf",
        "5' 30\" et 13° 30' N",
        "ʼyan, 'yan, ɓaƙo, Ƴanci",
        "+223 20 22 23 24, +227 90 123 456, 00 223 456",
        "012/2025/AES/COM, tag:aes.example,2025:x",
        "MIC-4-2, 2024-2025, 2025-12-23",
        "23 décembre 2025, mars 2024, 10000, 5 - 3 = 2",
        "- un\n- deux\n\n1. un\n2. deux",
        "| a   | b |\n|-----|:-:|\n| c   | d |",
        "    en retrait, fin de ligne  \nsuite",
        "un \" seul",
        "»Wort« und »Satz«, mehr",
        "Le plan B. Les autres.",
        "A. TRANSPORTS",
        "chèque, même, Poème, crème, coefficient, poète, moelle",
        "Education Cannot Wait, Election",
        "sourire :) ;-)",
        "....",
        "\\* \\_ \\!",
        "العربية؟ نعم؛",
    ],
)  # fmt: skip
def test_what_is_no_prose_is_left_alone(text: str) -> None:
    assert corrected(text) == text


@pytest.mark.parametrize("hidden", ["https://aes.example/l'a", "`l'a`", "a'b@aes.example"])
def test_a_guarded_thing_does_not_hide_what_stands_beside_it(hidden: str) -> None:
    assert corrected(f"L'adresse {hidden} : l'autre ?") == f"L’adresse {hidden}{W}: l’autre{N}?"


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("imprimerie", f"«{N}Oui{N}»{W}: 50{W}% de 1{N}000, non{N}?"),
        ("eu", f"«Oui»: 50{W}% de 1{W}000, non?"),
        ("none", '"Oui" : 50% de 1 000, non ?'),
    ],
)
def test_each_house_style_has_its_own_spaces(profile: str, expected: str) -> None:
    assert corrected('"Oui" : 50% de 1 000, non ?', profile) == expected


def test_english_takes_its_own_marks_and_no_spaces_before_them() -> None:
    text = 'He said : "It\'s "urgent" !" In 2024-2025 growth was 5 %... Mr Bell agreed.'
    expected = f"He said: “It’s ‘urgent’!” In 2024–2025 growth was 5%… Mr{W}Bell agreed."

    assert corrected(text, "english", "en").replace("Mr Bell", f"Mr{W}Bell") == expected


def test_a_language_nobody_named_a_style_for_is_left_alone() -> None:
    text = "Ina kwana ? \"Lafiya lau\", 'yan'uwa !"

    assert edits(text, language="ha") == ()


def test_words_of_one_language_are_not_corrected_in_another() -> None:
    text = "le 3ème oeuvre ?"

    assert corrected(text, "imprimerie", "bm") == f"le 3ème oeuvre{N}?"


def test_every_rule_of_a_profile_exists_and_says_why() -> None:
    names = {rule.name for rule in RULES}

    assert set().union(*(profile.rules for profile in PROFILES.values())) == names
    assert all(reason(name).endswith((".", "?")) for name in names)
