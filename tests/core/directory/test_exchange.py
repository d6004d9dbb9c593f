"""Files of others: CSV as spreadsheets write it, JSON, and what becomes of what is there already."""

from __future__ import annotations

import csv
import datetime as dt
import io

import msgspec
import pytest

import resources
from aes_editor.directory import TABLES, ContactEntry, Directory, PersonEntry, Title, codec, exchange, tables
from aes_editor.directory.changes import applied
from aes_editor.directory.merging import Merge, merged
from aes_editor.errors import InputError, UsageError
from tests.core.directory.people import ABOUT, COLONEL, DIRECTORY, GENERAL, KONE, PRESS

HEAD = "given_name,family_name,honorific,title,organisation,since\n"


def take(text: str | bytes, there: Directory = DIRECTORY, table: str = "") -> tuple[Directory, Merge]:
    data = text if isinstance(text, bytes) else text.encode()
    merge = merged(there, exchange.read(data, "liste.csv", table))
    return applied(there, merge.change), merge


@pytest.mark.parametrize("table", TABLES)
def test_csv_there_and_back_is_the_same(table: str) -> None:
    data = tables.write(DIRECTORY, table)
    back, merge = take(data, Directory())

    assert data.startswith(b"\xef\xbb\xbf")
    assert back.table(table) == DIRECTORY.table(table)
    assert merge.added == len(DIRECTORY.table(table))
    assert take(data) == (DIRECTORY, Merge((), 0, 0, len(DIRECTORY.table(table))))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_csv_of_any_spreadsheet(separator: str, mark: str, end: str) -> None:
    text = mark + end.join(["Prénom,Nom,Civilité,Titre,Pays,Depuis", "Idi,Souley,Dr,Pilote,Niger,01/03/2026", ""])

    back, _merge = take(text.replace(",", separator), Directory())

    title = Title(honorific="Dr", title="Pilote", since=dt.date(2026, 3, 1))
    assert back.persons == (PersonEntry(given_name="Idi", family_name="Souley", country="NE", titles=(title,)),)


def test_several_rows_of_one_person_are_one_person_with_several_titles() -> None:
    back, merge = take(HEAD + "Idi,Souley,M.,Pilote,,2020-01-01\nidi,SOULEY,M.,Amiral,,2024-01-01\n", Directory())

    assert (merge.added, merge.updated, merge.unchanged) == (1, 0, 0)
    assert [title.title for title in back.persons[0].titles] == ["Pilote", "Amiral"]


def test_a_person_who_is_there_is_updated_not_doubled() -> None:
    row = 'Assimi,GOITA,,"président de la transition du Mali",Présidence,\n'
    back, merge = take(HEAD + row)

    assert (merge.added, merge.updated, merge.unchanged) == (0, 1, 0)
    (person,) = [person for person in back.persons if person.family_name == "GOITA"]
    assert person.titles[0] == COLONEL
    assert person.titles[1].organisation == "Présidence"
    assert person.titles[1].honorific == GENERAL.honorific
    assert person.titles[1].since == GENERAL.since


def test_namesakes_of_two_countries_are_two_persons() -> None:
    back, merge = take("given_name,family_name,country\nAwa,KONÉ,CI\n")

    assert merge.added == 1
    assert [person.country for person in back.persons if person.given_name == "Awa"] == ["CI", "ML"]


def test_what_a_file_does_not_say_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    back, merge = take("name,organisation,phones,email\nOumar DICKO,AES,,autre@aes.example\n")

    assert merge.updated == 1
    assert back.contacts == (msgspec.structs.replace(PRESS, name="Oumar DICKO", email="autre@aes.example"),)
    assert not back.contacts[0].public


def test_a_contact_becomes_public_only_where_a_file_says_so() -> None:
    back, _merge = take("name,organisation,public,phones\nOumar Dicko,AES,oui,\n")

    assert back.contacts[0].public


def test_a_new_day_is_a_new_version_of_a_boilerplate() -> None:
    back, merge = take('institution,language,since,text\nAES,fr,2026-01-01,"Neuf,\nen deux lignes"\n')

    assert merge.added == 1
    assert [entry.text for entry in back.boilerplates] == [ABOUT.text, "Neuf,\nen deux lignes"]


