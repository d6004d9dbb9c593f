"""The web page: what a reader finds on it, and what it never does."""

import base64
import hashlib
import re

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from aes_editor import edition, letterhead
from aes_editor.document import (
    Communique,
    Contact,
    Dateline,
    Diffusion,
    Embargo,
    Figure,
    Paragraphs,
    Person,
    Quote,
    Related,
    Status,
)
from exporters.html.page import page
from tests import documents
from tests.exporters.pages import context, one, read, text
from tests.strategies import ABSENT_IMAGE, BROKEN_IMAGE, FOREIGN_IMAGE, communiques, media_for


def test_the_article_is_headed_by_its_headline() -> None:
    tree = read(documents.full())

    assert one(tree, "//article/@aria-labelledby") == one(tree, "//h1/@id")
    assert text(one(tree, "//h1")) == "Trois ports, un fleuve\u202f: la navigation reprend"
    assert text(one(tree, "//*[@data-field='kicker']")) == "Transports"
    assert text(one(tree, "//*[@data-field='reference']")) == "N°\u00a0031/2026/AES/COM"
    assert text(one(tree, "//*[@data-field='kind']")) == "Communiqué conjoint"
    assert text(one(tree, "//*[@id='masthead']")).startswith("Confédération des États du Sahel")


def test_the_dateline_opens_the_first_paragraph_as_printed() -> None:
    first = one(read(documents.full()), "//*[@id='body-0']/p")

    assert text(first).startswith("Niamey, 1er mars 2026 – La ligne ouvre le 1er avril")


def test_a_dateline_without_a_text_to_open_stands_by_itself() -> None:
    doc = Communique(dateline=Dateline(place="Gao"), body=(Paragraphs(text="- une liste"),))

    assert text(one(read(doc), "//p[@id='dateline']")) == "Gao –"


def test_a_quotation_that_stands_alone_is_a_figure_with_its_speaker() -> None:
    figure = one(read(documents.full()), "//figure[@id='body-3']")

    assert text(one(figure, "blockquote")) == "«\u202fUne escale, une école, un marché.\u202f»"
    assert text(one(figure, "figcaption/cite")) == "Mme Aïssata BARRY"
    assert text(one(figure, "figcaption/span")) == "Ministre de la Navigation intérieure, République du Mali"


def test_a_quotation_with_its_attribution_keeps_it_and_marks_the_speech() -> None:
    said = one(read(documents.full()), "//div[@id='body-2']")

    assert [text(q) for q in said.xpath(".//q")] == [
        "«\u202fLe fleuve nous relie\u202f»",
        "«\u202fIl nous nourrit aussi.\u202f»",
    ]
    assert said.get("data-speaker") == "Aïssata BARRY"
    assert said.get("data-role") == "Ministre de la Navigation intérieure"
    assert (
        text(said) == "«\u202fLe fleuve nous relie\u202f», a dit Mme\u00a0BARRY. «\u202fIl nous nourrit aussi.\u202f»"
    )


def test_speech_in_another_language_says_which() -> None:
    assert one(read(documents.full()), "//figure[@id='body-4']/blockquote/@lang") == "en"
    assert one(read(documents.arabic()), "//figure[@id='body-4']/blockquote/@dir") == "ltr"


def test_an_image_is_inside_the_page_with_its_words() -> None:
    tree = read(documents.full())
    figure = one(tree, "//figure[@id='body-5']")

    assert one(figure, "img/@src").startswith("data:image/jpeg;base64,")
    assert one(figure, "img/@alt") == "Une pinasse au couchant"
    assert text(one(figure, "figcaption")) == "La première liaison Crédit\u00a0: A. Maïga"
    assert one(tree, "//figure[@id='body-6']/img/@alt") == ""


@pytest.mark.parametrize("name", [ABSENT_IMAGE, FOREIGN_IMAGE, BROKEN_IMAGE, ""])
def test_an_image_that_cannot_be_shown_is_told_with_its_words(name: str) -> None:
    doc = Communique(body=(Figure(media=name, alt="Carte des escales"),))

    assert text(one(read(doc), "//figure")) == "Image absente – Carte des escales"


