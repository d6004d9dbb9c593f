"""Questions about known communiqués."""

import datetime as dt

from aes_editor.document import Communique, Dateline, Person, Signatory, Status
from aes_editor.known import Collection
from aes_editor.known.entry import of


def release(guid: str, headline: str = "", **values: object) -> Communique:
    return Communique(guid=guid, headline=headline, **values)  # type: ignore[arg-type]


ENERGY = release(
    "1",
    "Énergie : un accord à Niamey",
    reference="N° 012/2026/AES/COM",
    status=Status.RELEASED,
    dateline=Dateline(place="Niamey", date=dt.date(2026, 3, 1)),
    signatories=(Signatory(person=Person(name="Assimi GOÏTA")),),
)
ROADS = release("2", "Routes", reference="N°\u00a0012/2026/AES/COM", dateline=Dateline(date=dt.date(2026, 4, 2)))


def collection(*docs: Communique) -> Collection:
    return Collection(tuple(of(doc, f"/{number}.communique") for number, doc in enumerate(docs)))


def test_one_number_on_two_communiques_is_seen_whatever_spaces_are_in_it() -> None:
    assert collection(ENERGY, ROADS, release("3")).references == {"N° 012/2026/AES/COM": {"1", "2"}}


def test_words_are_found_in_title_person_place_date_and_state_without_accents() -> None:
    known = collection(ENERGY, ROADS)

    for text in ("energie", "goita NIAMEY", "2026-03-01", "01/03/2026", "released", "012/2026 accord"):
        assert [found.guid for found in known.find(text)] == ["1"], text
    assert [found.guid for found in known.find("")] == ["2", "1"]
    assert known.find("énergie routes") == ()


def test_of_a_communique_in_two_files_the_newest_version_counts() -> None:
    known = collection(release("1", "Corrected", version=2), release("1", "First"), release("", "No identifier"))

    assert [found.title for found in known.find()] == ["No identifier", "Corrected"]
    assert (newest := known.by_guid("1")) is not None
    assert newest.title == "Corrected"
    assert known.by_guid("9") is None
    assert known.guids == {"1"}


def test_an_open_document_is_known_as_it_stands_in_the_window() -> None:
    known = collection(ENERGY).with_open([("/0.communique", release("1", "Retitled")), ("", release("7", "New"))])

    assert sorted(found.title for found in known.find()) == ["New", "Retitled"]
    assert known.references == {}
