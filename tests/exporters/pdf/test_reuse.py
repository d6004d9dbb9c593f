"""What is kept from one file for the next never shows in either; the pages for a screen are those of the file."""

import hashlib
import io
import random
import subprocess
import sys

from pypdf import PdfReader

from aes_editor.document import Communique
from exporters.pdf import compose, preview
from tests import documents
from tests.exporters.pdf.files import PROSE, article, context
from tests.strategies import media_for

_PRINT = "from tests.exporters.pdf.test_reuse import digests; print(*digests(True), sep='\\n')"


def documents_of_all_kinds() -> list[Communique]:
    """Return documents that share words, faces and glyphs, and some that share none."""
    short = [article(PROSE[number], headline=f"Annonce n\u00ba\u00a0{number}") for number in range(3)]
    return [*short, article(*PROSE, language="en"), documents.full(), documents.arabic(), Communique()]


def digests(backwards: bool) -> list[str]:
    """Return what identifies the file of each document, made in this order or the other."""
    docs = documents_of_all_kinds()
    order = range(len(docs))
    made = {number: compose(docs[number], context()).data for number in (reversed(order) if backwards else order)}
    return [hashlib.sha256(made[number]).hexdigest() for number in order]


def test_another_process_that_starts_from_the_other_end_makes_the_same_files() -> None:
    run = subprocess.run([sys.executable, "-c", _PRINT], capture_output=True, text=True, check=True)

    assert run.stdout.split() == digests(False)


def test_the_hundredth_file_is_the_first_one_whatever_came_between() -> None:
    docs = documents_of_all_kinds()
    first = [compose(doc, context()).data for doc in docs]
    chance = random.Random(7)

    for number in (chance.randrange(len(docs)) for _ in range(100)):
        assert compose(docs[number], context()).data == first[number]


def test_the_pages_for_a_screen_are_those_of_the_file_with_nothing_attached() -> None:
    doc = documents.full()
    ctx = context(media=media_for(doc))
    file, screen = compose(doc, ctx), preview(doc, ctx)

    assert screen.places == file.places
    printed, shown = PdfReader(io.BytesIO(file.data)), PdfReader(io.BytesIO(screen.data))
    assert [page.get_contents().get_data() for page in shown.pages] == [  # type: ignore[union-attr]
        page.get_contents().get_data()  # type: ignore[union-attr]
        for page in printed.pages
    ]
    assert list(printed.attachments) == ["communique.xml"]
    assert not shown.attachments
