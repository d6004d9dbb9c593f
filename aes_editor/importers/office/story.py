"""A paragraph under way, in whatever word processor: its runs, its line breaks, the images set in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from aes_editor import images
from aes_editor.container import media_name
from aes_editor.i18n import _
from aes_editor.importers.structure.page import Shape
from aes_editor.markup.nodes import Align, Run, Table, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aes_editor.importers.structure.builder import PageBuilder

_UNALIGNED: Align = ""
_WIDEST_CELL = 80  # characters on average: wider ones lay out a page


@dataclass(slots=True)
class Paragraph:
    """What a paragraph of the source is made of; a line feed in a run is a line break."""

    runs: list[Run] = field(default_factory=list)
    images: list[tuple[str, str]] = field(default_factory=list)  # where each lies, and its alternative text
    shape: Shape = Shape.TEXT
    level: int = 0
    number: int | None = None

    @property
    def words(self) -> str:
        """Its words without their styles."""
        return " ".join(plain(self.runs).split())


class Story:
    """Hands paragraphs and tables to a builder, and the images that they show."""

    def __init__(self, builder: PageBuilder, image_at: Callable[[str], bytes | None]) -> None:
        self._builder = builder
        self._image_at = image_at
        self.media: dict[str, bytes] = {}
        self.losses: list[str] = []

    def add(self, paragraph: Paragraph) -> None:
        """Add *paragraph*, its images before its words."""
        for place, alt in paragraph.images:
            self._add_image(place, alt)
        runs = paragraph.runs
        if paragraph.shape is Shape.HEADING:
            runs = [replace(run, bold=False) for run in runs]
        for number, part in enumerate(_lines(runs)):
            self._builder.add(
                part, shape=paragraph.shape, level=paragraph.level, number=paragraph.number, joined=number > 0
            )

    def add_table(self, rows: Sequence[Sequence[Sequence[Paragraph]]]) -> None:
        """Add the *rows* of cells of paragraphs: as a table where it is one, else as the paragraphs it lays out."""
        texts = [[" ".join(paragraph.words for paragraph in cell) for cell in row] for row in rows]
        cells = [text for row in texts for text in row]
        width = max((len(row) for row in rows), default=0)
        if width < 2 or len(rows) < 2 or sum(map(len, cells)) > _WIDEST_CELL * len(cells):
            for paragraph in (paragraph for row in rows for cell in row for paragraph in cell):
                self.add(paragraph)
            return
        header, *body = (_padded(row, width) for row in texts)
        table = Table(header, tuple(body), tuple(_UNALIGNED for _column in range(width)))
        self._builder.add([Run(" | ".join(filter(None, cells)))], shape=Shape.TABLE, table=table)

    def _add_image(self, place: str, alt: str) -> None:
        data = self._image_at(place)
        extension = images.extension(data) if data is not None else None
        if data is None or extension is None:
            self.losses.append(_("An image is neither JPEG, PNG nor WebP, or is damaged, and was not taken."))
            return
        name = media_name(data, extension)
        self.media[name] = data
        self._builder.add([Run(alt)], shape=Shape.FIGURE, image=name)


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Return *runs* cut at their line breaks."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines.extend([replace(run, text=part)] for part in rest)
    return lines


def _padded(row: Sequence[str], width: int) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(text),) if text else () for text in [*row, *[""] * (width - len(row))])