def test_json_merges_as_csv_does() -> None:
    data = b'{"persons": [{"given_name": "Awa", "family_name": "KON\xc3\x89"}], "places": [{"name": "Djenn\xc3\xa9"}]}'
    back, merge = take(data)

    assert (merge.added, merge.updated) == (1, 1)
    assert back.persons[2].titles == KONE.titles


def test_formulas_are_text_in_a_spreadsheet_and_come_back_as_they_were() -> None:
    evil = ContactEntry(
        name='=HYPERLINK("http://x")', role="@SUM(1)", organisation="-2+3", phones=("+22320223344",), email="a@b.ml"
    )
    quoted = ContactEntry(name="'=1", role="'tis")
    there = Directory(contacts=(evil, quoted))

    data = tables.write(there, "contacts")

    cells = [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";") for cell in row]
    assert [cell for cell in cells if cell[:1] in set("=+-@\t\r")] == []
    assert set(take(data, Directory())[0].contacts) == {evil, quoted}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("given_name,family_name\nAwa,\n", "“liste.csv”, line 2: “FAMILY name” is empty; fill it in."),
        (HEAD + "A,B,,,,\nA,C,,,,hier\n", "“liste.csv”, line 3: “hier” is no date; write 2026-03-01."),
        (HEAD + 'A,"B\nC",,,,\nA,D,,,,hier\n', "“liste.csv”, line 4: “hier” is no date"),
        (HEAD + "A,B,,,,,,\n", "“liste.csv”, line 2: there are more cells than heads."),
        ("colour,taste\nred,sweet\n", "“liste.csv”, line 1: these heads are of no table."),
        ("", "“liste.csv”, line 1: these heads are of no table."),
        ("given_name,family_name,nom\nA,B,C\n", "“liste.csv”, line 1: two columns have the same head."),
        ("name,phones\nA,20 22 33 44\n", "“liste.csv”, line 2: “20 22 33 44” is no telephone number"),
        ("name,email\nA,nobody\n", "“liste.csv”, line 2: “nobody” is no e-mail address."),
        ("name,role,public\nA,B,peut-être\n", "“liste.csv”, line 2: “peut-être” is neither yes nor no."),
        ("name,other_names,country\nA,B,Wakanda\n", "“liste.csv”, line 2: “Wakanda” is no country"),
        (HEAD + '"A,B\n', "“liste.csv”, line"),
        (HEAD + "A,B,,,,hier\n,,M.,,,\n", "1 more entry is wrong."),
        ('{"persons": [\n{"family_name": "A"},\n{"family_name": 3}]}', "“liste.csv”, line 3: the entry"),
        ('{"persons": [\n{"family_name": "A"},\n{"family_name": ]}', "“liste.csv”, line 3: this is not the JSON"),
        ('{"persons": [\n{"family_name": "A", "colour": 1}]}', "“liste.csv”, line 2: the entry"),
        ('{"persons": {}}', "“liste.csv”, line 1: this is not the JSON"),
        ("{", "“liste.csv”, line 1"),
    ],
)
def test_what_is_wrong_is_told_by_file_and_line(text: str, sentence: str) -> None:
    with pytest.raises(InputError) as told:
        take(text)

    assert sentence in str(told.value)


def test_a_text_that_is_not_utf8_is_told_by_its_line() -> None:
    with pytest.raises(InputError, match="line 2: the text is not in UTF-8"):
        take((HEAD + "Awa,Koné,,,,\n").encode("cp1252"))


def test_a_table_that_could_be_several_is_asked_for() -> None:
    with pytest.raises(UsageError, match="could be several tables"):
        take("name,country\nX,ML\n")

    assert take("name,country\nX,ML\n", table="places")[0].places[1].name == "X"


def test_hostile_cells_are_made_harmless() -> None:
    back, _merge = take("given_name,family_name\nA\u202egnp,B\x00\x07\u2028C\n", Directory())

    assert back.persons == (PersonEntry(given_name="Agnp", family_name="B C"),)


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(InputError, match="line 2"):
        take(HEAD + "A," + "B" * 200_000 + ",,,,\n")


def test_the_examples_that_ship_are_sound_and_fictional() -> None:
    rows = exchange.read(resources.path("directory/examples.json").read_bytes(), "examples")

    there, merge = applied(Directory(), merged(Directory(), rows).change), merged(Directory(), rows)
    assert merge.added == len(rows)
    assert all(there.table(name) for name in TABLES)
    assert codec.read(codec.encode(there), "x").directory == there
