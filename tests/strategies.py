"""Hypothesis strategies: communiqués with any value in any field, and images to go with them.

>>> @given(communiques())
... def test_it_exports(doc): exporter.export(doc, context(media=media_for(doc)))
"""

import datetime as dt
import io
from collections.abc import Mapping
from functools import cache

from hypothesis import strategies as st
from PIL import Image

from aes_editor.container import media_name
from aes_editor.document import (
    Block,
    Communique,
    Contact,
    Corrects,
    Crop,
    Dateline,
    Diffusion,
    Embargo,
    Figure,
    Focus,
    Paragraphs,
    Person,
    Quote,
    Related,
    ReleaseKind,
    Rights,
    Signatory,
    Status,
    Step,
    Subheading,
    Subject,
    Translation,
)

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "]]>",
    "<!--",
    "-->",
    "</style></script></title>",
    "&amp;&#0;&lt;",
    "{name} %s %(x)s \\n ${HOME}",
    "javascript:alert(1)",
    "\x00\x01\x08\x0b\x0c\x1b\x7f\x80\x9f",
    "\r\n\r\t\u2028\u2029\x85",
    "\ufffe\uffff\ufdd0\U0001ffff",
    "\u202eevil\u202c\u2067\u200f",
    "a\u0300\u0301\u0302\u0489" * 8,
    "👩🏽‍⚕️🇲🇱",
    "𞤆𞤵𞤤𞤢𞤪",
    "W" * 400,
)
"""Texts that break a writer which forgets to escape, to clean or to wrap."""

ORDINARY = (
    "Bamako",
    "la Confédération des États du Sahel",
    "« Nous avançons\u202f», a dit la ministre. «\u202fEnsemble.\u202f»",
    "«\u202fUne phrase seule.\u202f»",
    "“In English”",
    "«\u202fjamais refermé",
    "السلام عليكم",
    "ɓ ɗ ŋ ɲ ɛ ɔ ƙ ƴ Œ É À Ç",
    "10\u202f000 t",
    " ",
    "\n",
    "\n\n",
)
MARKDOWN = (
    "**gras** *italique* `code`",
    "[lien](https://aes.example/a?b=c&d=é)",
    "[piège](javascript:alert(1))",
    "<https://aes.example>",
    "\n\n- un\n- deux\n    - trois\n\n",
    "\n\n3. trois\n4. quatre\n\n",
    "\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n",
    "\n\n|  |  |\n|--|--|\n| 1 |  |\n\n",
    "# pas un titre",
)
ADDRESSES = (
    "https://aes.example/communiques/12",
    "http://aes.example:8080/é?q=a b#ç",
    "https://exämple.example/",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://[",
    "https://aes.example:99999/",
    "//aes.example",
    "aes.example",
    "https://aes.example@elsewhere.example/",
    "tag:aes.example,2026-01-01:communique:1",
)
LANGUAGES = ("fr", "en", "ar", "fr-ML", "bm", "ha", "ff-Adlm", "mos", "", "xx-", '"><b>', "français")


def texts() -> st.SearchStrategy[str]:
    """Return texts of a line or many: ordinary, hostile and random pieces mixed."""
    return _mixed(ORDINARY, HOSTILE)


def markdown() -> st.SearchStrategy[str]:
    """Return texts as a Markdown field may hold."""
    return _mixed(ORDINARY, MARKDOWN, HOSTILE)


def _mixed(*pools: tuple[str, ...]) -> st.SearchStrategy[str]:
    pieces = st.one_of(*(st.sampled_from(pool) for pool in pools), st.text(max_size=20))
    return st.lists(pieces, max_size=5).map("".join)


def instants() -> st.SearchStrategy[dt.datetime]:
    """Return moments with an offset, over all that the calendar holds."""
    minutes = st.integers(-14 * 60, 14 * 60)
    return st.datetimes(timezones=minutes.map(lambda offset: dt.timezone(dt.timedelta(minutes=offset))))


@cache
def images() -> Mapping[str, bytes]:
    """Return small valid images by their names: a PNG, a transparent PNG, a JPEG and one of four inks."""
    return dict(
        _image(*each)
        for each in (("RGB", "PNG", "png"), ("RGBA", "PNG", "png"), ("RGB", "JPEG", "jpg"), ("CMYK", "JPEG", "jpg"))
    )


def _image(mode: str, kind: str, extension: str) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    picture = Image.linear_gradient("L").resize((32, 18)).convert("RGB").convert(mode)
    picture.save(buffer, kind)
    return media_name(buffer.getvalue(), extension), buffer.getvalue()


BROKEN_IMAGE = media_name(b"\x89PNG\r\n\x1a\n broken", "png")
FOREIGN_IMAGE = media_name(b"<svg onload='alert(1)'/>", "svg")
ABSENT_IMAGE = "0" * 64 + ".png"


