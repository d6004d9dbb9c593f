"""The communiqué as JSON."""

import contextlib
import datetime as dt
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from aes_editor import codec, migrations
from aes_editor.document import Communique, Dateline, Embargo, Figure, Paragraphs, Person, Quote, Subheading
from aes_editor.errors import AesError, DamagedFile, InputError, NewerFormat
from tests.core.strategies import communiques

WHOLE = Communique(
    headline="Adoption du protocole",
    dateline=Dateline(place="Bamako", country="ML", date=dt.date(2025, 12, 23)),
    embargo=Embargo(until=dt.datetime(2026, 3, 12, 17, tzinfo=dt.UTC)),
    body=(
        Paragraphs(text="Un.\n\nDeux."),
        Quote(text="« Oui », a dit le ministre.", speaker=Person(name="A. Diallo")),
        Subheading(text="Suite"),
        Figure(media="0" * 64 + ".png", alt="Une salle"),
    ),
)

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*Communique.__struct_fields__, "type"]), inner),
)


@given(communiques)
def test_what_is_written_is_read_again(doc: Communique) -> None:
    assert codec.decode(codec.encode(doc)) == doc


@given(communiques)
def test_the_same_document_gives_the_same_bytes(doc: Communique) -> None:
    assert codec.encode(codec.decode(codec.encode(doc))) == codec.encode(doc)


@given(communiques)
def test_what_is_written_follows_the_schema(doc: Communique) -> None:
    schema = codec.json_schema()

    jsonschema.Draft202012Validator(schema).validate(json.loads(codec.encode(doc)))


def test_the_text_is_for_people_too() -> None:
    text = codec.encode(WHOLE).decode("utf-8")

    keys = [line.split('"')[1] for line in text.splitlines() if line.startswith('  "')]
    assert keys == sorted(keys)
    assert '  "headline": "Adoption du protocole",\n' in text
    assert "« Oui »" in text
    assert text.endswith("}\n")


def test_dates_and_instants_are_iso_8601() -> None:
    raw = json.loads(codec.encode(WHOLE))

    assert raw["dateline"]["date"] == "2025-12-23"
    assert raw["embargo"]["until"] == "2026-03-12T17:00:00Z"
    assert raw["format"] == migrations.FORMAT
    assert [block["type"] for block in raw["body"]] == ["paragraphs", "quote", "subheading", "figure"]


def test_half_a_character_is_stored_as_a_replacement_and_a_split_one_whole() -> None:
    doc = codec.decode(codec.encode(Communique(headline="a\ud800b", body=(Paragraphs(text="\ud83d\ude00"),))))

    assert doc.headline == "a\ufffdb"
    assert doc.body == (Paragraphs(text="\U0001f600"),)


def test_what_is_left_out_has_its_default() -> None:
    assert codec.decode(b'{"headline": "Titre"}') == Communique(headline="Titre")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\x00\x01",
        b"{'headline': 'Titre'}",
        codec.encode(WHOLE)[:-20],
        "{“headline”: “Titre”}".encode(),
        '{"headline": "é"}'.encode("latin-1"),
        b'{"headline": "\\ud800"}',
        b"[" * 100_000,
        b'{"body":' * 100_000,
    ],
)
def test_what_is_no_json_is_damaged(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        codec.decode(data)


@pytest.mark.parametrize("data", [b"null", b"[]", b"3", b'"Titre"', b"true"])
def test_what_is_no_object_is_no_communique(data: bytes) -> None:
    with pytest.raises(InputError, match="not an object"):
        codec.decode(data)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ({"headline": 3}, "$.headline"),
        ({"headline": None}, "$.headline"),
        ({"version": True}, "$.version"),
        ({"version": 0}, "$.version"),
        ({"kind": "roman"}, "$.kind"),
        ({"unknown": ""}, "unknown"),
        ({"dateline": None}, "$.dateline"),
        ({"dateline": {"date": "2025-02-30"}}, "$.dateline.date"),
        ({"embargo": {"until": "2026-03-12T17:00:00"}}, "$.embargo.until"),
        ({"body": {}}, "$.body"),
        ({"body": [{"text": "sans type"}]}, "$.body[0]"),
        ({"body": [{"type": "video"}]}, "$.body[0].type"),
        ({"body": [{"type": "quote", "speaker": "A. Diallo"}]}, "$.body[0].speaker"),
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_named(raw: dict[str, Any], place: str) -> None:
    with pytest.raises(InputError) as caught:
        codec.decode(json.dumps(raw).encode())

    assert place in str(caught.value)
    assert caught.value.exit_code == 4


@given(json_values)
def test_no_json_raises_anything_but_an_error_of_the_tree(value: object) -> None:
    with contextlib.suppress(AesError):
        codec.decode(json.dumps(value).encode())


@given(st.binary())
def test_no_bytes_raise_anything_but_an_error_of_the_tree(data: bytes) -> None:
    with pytest.raises(AesError):
        codec.decode(data)


@pytest.mark.parametrize("number", [migrations.FORMAT + 1, 10**30])
def test_a_newer_format_is_refused_with_the_version_to_install(number: int) -> None:
    with pytest.raises(NewerFormat, match="Install the newer version"):
        codec.decode(json.dumps({"format": number, "of_the_future": True}).encode())


@pytest.mark.parametrize("number", [0, -1, 1.5, "1", None, True, []])
def test_a_format_that_is_no_number_is_named(number: object) -> None:
    with pytest.raises(InputError, match="format number"):
        codec.decode(json.dumps({"format": number}).encode())


def test_a_text_beyond_the_limit_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "LARGEST", 1 << 20)

    with pytest.raises(InputError, match="larger than 1 MB"):
        codec.decode(b" " * ((1 << 20) + 1))


def test_the_schema_refuses_what_decoding_refuses() -> None:
    schema = jsonschema.Draft202012Validator(codec.json_schema())

    assert schema.is_valid({"format": migrations.FORMAT, "headline": "Titre"})
    for raw in ({"headline": 3}, {"unknown": ""}, {"version": 0}, {"kind": "roman"}, {"body": [{"text": ""}]}):
        assert not schema.is_valid({"format": migrations.FORMAT, **raw})


def test_the_schema_that_ships_is_the_schema_of_the_types() -> None:
    shipped = json.loads(resources.text("schemas/communique.schema.json"))

    assert shipped == json.loads(json.dumps(codec.json_schema())), (
        "the types have changed: run `make schema` and read the difference"
    )
