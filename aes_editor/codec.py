"""The communiqué as JSON: what ``document.json``, ``show --json`` and ``import`` share."""

from __future__ import annotations

from typing import Any

import msgspec

from aes_editor import __version__, document
from aes_editor.document import Communique
from aes_editor.document.fields import fields
from aes_editor.errors import DamagedFile, InputError, NewerFormat
from aes_editor.i18n import _
from aes_editor.migrations import FORMAT, migrate

_encoder = msgspec.json.Encoder(order="sorted")

LARGEST = 64 * 1024 * 1024
"""Bytes of JSON beyond which a text is not read: a hundred times the longest communiqué ever seen."""


def encode(doc: Communique) -> bytes:
    """Return *doc* as UTF-8 JSON: sorted keys, two-space indent, one final line feed; same document, same bytes.

    Half a character (a lone surrogate, as broken input methods leave them) cannot be stored and becomes U+FFFD.
    """
    raw = msgspec.to_builtins(doc)
    raw["format"] = FORMAT
    try:
        data = _encoder.encode(raw)
    except UnicodeEncodeError:
        data = _encoder.encode(with_whole_characters(raw))
    return msgspec.json.format(data, indent=2) + b"\n"


def with_whole_characters(raw: Any) -> Any:
    """Return *raw*, values as JSON has them, with U+FFFD for each half of a character."""
    match raw:
        case str():
            return raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        case dict():
            return {key: with_whole_characters(value) for key, value in raw.items()}
        case list() | tuple():
            return [with_whole_characters(value) for value in raw]
        case _:
            return raw


def decode(data: bytes) -> Communique:
    """Return the communiqué in *data*.

    Raises :class:`DamagedFile` where *data* is no JSON, :class:`NewerFormat` where a later version wrote it, and
    :class:`InputError` naming the field that is not as it should be.
    """
    if len(data) > LARGEST:
        raise InputError(_("The document is larger than {size} MB and was not read.").format(size=LARGEST >> 20))
    try:
        raw: Any = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as cause:
        raise DamagedFile(_("The document is not readable JSON: {cause}.").format(cause=cause)) from cause
    if not isinstance(raw, dict):
        raise InputError(_("The JSON is not an object, as a communiqué is one."))
    number = raw.pop("format", FORMAT)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise InputError(_("The format number of the document is not a positive whole number."))
    if number > FORMAT:
        raise NewerFormat(
            _(
                "The document is of format {number}, written by a newer version of the program; version {version} "
                "reads formats up to {known}. Install the newer version to open it."
            ).format(number=number, version=__version__, known=FORMAT)
        )
    try:
        return msgspec.convert(migrate(raw, number), Communique)
    except (msgspec.ValidationError, RecursionError) as cause:
        raise InputError(_("A field of the document is not as it should be: {cause}.").format(cause=cause)) from cause


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of :func:`encode`'s output, made from the types.

    The field table titles each property and says which term of NewsML-G2 and of schema.org it answers to.
    """
    (schema,), components = msgspec.json.schema_components([Communique], ref_template="#/$defs/{name}")
    for name, component in components.items():
        component.pop("description", None)
        owner = getattr(document, name)
        if issubclass(owner, msgspec.Struct):
            for field in fields(owner):
                terms = {
                    "title": field.spec.label,
                    "x-newsml-g2": field.spec.newsml,
                    "x-schema-org": field.spec.schema_org,
                }
                component["properties"][field.name].update({key: term for key, term in terms.items() if term})
    communique = components["Communique"]
    communique["title"] = "Communiqué"
    communique["properties"]["format"] = {"const": FORMAT}
    communique["required"] = ["format"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "$defs": components}