def media_names() -> st.SearchStrategy[str]:
    """Return names of images: valid, broken, of a foreign kind, absent, none, and nonsense."""
    return st.sampled_from((*sorted(images()), BROKEN_IMAGE, FOREIGN_IMAGE, ABSENT_IMAGE, "", "../../etc/passwd"))


def media_for(doc: Communique) -> dict[str, bytes]:
    """Return the images that *doc* shows, as far as there are any."""
    known = {**images(), BROKEN_IMAGE: b"\x89PNG\r\n\x1a\n broken", FOREIGN_IMAGE: b"<svg onload='alert(1)'/>"}
    return {name: known[name] for name in sorted(doc.media_names() & known.keys())}


def _some(strategy: st.SearchStrategy[object], most: int) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def languages() -> st.SearchStrategy[str]:
    """Return BCP 47 tags, and what is none."""
    return st.sampled_from(LANGUAGES)


def persons() -> st.SearchStrategy[Person]:
    """Return persons with any of their fields."""
    return st.builds(Person, name=texts(), honorific=texts(), role=texts(), organisation=texts())


def blocks() -> st.SearchStrategy[Block]:
    """Return blocks of every kind."""
    return st.one_of(
        st.builds(Paragraphs, text=markdown()),
        st.builds(Quote, text=markdown(), speaker=persons(), language=languages()),
        st.builds(Subheading, text=texts()),
        st.builds(
            Figure,
            media=media_names(),
            alt=texts(),
            decorative=st.booleans(),
            caption=texts(),
            credit=texts(),
            rights=texts(),
            crop=_optional(_crops()),
            focus=_optional(_points()),
        ),
    )


def _crops() -> st.SearchStrategy[Crop]:
    share = st.floats(0, 1)
    return st.builds(Crop, x=share, y=share, width=share, height=share)


def _points() -> st.SearchStrategy[Focus]:
    return st.builds(Focus, x=st.floats(0, 1), y=st.floats(0, 1))


def _related() -> st.SearchStrategy[Related]:
    addresses = st.sampled_from(ADDRESSES) | texts()
    return st.builds(
        Related,
        title=texts(),
        summary=texts(),
        url=addresses,
        guid=addresses,
        media=media_names(),
        focus=_optional(_points()),
    )


def _contacts() -> st.SearchStrategy[Contact]:
    phones = st.sampled_from(("+223 20 22 00 00", "(223) 20.22", "poste 12", "")) | texts()
    emails = st.sampled_from(("presse@aes.example", "a@b", "x@[1.2.3.4]", "sans arobase")) | texts()
    return st.builds(
        Contact,
        name=texts(),
        role=texts(),
        organisation=texts(),
        phones=_some(phones, 2),
        email=emails,
        languages=_some(languages() | texts(), 2),
        public=st.booleans(),
    )


def _optional(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


def communiques() -> st.SearchStrategy[Communique]:
    """Return communiqués with any value in any field."""
    addresses = st.sampled_from(ADDRESSES) | texts()
    return st.builds(
        Communique,
        guid=addresses,
        version=st.integers(1, 99),
        kind=st.sampled_from(ReleaseKind),
        reference=texts(),
        language=languages(),
        status=st.sampled_from(Status),
        diffusion=st.sampled_from(Diffusion),
        embargo=_optional(st.builds(Embargo, until=_optional(instants()), note=texts())),
        kicker=texts(),
        headline=texts(),
        subtitle=texts(),
        short_title=texts(),
        lead=texts(),
        dateline=st.builds(
            Dateline, place=texts(), country=st.sampled_from(("ML", "", "<>")), date=_optional(st.dates())
        ),
        body=_some(blocks(), 4),
        related=_some(_related(), 2),
        contacts=_some(_contacts(), 2),
        boilerplate=_some(texts(), 2),
        signatories=_some(st.builds(Signatory, person=persons(), place=texts(), date=_optional(st.dates())), 2),
        rights=st.builds(Rights, holder=texts(), notice=texts(), usage=texts()),
        subjects=_some(
            st.builds(Subject, code=st.sampled_from(("medtop:20000598", "aes:x")) | texts(), name=texts()), 2
        ),
        corrects=_optional(st.builds(Corrects, guid=addresses, version=st.integers(1, 9), reason=texts())),
        translations=_some(st.builds(Translation, language=languages(), guid=addresses), 2),
        trail=_some(
            st.builds(
                Step,
                status=st.sampled_from(Status),
                by=texts(),
                time=_optional(instants()),
                note=texts(),
                digest=texts(),
                previous=texts(),
            ),
            2,
        ),
        created=_optional(instants()),
        modified=_optional(instants()),
        released=_optional(instants()),
    )
