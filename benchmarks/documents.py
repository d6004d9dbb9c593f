"""What is measured on: the sample that ships, and a communiqué of ten pages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from aes_editor import __version__, container, letterhead
from aes_editor.document import Block, Communique, Dateline, Paragraphs, Person, Quote, Related, Subheading
from benchmarks.measure import SAMPLE
from exporters import ExportContext

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = dt.datetime(2026, 1, 5, 12, tzinfo=dt.UTC)

_SENTENCES = (
    "Les ministres chargés des transports se sont réunis à Bobo-Dioulasso pour fixer le tracé du corridor.",
    "Le chantier s’ouvrira au **premier trimestre** et durera trente mois, saison des pluies comprise.",
    "Chaque pays entretiendra les ouvrages d’art situés sur son territoire ; un fonds commun paiera les autres.",
    "Les transporteurs disposeront d’un guichet unique, [ouvert en ligne](https://aes.example/corridor) dès juin.",
    "Un comité de suivi rendra compte tous les trois mois de l’avancement, du coût et de la sécurité.",
    "Les communes riveraines ont été consultées : leurs demandes figurent en annexe du protocole.",
)
_SPEECH = (
    "« Une route ne vaut que par ceux qui l’empruntent », a rappelé la présidente du comité. "
    "« Nous la voulons sûre, *ouverte* et entretenue. »"
)
_SECTIONS = 14


def sample() -> tuple[Communique, ExportContext]:
    """Return the sample that ships, and what an exporter is told about it."""
    contents = container.load(SAMPLE)
    return contents.doc, context(contents.media)


def long() -> tuple[Communique, ExportContext]:
    """Return a communiqué of about ten printed pages."""
    body: list[Block] = []
    for number in range(1, _SECTIONS + 1):
        body += [
            Subheading(text=f"Point {number} de l’ordre du jour"),
            Paragraphs(text=f"{' '.join(_SENTENCES)}\n\n{' '.join(reversed(_SENTENCES))}"),
            Quote(text=_SPEECH, speaker=Person(name="Awa Maïga", role="présidente du comité de suivi")),
            Paragraphs(text="\n".join(f"- {sentence}" for sentence in _SENTENCES[:3])),
        ]
    doc = Communique(
        guid="tag:aes.example,2026-01-05:communique:corridor",
        headline="Un corridor routier entre les trois capitales",
        lead=_SENTENCES[0],
        dateline=Dateline(place="Bobo-Dioulasso", country="BF", date=NOW.date()),
        body=tuple(body),
        related=(Related(title="Le calendrier des travaux", url="https://aes.example/calendrier"),),
    )
    return doc, context({})


def context(media: Mapping[str, bytes]) -> ExportContext:
    """Return what an exporter is told besides the document."""
    return ExportContext(now=NOW, producer=f"AES Editor {__version__}", letterhead=letterhead.load(), media=media)