def test_a_related_item_links_only_where_its_address_can_be_followed() -> None:
    related = one(read(documents.full()), "//section[@id='related']")

    assert related.xpath(".//a/@href") == ["https://aes.example/30"]
    assert "javascript:alert(1)" in text(related)


def test_a_contact_that_is_not_public_is_not_there() -> None:
    html = page(documents.full(), context())

    assert "+223 20 00 00 00" in html
    assert "Ligne interne" not in html
    assert "99 99 99 99" not in html


def test_markdown_reaches_the_page_and_raw_html_does_not() -> None:
    doc = Communique(body=(Paragraphs(text="**a** <b>c</b> [d](javascript:x) [e](https://[)"),))
    body = one(read(doc), "//*[@id='body-0']")

    assert [child.tag for child in body.iter()] == ["div", "p", "strong"]
    assert "<b>c</b>" in text(body)


def test_a_heading_is_never_empty() -> None:
    tree = read(Communique(body=(Paragraphs(), Quote(), Figure())))

    assert all(text(heading) for heading in tree.xpath("//h1 | //h2 | //h3"))
    assert text(one(tree, "//h1")) == "Sans titre"


class TestWarnings:
    def test_the_embargo_comes_before_everything_else(self) -> None:
        embargo = Embargo(note="Merci d’attendre")
        doc = replace(documents.full(), embargo=embargo)

        first, *_rest = one(read(doc), "//article")
        assert text(one(first, "*[@id='embargo']")) == edition.of(doc).embargo(embargo)

    def test_after_the_embargo_there_is_no_trace_of_it(self) -> None:
        assert "embargo" not in text(one(read(documents.full()), "//body")).lower()

    @pytest.mark.parametrize(
        ("change", "word"),
        [
            ({"status": Status.DRAFT}, "Projet"),
            ({"status": Status.REVIEWED}, "Projet"),
            ({"status": Status.CANCELLED}, "Annulé"),
            ({"diffusion": Diffusion.RESTRICTED}, "Diffusion restreinte"),
            ({"diffusion": Diffusion.INTERNAL}, "Usage interne"),
        ],
    )
    def test_what_is_not_out_for_everyone_says_so(self, change: dict[str, Status | Diffusion], word: str) -> None:
        notices = one(read(replace(documents.full(), **change)), "//*[@id='notices']")

        assert word in [text(notice) for notice in notices]

    def test_a_correction_tells_its_reason(self) -> None:
        notices = one(read(documents.full()), "//*[@id='notices']")

        assert text(notices) == "Rectificatif – Le nombre d’escales"


class TestSharing:
    def test_a_page_with_an_address_is_shared_by_it(self) -> None:
        hrefs = one(read(documents.full()), "//nav[@id='share']").xpath(".//a/@href")

        assert [href.partition("?")[0] for href in hrefs] == [
            "mailto:",
            "https://wa.me/",
            "https://www.facebook.com/sharer/sharer.php",
            "https://x.com/intent/post",
        ]
        assert all("aes.example%2Fcommuniques%2F2026%2F31" in href for href in hrefs)

    def test_without_an_address_the_words_are_shared_and_facebook_is_not_offered(self) -> None:
        hrefs = one(read(documents.arabic()), "//nav[@id='share']").xpath(".//a/@href")

        assert [href.partition("?")[0] for href in hrefs] == ["mailto:", "https://wa.me/", "https://x.com/intent/post"]

    @pytest.mark.parametrize(
        "change",
        [
            {"embargo": Embargo()},
            {"status": Status.DRAFT},
            {"status": Status.REVIEWED},
            {"status": Status.CANCELLED},
            {"diffusion": Diffusion.RESTRICTED},
        ],
    )
    def test_what_is_not_out_is_not_shared_and_not_indexed(self, change: dict[str, Embargo | Status]) -> None:
        tree = read(replace(documents.full(), **change))

        assert tree.xpath("//nav") == []
        assert one(tree, "//meta[@name='robots']/@content") == "noindex"


