"""Plain prose is read without the Markdown reader, and comes out as if it had been read by it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aes_editor.markup import Node, Para, Run, reader

NEVER = re.compile("(?!)")
PIECES = (
    *("mot", "Le ", "  ", "-", "- ", "1. ", "a. ", ":", "http://x.y/z", "x@y.z", "!", "#", "=", "---", "~~", "^", "$"),
    *("«\u202f", "\u202f»", "\u00a0", "(", ")", "“", "”", "’", "'", '"', "{: .a}", "e\u0301", "\u00ad", "\u200b", "😀"),
    *("…", "–", ";", "/", "?", "中", "\u2003", "\u3000", "ﬁ", "*", "_", "[", "](", "<", "&amp;", "\\", "|", "\n"),
)


def read(text: str) -> tuple[Node, ...]:
    return reader.blocks.__wrapped__(text)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=9).map("".join))
def test_the_short_way_and_the_long_way_agree(text: str) -> None:
    short = read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_PROSE", NEVER)
        assert read(text) == short


def test_a_paragraph_of_prose_does_not_start_the_markdown_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_convert", None)

    text = "Les ministres, réunis à Niamey, ont dit\u00a0: «\u202foui\u202f» – deux fois."

    assert read(text) == (Para((Run(text),)),)
