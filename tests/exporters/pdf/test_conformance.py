"""The files before their judges: veraPDF, page-validation and qpdf, for PDF/A-3a and PDF/UA-1 together."""

import datetime as dt
import subprocess
from collections import Counter
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import page
import pytest

from aes_editor import container, letterhead
from aes_editor.document import Communique, Paragraphs
from aes_editor.document.edit import replaced
from exporters.pdf import compose, sign
from resources import path as resource
from tests import documents
from tests.documents import NOW
from tests.exporters.pdf.files import article, context, invented, made
from tests.needs import require, require_file
from tests.strategies import media_for

ROOT = Path(__file__).parents[3]
VERAPDF = ROOT / ".tools" / "verapdf"
HOW = "run tests/tools/fetch-verapdf.sh"
INVENTED = 300
EMBARGOED = NOW - dt.timedelta(days=1)

HAUSA = "Shugabannin ƙasashe uku sun ɗauki matakin gina babbar gada; ƴan jarida sun halarci ɓangaren buɗewa."
BAMBARA = "Jamana saba ɲɛmɔgɔw ye pɔn dilanni daminɛ ntɛnɛ don; ŋaniya ye ka sira kura dayɛlɛ."
FULFULDE = "Hooreeɓe leyɗeele tati ɗee puɗɗii mahgol pont; ɗum walla yahdu e ɓamtaare."
TIFINAGH = "ⵜⴰⵎⴰⵛⵉⵖⵜ ⵏ ⵙⴰⵃⵍ, ⵜⴰⵎⵓⵔⵜ ⵏ ⵉⵎⴰⵣⵉⵖⵏ."


def files() -> dict[str, bytes]:
    """Return documents of every kind, by name."""
    full = documents.full()
    sample = container.load(resource("samples/exemple.communique"))
    found = {
        "full": made(full).data,
        "embargo": made(full, EMBARGOED).data,
        "arabic": made(documents.arabic()).data,
        "hostile": made(documents.hostile()).data,
        "empty": made(Communique()).data,
        "long": made(article(*["Un paragraphe parmi d’autres, ni long ni court." * 9] * 200)).data,
        "sample": compose(sample.doc, context(media=sample.media)).data,
    }
    languages = {"ha": HAUSA, "bm": BAMBARA, "ff": FULFULDE, "tmh-Tfng": TIFINAGH, "xx-": "Langue inconnue."}
    for number, (language, text) in enumerate(languages.items()):
        doc = replaced(full, ("language",), language)
        found[f"language-{number}"] = made(replaced(doc, ("body",), (Paragraphs(text=text),))).data
    for name in letterhead.names():
        found[f"letterhead-{name}"] = compose(full, context(media=media_for(full), name=name)).data
    if find_spec("pyhanko"):
        from tests.certificates import identity  # noqa: PLC0415 - needs the extra

        found["signed"] = sign(full, context(media=media_for(full)), identity())
    for profile in ("archive", "bureau"):
        found[f"profile-{profile}"] = compose(full, replace(context(media=media_for(full)), profile=profile)).data
    for number, doc in enumerate(invented(INVENTED)):
        found[f"invented-{number:03}"] = made(doc, EMBARGOED if number % 2 else NOW).data
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of files."""
    written = tmp_path_factory.mktemp("pdf")
    for name, data in files().items():
        (written / f"{name}.pdf").write_bytes(data)
    return written


def test_verapdf_finds_no_fault(folder: Path) -> None:
    java = require("java", package="default-jre-headless")
    require_file(VERAPDF / "Validate.class", how=HOW)
    classes = f"{VERAPDF}/lib/*:{VERAPDF}"

    run = subprocess.run(
        [java, "-cp", classes, "Validate", folder, "3a", "ua1"], capture_output=True, text=True, check=True
    )

    verdicts = [line.split("\t") for line in run.stdout.splitlines()]
    faults = [verdict for verdict in verdicts if verdict[2] != "ok"]
    assert faults == []
    sound = Counter(flavour for _, flavour, *_ in verdicts)
    assert sound["3a"] == sound["ua1"] == len(list(folder.glob("*.pdf")))
    print(f"veraPDF: {sound['3a']} files conform to PDF/A-3a and PDF/UA-1")


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_page_validation_finds_no_fault(folder: Path, profile: str) -> None:
    faults = {
        path.name: [failure.message for failure in result.failures]
        for path in sorted(folder.glob("*.pdf"))
        if not (result := page.validate_pdf(str(path), profile=profile)).is_compliant
    }

    assert faults == {}


@pytest.mark.parametrize("name", ["full", "arabic", "hostile", "empty"])
def test_qpdf_reads_every_object(folder: Path, name: str) -> None:
    qpdf = require("qpdf", package="qpdf")

    run = subprocess.run([qpdf, "--check", folder / f"{name}.pdf"], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr
