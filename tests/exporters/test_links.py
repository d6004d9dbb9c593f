"""Which addresses become links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters import links


@pytest.mark.parametrize(
    ("typed", "followed"),
    [
        ("https://aes.example", "https://aes.example"),
        ("  http://aes.example:8080/a?b=c#d ", "http://aes.example:8080/a?b=c#d"),
        ("HTTPS://AES.example/É", "https://aes.example/%C3%89"),
        ("https://exämple.example/", "https://xn--exmple-cua.example/"),
        ("https://aes.example/a b|c?d=<e>#[f]", "https://aes.example/a%20b%7Cc?d=%3Ce%3E#%5Bf%5D"),
        ("https://aes.example/100%", "https://aes.example/100%25"),
        ("https://aes.example/%C3%A9", "https://aes.example/%C3%A9"),
        ("https://192.0.2.1/x", "https://192.0.2.1/x"),
    ],
)
def test_a_web_address_is_followed_encoded(typed: str, followed: str) -> None:
    assert links.web(typed) == followed


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "aes.example",
        "//aes.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://aes.example",
        "https://",
        "https://[",
        "https://aes.example:99999",
        "https://aes.example@elsewhere.example",
        "https://a b.example",
        "https://1.2.3.400",
        "https://-a-.example",
        f"https://{'a' * 300}.example",
    ],
)
def test_anything_else_is_no_web_address(typed: str) -> None:
    assert links.web(typed) == ""


@pytest.mark.parametrize(
    ("typed", "followed"),
    [
        ("presse@aes.example", "mailto:presse@aes.example"),
        (" a.b+c@aes.example ", "mailto:a.b+c@aes.example"),
        ("a&b@aes.example", "mailto:a%26b@aes.example"),
        ("sans arobase", ""),
        ("a@b@c.example", ""),
        ("a@-", ""),
        ("a?cc=b@aes.example", "mailto:a%3Fcc%3Db@aes.example"),
    ],
)
def test_a_mailbox(typed: str, followed: str) -> None:
    assert links.mail(typed) == followed


@pytest.mark.parametrize(
    ("typed", "followed"),
    [
        ("+223 20 22 00 00", "tel:+22320220000"),
        ("(223) 20.22-00", "tel:223202200"),
        ("poste 1234", ""),
        ("12", ""),
        ("", ""),
    ],
)
def test_a_telephone_number(typed: str, followed: str) -> None:
    assert links.phone(typed) == followed


@pytest.mark.parametrize(
    ("href", "followed"),
    [
        ("mailto:presse@aes.example?subject=A b", "mailto:presse@aes.example?subject=A%20b"),
        ("tel:+223 20 22 00 00", "tel:+22320220000"),
        ("page.html", ""),
        ("#ancre", ""),
        ("javascript:alert(1)", ""),
        ("vbscript:x", ""),
    ],
)
def test_a_link_of_the_text(href: str, followed: str) -> None:
    assert links.target(href) == followed


@given(st.text() | st.text().map("https://{}".format) | st.text().map("https://aes.example/{}".format))
def test_a_followed_address_is_plain_ascii_and_stays_itself(typed: str) -> None:
    followed = links.web(typed)

    assert followed.isascii()
    assert not set(followed) & set(" <>\"'`\\^{}|") - {"'"}
    assert links.web(followed) == followed
