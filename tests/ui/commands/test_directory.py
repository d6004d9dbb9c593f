"""``aes-editor directory``, and ``check --directory``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aes_editor import container
from aes_editor.document import Communique, Dateline, Paragraphs, Person, Quote

Run = Callable[..., tuple[int, str, str]]

CSV = """Prénom;Nom;Pays;Grade;Titre;Depuis;Jusqu'au
Assimi;Goïta;ML;Colonel;Vice-président;2020-09-25;2021-05-24
Assimi;Goïta;ML;Général d’Armée;Président de la Transition du Mali;2021-06-07;
Awa;Koné;NE;Mme;Ministre du Fleuve;2025-01-01;
"""


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


@pytest.fixture
def persons(tmp_path: Path) -> Path:
    path = tmp_path / "personnes.csv"
    path.write_text(CSV, encoding="utf-8-sig")
    return path


def test_an_import_tells_what_came_and_what_was_there(run: Run, persons: Path) -> None:
    assert run("directory", "import", persons) == (0, "2 entries added, 0 updated, 0 unchanged\n", "")
    assert run("directory", "import", persons) == (0, "0 entries added, 0 updated, 2 unchanged\n", "")


def test_a_few_letters_find_a_person_as_of_a_day(run: Run, persons: Path) -> None:
    run("directory", "import", persons)

    now = run("directory", "list", "goi")
    then = run("directory", "list", "GOÏ", "--on", "2021-01-01")

    assert now == (0, "Général d’Armée Assimi GOÏTA, Président de la Transition du Mali\n", "")
    assert then == (0, "Colonel Assimi GOÏTA, Vice-président\n", "")


def test_what_is_exported_is_imported_elsewhere(run: Run, persons: Path, tmp_path: Path) -> None:
    run("directory", "import", persons, "--examples")
    run("directory", "export", "--out", tmp_path / "tout.json")
    run("directory", "export", "--kind", "contacts", "--out", tmp_path / "contacts.csv")

    other = ("--file", tmp_path / "autre.json")
    assert run("directory", "import", tmp_path / "tout.json", *other)[0] == 0
    assert run("directory", "import", tmp_path / "contacts.csv", *other)[1].startswith("0 entries added, 0 updated")
    assert (tmp_path / "autre.json").read_bytes() == (tmp_path / "tout.json").read_bytes()
    listed = json.loads(run("directory", "list", "--json", "--kind", "contacts", *other)[1])
    assert [entry["phones"] for entry in listed] == [["+22320000001", "+22790000001"], ["+22620000002"]]


def test_a_wrong_row_is_told_and_nothing_is_taken(run: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "faux.csv"
    wrong.write_text("given_name,family_name,since\nAwa,Koné,\nIdi,Souley,demain\n", encoding="utf-8")

    code, out, err = run("directory", "import", wrong)

    assert (code, out) == (4, "")
    assert err == f"aes-editor: “{wrong}”, line 3: “demain” is no date; write 2026-03-01.\n"
    assert run("directory", "list") == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("directory",), 2),
        (("directory", "import"), 2),
        (("directory", "import", "absent.csv"), 4),
        (("directory", "list", "--on", "hier"), 2),
        (("directory", "list", "--file", "absent.json"), 4),
        (("directory", "export", "--kind", "cars", "--out", "-"), 2),
    ],
)
def test_what_makes_no_sense_is_one_sentence(run: Run, arguments: tuple[str, ...], code: int) -> None:
    told = run(*arguments)

    assert told[0] == code
    assert told[1] == ""
    assert told[2].count("\n") == 1


def test_a_damaged_directory_is_told(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "annuaire.json"
    broken.write_bytes(b'{"persons": [')

    code, out, err = run("directory", "list", "--file", broken)

    assert (code, out) == (0, "")
    assert "line 1: this is not the JSON of a directory" in err


def test_help_of_an_action_documents_the_heads(run: Run) -> None:
    code, out, _err = run("directory", "import", "--help")

    assert code == 0
    assert "given_name;family_name;country;honorific;title;short_title;organisation;since;until" in out


@pytest.mark.parametrize("kind", ["persons", "institutions", "places", "contacts", "boilerplates"])
def test_the_heads_in_the_help_are_those_of_the_files(run: Run, kind: str) -> None:
    (head,) = run("directory", "export", "--kind", kind, "--out", "-")[1].removeprefix("\ufeff").splitlines()

    assert f"  {kind} " in (help_ := run("directory", "import", "--help")[1])
    assert head in help_


def test_check_holds_speakers_against_a_directory(run: Run, persons: Path, tmp_path: Path) -> None:
    draft = tmp_path / "discours.communique"
    speaker = Person(name="Assimi GOÏTA", honorific="Colonel", role="Vice-président")
    doc = Communique(
        guid="tag:aes.example,2026-03-10:communique:x",
        headline="Un accord est signé à Bamako",
        lead="Les trois États ont signé. " * 4,
        dateline=Dateline(place="Bamako", country="ML", date=dt.date(2026, 3, 10)),
        body=(Paragraphs(text="Un mot."), Quote(text="« Nous avançons », a-t-il dit.", speaker=speaker)),
    )
    container.save(draft, doc, {})

    code, out, _err = run("check", draft, "--directory", persons, "--json", "--now", "2026-03-10T09:00:00Z")

    rules = {(found["rule"], found["place"]) for found in json.loads(out)["files"][0]["findings"]}
    assert code == 1
    assert {
        ("title-of-another-day", "body/1/speaker/role"),
        ("title-of-another-day", "body/1/speaker/honorific"),
    } <= rules
