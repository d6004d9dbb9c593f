"""Making PDF files and reading them back in tests."""

import datetime as dt
import re
import subprocess
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from aes_editor import letterhead
from aes_editor.document import Communique, Dateline, Paragraphs, Person, Quote, Status
from exporters import ExportContext
from exporters.pdf import Composed, compose
from tests.documents import NOW
from tests.needs import require
from tests.strategies import communiques, media_for

_DIRECTIONAL = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile("[ \n\f\u00a0\u202f]+")

PROSE = (
    (
        "Les ministres chargés des infrastructures ont ouvert lundi le chantier du pont qui reliera les deux rives du "
        "fleuve, et dont la construction, longtemps différée, doit désenclaver une région entière."
    ),
    (
        "Le financement associe les trois États, la banque confédérale d’investissement et de développement ainsi que "
        "plusieurs partenaires internationaux\u202f; il s’élève à 145\u00a0milliards de francs, sans compter les "
        "travaux de raccordement des routes nationales et l’aménagement des berges."
    ),
    (
        "L’ouvrage, long de 1\u202f420\u00a0mètres, comportera deux voies de circulation, des trottoirs et une piste "
        "cyclable. Sa mise en service est annoncée pour le premier semestre 2028, après vingt-six mois de travaux."
    ),
)


def context(now: dt.datetime = NOW, media: Mapping[str, bytes] | None = None, name: str = "") -> ExportContext:
    """Return a context of the letterhead called *name*, the default one without."""
    head = letterhead.load(name) if name else letterhead.load()
    return ExportContext(now=now, producer="AES Editor", letterhead=head, media=media or {})


def made(doc: Communique, now: dt.datetime = NOW) -> Composed:
    """Return the file of *doc* with the images there are."""
    return compose(doc, context(now, media_for(doc)))


def article(*paragraphs: str, **fields: object) -> Communique:
    """Return a short released communiqué of *paragraphs* in Markdown."""
    values: dict[str, object] = {
        "guid": "tag:aes.example,2026-03-01:communique:pont",
        "headline": "Un pont sur le fleuve",
        "lead": "Les travaux du pont commencent.",
        "status": Status.RELEASED,
        "reference": "N°\u00a0012/2026",
        "dateline": Dateline(place="Niamey", date=dt.date(2026, 3, 1)),
        "body": tuple(Paragraphs(text=text) for text in paragraphs or PROSE),
    }
    return Communique(**{**values, **fields})  # type: ignore[arg-type]


def quoted() -> Quote:
    """Return a quotation that stands alone."""
    return Quote(text="«\u202fCe pont nous rapproche.\u202f»", speaker=Person(name="Aïssata BARRY", role="Ministre"))


def extracted(data: bytes, folder: Path) -> str:
    """Return what pdftotext makes of *data*: line ends as spaces, hyphens of divided words gone.

    pdftotext writes every kind of space as a common one, and directional marks of its own.
    """
    program = require("pdftotext", package="poppler-utils")
    path = folder / "extracted.pdf"
    path.write_bytes(data)
    run = subprocess.run([program, path, "-"], capture_output=True, check=True)
    return plain(run.stdout.decode().replace("\u00ad\n", ""))


def plain(text: str) -> str:
    """Return *text* as :func:`extracted` gives it."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _DIRECTIONAL.sub("", text)))


def structure(data: bytes, folder: Path) -> str:
    """Return the structure tree of *data* with its text, as poppler prints it."""
    program = require("pdfinfo", package="poppler-utils")
    path = folder / "structure.pdf"
    path.write_bytes(data)
    run = subprocess.run([program, "-struct-text", path], capture_output=True, check=True)
    return run.stdout.decode()


def invented(count: int) -> list[Communique]:
    """Return *count* documents made by hypothesis, always the same."""
    docs: list[Communique] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(communiques())
    def collect(doc: Communique) -> None:
        docs.append(doc)

    collect()
    return docs
