"""Markdown as a press office writes and pastes it, and as nobody should."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_editor import markup
from aes_editor.markup import Item, List, Node, Para, Run, Table

MARKDOWN_SIGNS = set("*_`[]()<>#+-.!|\\&:~=\"'{}$^/@%0123456789")
LOST = set("\x00\x02\x03")
prose = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=MARKDOWN_SIGNS | {"\ufdd0", "\ufdd1"})
)
markdownish = st.text(
    st.sampled_from([*"*_`[]()<>#+-.!|\\&:~=\"' \t\n\r\x00\x02\x0b\ud800ai1é«»\u00a0\u202f", "\ufdd0"])
)


def text_of(nodes: tuple[Node, ...]) -> str:
    return "\n".join(markup.plain(markup.inline_of(node)) for node in nodes)


def letters(text: str) -> str:
    return "".join(text.split())


@given(prose)
def test_plain_text_keeps_every_letter(text: str) -> None:
    assert letters(text_of(markup.blocks(text))) == letters(text)


@given(st.text() | markdownish)
def test_any_text_is_read(text: str) -> None:
    for node in markup.blocks(text):
        assert isinstance(node, Para | List | Table)


@given(markdownish)
def test_what_is_read_is_read_again_to_the_same(text: str) -> None:
    markup.blocks.cache_clear()
    first = markup.blocks(text)
    markup.blocks.cache_clear()

    assert markup.blocks(text) == first


@pytest.mark.parametrize("blank", ["", " ", "\n\n", "\t\n "])
def test_blank_text_has_no_blocks(blank: str) -> None:
    assert markup.blocks(blank) == ()
    assert markup.inline(blank) == ()


def test_blank_lines_part_paragraphs_and_line_ends_break_lines() -> None:
    assert markup.blocks("Un\ndeux\n\nTrois") == (Para((Run("Un\ndeux"),)), Para((Run("Trois"),)))


def test_emphasis_and_links_become_runs() -> None:
    assert markup.blocks("Lire **le *texte*** sur [le site](https://aes.example/a?b=1&c=2), `v1`.") == (
        Para(
            (
                Run("Lire "),
                Run("le ", bold=True),
                Run("texte", bold=True, italic=True),
                Run(" sur "),
                Run("le site", href="https://aes.example/a?b=1&c=2"),
                Run(", "),
                Run("v1", code=True),
                Run("."),
            )
        ),
    )


def test_a_list_holds_items_of_paragraphs_and_lists() -> None:
    assert markup.blocks("3. Un\n    - Deux\n4. Trois") == (
        List(
            (
                Item((Para((Run("Un"),)), List((Item((Para((Run("Deux"),)),)),)))),
                Item((Para((Run("Trois"),)),)),
            ),
            ordered=True,
            start=3,
        ),
    )


def test_a_table_has_a_header_rows_and_alignments() -> None:
    assert markup.blocks("| Pays | Voix |\n|:--|--:|\n| Mali | **3** |") == (
        Table(
            header=((Run("Pays"),), (Run("Voix"),)),
            rows=(((Run("Mali"),), (Run("3", bold=True),)),),
            align=("left", "right"),
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>gras</b> & <i>italique</i>",
        '<img src=x onerror="alert(1)">',
        "<!-- commentaire -->",
        "<div>\n\n<p>bloc</p>\n\n</div>",
        "&lt;b&gt; &amp; &copy; &#60;",
    ],
)
def test_raw_html_is_text(text: str) -> None:
    assert letters(text_of(markup.blocks(text))) == letters(text)
    assert all(not run.bold and not run.href for node in markup.blocks(text) for run in markup.inline_of(node))


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\x01javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_runs_or_reads_something_is_no_link(address: str) -> None:
    nodes = markup.blocks(f"Voir [ici]({address}) et [là](<{address}>).")

    assert all(not run.href for node in nodes for run in markup.inline_of(node))
    assert "ici" in text_of(nodes)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[a](https://aes.example)", "https://aes.example"),
        ("[a](mailto:presse@aes.example)", "mailto:presse@aes.example"),
        ("[a](tel:+22320000000)", "tel:+22320000000"),
        ("<https://aes.example/?a=1&b=2>", "https://aes.example/?a=1&b=2"),
        ("<presse@aes.example>", "mailto:presse@aes.example"),
    ],
)
def test_addresses_of_the_press_are_links(text: str, address: str) -> None:
    (node,) = markup.blocks(text)

    assert [run.href for run in markup.inline_of(node)] == [address]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
def test_no_break_spaces_are_kept_everywhere(space: str) -> None:
    (para,) = markup.blocks(f"«{space}Oui{space}»{space}; **non{space}!**{space}")

    assert markup.plain(markup.inline_of(para)) == f"«{space}Oui{space}»{space}; non{space}!{space}"


@pytest.mark.parametrize(
    "text",
    ["# Titre", "Titre\n=====", "---", "    code", "> cité", "![image](x.png)", "[a]: https://aes.example", "1) un"],
)
def test_markdown_that_a_communique_does_not_have_is_text(text: str) -> None:
    assert letters(text_of(markup.blocks(text))) == letters(text)


@pytest.mark.parametrize("sign", ["\x00", "\x02", "\x03", "\ud800", "\ufdd0", "\ufdd1"])
def test_a_sign_that_cannot_be_carried_is_seen_to_be_gone(sign: str) -> None:
    assert markup.blocks(f"a{sign}b") == (Para((Run("a\ufffdb"),)),)


@pytest.mark.parametrize(
    "text", ["* " * 20_000, "> " * 20_000, "\n".join("    " * level + "- a" for level in range(400))]
)
def test_a_text_nested_beyond_measure_keeps_its_letters_and_spoils_nothing_after_it(text: str) -> None:
    assert letters(text_of(markup.blocks(text))) in {letters(text), letters(text).replace("*", "")}
    assert len(markup.blocks("Un\n\nDeux " + text[:1])) == 2


def test_a_scheme_in_disguise_stays_in_disguise() -> None:
    (node,) = markup.blocks(
        "[ici](java\tscript:alert(1)) [là](<java\tscript:alert(1)>) [et là](java&#9;script:alert(1))"
    )

    for run in markup.inline_of(node):
        assert urlsplit(run.href).scheme == ""
        assert "\t" not in run.href


def test_texts_read_at_the_same_time_do_not_mix() -> None:
    texts = [f"Texte **{number}**\n\n1. un\n2. [deux](https://aes.example/{number})\n" * 20 for number in range(40)]
    expected = [markup.blocks(text) for text in texts]
    markup.blocks.cache_clear()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(markup.blocks, texts)) == expected


def test_thousands_of_open_brackets_are_text() -> None:
    text = "[" * 100_000

    assert markup.blocks(text) == (Para((Run(text),)),)


def test_a_long_list_of_links_stays_a_list_of_links() -> None:
    (links,) = markup.blocks("- [communiqué](https://aes.example/communiques/2026/001)\n" * 1_000)

    assert isinstance(links, List)
    assert all(run.href for run in markup.inline_of(links) if run.text != "\n")


def test_inline_joins_paragraphs_by_line_breaks() -> None:
    assert markup.plain(markup.inline("Un\n\n- deux\n- trois\n\n|a|b|\n|-|-|\n|c|d|")) == "Un\ndeux\ntrois\na b\nc d"
