"""What LibreOffice Writer makes of a communiqué, in each of its formats."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest

from aes_editor import importers
from aes_editor.document import Paragraphs, Quote, Subheading
from aes_editor.importers import Source

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
PAGE = """<html><head><meta charset="utf-8"><title></title></head><body>
<p align="center"><b>MINISTÈRE DES TRANSPORTS</b></p><p align="center">N° 033/MT/2026</p>
<p align="center"><b>COMMUNIQUÉ DE PRESSE</b></p>
<h1>Le bac de Farié reprend la traversée du fleuve</h1>
<p><b>Après quatre mois d’arrêt, le bac de Farié transporte de nouveau passagers et marchandises, chaque jour.</b></p>
<p>Farié, le 5 mai 2026 – Le bac de Farié a repris mardi la traversée du fleuve Niger, devant les commerçants.</p>
<p>« Nous faisions un détour de cent kilomètres », se souvient Harouna Seydou, président du marché de Gothèye.</p>
<h2>De nouveaux horaires</h2><ul><li>de 6 h à 19 h en semaine ;</li><li>de 7 h à 18 h le dimanche.</li></ul>
<table border="1"><tr><th>Passage</th><th>Prix</th></tr><tr><td>Piéton</td><td>100 F</td></tr></table>
<p>La Ministre, Mme Ramatou Oumarou, a promis un pont : « Les études commencent en juin. »</p>
<h2>À propos de l’Office des bacs</h2><p>L’Office des bacs exploite onze traversées.</p>
<h2>Contact presse</h2><p>Issoufou Garba, +227 91 00 00 55, presse@bacs.example</p></body></html>"""


def convert(source: Path, to: str, folder: Path) -> Path:
    """Return *source* as LibreOffice saves it in the format *to*; skip the test where it is not installed."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is not installed (Debian package libreoffice-writer-nogui)")
    profile = (folder / "profile").as_uri()
    reading = ["--infilter=HTML (StarWriter)"] if source.suffix == ".html" else []
    command = [office, f"-env:UserInstallation={profile}", "--headless", *reading, "--convert-to", to]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.{to.partition(':')[0]}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    source = folder / "bac.html"
    source.write_text(PAGE, encoding="utf-8")
    return convert(source, "odt:writer8", folder)


@pytest.mark.parametrize("to", ["odt:writer8", "docx", "rtf", "html:HTML (StarWriter)"])
def test_what_libreoffice_saves_is_understood(to: str, written: Path, tmp_path: Path) -> None:
    saved = written if to.startswith("odt") else convert(written, to, tmp_path)

    doc = importers.read(Source(saved.name, saved.read_bytes()), now=NOW, authority="aes.example").doc

    assert (doc.language, doc.reference, doc.kicker) == ("fr", "N° 033/MT/2026", "")
    assert doc.headline == "Le bac de Farié reprend la traversée du fleuve"
    assert doc.lead.startswith("Après quatre mois d’arrêt")
    assert (doc.dateline.place, doc.dateline.date) == ("Farié", dt.date(2026, 5, 5))
    speakers = [(block.speaker.name, block.speaker.role) for block in doc.body if isinstance(block, Quote)]
    assert speakers == [("Harouna Seydou", "président du marché de Gothèye"), ("Ramatou Oumarou", "Ministre")]
    assert [block.text for block in doc.body if isinstance(block, Subheading)] == ["De nouveaux horaires"]
    texts = [block.text for block in doc.body if isinstance(block, Paragraphs)]
    assert [text[:13] for text in texts] == ["Le bac de Far", "- de 6 h à 19", "| Passage | P"]
    (contact,) = doc.contacts
    assert (contact.name, contact.phones) == ("Issoufou Garba", ("+227 91 00 00 55",))
    assert len(doc.boilerplate) == 1