class TestAlone:
    """The page is one file: no script, no network, nothing that its own policy would not let in."""

    @settings(max_examples=40)
    @given(doc=communiques())
    def test_nothing_is_run_and_nothing_is_fetched(self, doc: Communique) -> None:
        tree = read(doc)

        assert [script.get("type") for script in tree.iter("script")] == ["application/ld+json"]
        assert not tree.xpath("//iframe | //object | //embed | //base | //form | //@style | //link[@rel='stylesheet']")
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
        assert all(src.startswith("data:image/") for src in tree.xpath("//@src"))
        assert not re.search(r"url\(|@import", one(tree, "//style").text)

    @settings(max_examples=40)
    @given(doc=communiques())
    def test_every_link_is_of_a_kind_that_may_be_followed(self, doc: Communique) -> None:
        hrefs = read(doc).xpath("//a/@href")

        assert all(href.split(":")[0] in {"https", "http", "mailto", "tel"} for href in hrefs)

    def test_the_policy_lets_in_this_style_and_nothing_else(self) -> None:
        tree = read(documents.full())
        policy = one(tree, "//meta[@http-equiv='Content-Security-Policy']/@content")
        digest = base64.b64encode(hashlib.sha256(one(tree, "//style").text.encode()).digest()).decode()

        assert f"style-src 'sha256-{digest}'" in policy
        assert policy.startswith("default-src 'none'; img-src data:;")
        assert "unsafe" not in policy

    def test_the_policy_comes_before_what_it_governs(self) -> None:
        html = page(documents.full(), context())

        assert html.index("Content-Security-Policy") < html.index("<script") < html.index("<style")


class TestMachines:
    def test_what_machines_read(self) -> None:
        tree = read(documents.full())
        named = {meta.get("name") or meta.get("property"): meta.get("content") for meta in tree.iter("meta")}

        assert one(tree, "//title").text == "Trois ports, un fleuve\u202f: la navigation reprend – AES"
        assert named["description"] == "Les trois pays ouvrent une ligne commune. Elle dessert onze escales."
        assert named["generator"] == "AES Editor"
        assert named["keywords"] == "transport fluvial"
        assert named["dcterms.identifier"] == "https://aes.example/communiques/2026/31"
        assert named["og:type"] == "article"
        assert named["og:url"] == "https://aes.example/communiques/2026/31"
        assert named["article:published_time"] == "2026-03-10T08:30:00+00:00"
        assert one(tree, "//link[@rel='canonical']/@href") == named["og:url"]
        assert one(tree, "//link[@rel='alternate']/@hreflang") == "en"

    def test_a_language_that_is_none_does_not_reach_the_page(self) -> None:
        assert one(read(replace(documents.full(), language='"><b>')), "/html/@lang") == "fr"

    def test_arabic_runs_from_right_to_left(self) -> None:
        tree = read(documents.arabic())

        assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
        assert one(tree, "//*[@id='masthead']/div/@lang") == "fr"
        assert one(tree, "//*[@data-field='contacts/0/phones']/a/@dir") == "ltr"

    def test_words_of_ours_that_are_not_in_the_language_of_the_document_say_so(self) -> None:
        tree = read(replace(documents.full(), language="ha"))

        assert one(tree, "//h2[@id='related-heading']/@lang") == "fr"
        assert one(tree, "//p[@id='end']/@lang") == "fr"


def test_a_contact_with_an_odd_address_is_printed_without_link() -> None:
    doc = Communique(contacts=(Contact(name="X", email="sans arobase", phones=("poste 12",)),))
    contact = one(read(doc), "//section[@id='contacts']")

    assert contact.xpath(".//a") == []
    assert "sans arobase" in text(contact)
    assert "Tél. poste 12" in text(contact)


def test_an_item_without_title_is_called_by_its_address() -> None:
    doc = Communique(related=(Related(url="https://aes.example/9"), Related()))

    assert text(one(read(doc), "//section[@id='related']//li")) == "https://aes.example/9"


def test_no_break_spaces_reach_the_page() -> None:
    doc = Communique(headline="Oui\u202f!", lead="dix\u00a0: onze", body=(Quote(text="x", speaker=Person(name="Y")),))
    html = page(doc, context())

    assert "Oui\u202f!" in html
    assert "dix\u00a0: onze" in html


def test_the_letterhead_inks_the_page() -> None:
    own = letterhead.load().colours.primary

    assert f"--primary: {own}" in page(documents.full(), context(media=media_for(documents.full())))
